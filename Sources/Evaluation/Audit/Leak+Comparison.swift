internal import ForecastCore

extension Leak {
  /// The first difference between two outcomes of a fold, if there is one: bit by bit.
  struct Difference {
    var part: Part
    var step: Int?
    var before: String
    var after: String

    /// Nil where both are the same.
    init?(_ before: FoldOutcome, _ after: FoldOutcome) {
      guard case .finished(let old) = before, case .finished(let new) = after else {
        guard before != after else { return nil }
        self.init(.outcome, nil, Self.text(before), Self.text(after))
        return
      }
      if let found = Self.first(.point, old.point, new.point) {
        self = found
        return
      }
      guard old.intervals.map(\.level) == new.intervals.map(\.level) else {
        self.init(.outcome, nil, "\(old.intervals.count) intervals", "\(new.intervals.count)")
        return
      }
      for (old, new) in zip(old.intervals, new.intervals) {
        if let found = Self.first(.lower(old.level), old.lower, new.lower)
          ?? Self.first(.upper(old.level), old.upper, new.upper)
        {
          self = found
          return
        }
      }
      guard let found = Self.first(old.distribution, new.distribution) else { return nil }
      self = found
    }

    /// Nil where both series have the same scale.
    init?(
      _ before: Result<SeasonalScale, MetricError>, _ after: Result<SeasonalScale, MetricError>
    ) {
      guard before != after else { return nil }
      self.init(.scale, nil, "\(before)", "\(after)")
    }

    private init(_ part: Part, _ step: Int?, _ before: String, _ after: String) {
      self.part = part
      self.step = step
      self.before = before
      self.after = after
    }

    private static func first(_ part: Part, _ old: [Double], _ new: [Double]) -> Difference? {
      guard old.count == new.count else {
        return Difference(.outcome, nil, "\(old.count) steps", "\(new.count)")
      }
      return old.indices.first { old[$0].bitPattern != new[$0].bitPattern }.map {
        Difference(part, $0 + 1, "\(old[$0])", "\(new[$0])")
      }
    }

    private static func first(
      _ old: PredictiveDistribution?, _ new: PredictiveDistribution?
    ) -> Difference? {
      guard let old, let new else {
        guard (old == nil) != (new == nil) else { return nil }
        return Difference(
          .outcome, nil, old == nil ? "no distribution" : "a distribution",
          new == nil ? "none" : "one")
      }
      let (before, after) = (old.numbers, new.numbers)
      for (step, pair) in zip(before, after).enumerated() where pair.0 != pair.1 {
        if let place = zip(pair.0, pair.1).first(where: { $0.bitPattern != $1.bitPattern }) {
          return Difference(.distribution, step + 1, "\(place.0)", "\(place.1)")
        }
      }
      return before.map(\.count) == after.map(\.count)
        ? nil : Difference(.outcome, nil, "a distribution", "another kind")
    }

    private static func text(_ outcome: FoldOutcome) -> String {
      switch outcome {
      case .finished: "a forecast"
      case .failed(let failure): "a failure ('\(failure.reason)')"
      case .interrupted: "an interruption"
      }
    }
  }
}

extension PredictiveDistribution {
  /// Every number of every step.
  fileprivate var numbers: [[Double]] {
    switch self {
    case .gaussian(let means, let deviations): zip(means, deviations).map { [$0, $1] }
    case .studentT(let locations, let scales, let freedom):
      zip(locations, scales).map { [$0, $1, freedom] }
    case .quantiles(let probabilities, let values): values.map { probabilities + $0 }
    case .directions(let directions): (0..<steps).map(directions.numbers)
    }
  }
}
