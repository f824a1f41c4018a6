internal import ForecastCore

/// How honest the prediction intervals are: coverage against level with its band, width, interval
/// score and CRPS, by model and horizon, all series pooled.
public struct CalibrationTable: Sendable {
  /// The bounds of one level, of one model at one horizon.
  public struct Entry: Hashable, Sendable {
    /// The model.
    public let model: String
    /// Steps ahead, from 1.
    public let horizon: Int
    /// Outcomes between the bounds.
    public let coverage: CoverageCount
    /// Mean distance of the bounds, in the unit of the series.
    public let width: Double
    /// Mean interval (Winkler) score, in the unit of the series.
    public let score: Double
  }

  /// The CRPS of one model at one horizon.
  public struct RankedProbability: Hashable, Sendable {
    /// The model.
    public let model: String
    /// Steps ahead, from 1.
    public let horizon: Int
    /// Mean score, in the unit of the series.
    public let value: Double
    /// Outcomes behind it.
    public let count: Int
  }

  /// By model, horizon and level, narrowest first; models without bounds have none.
  public let entries: [Entry]
  /// By model and horizon; only models with bounds or a distribution.
  public let rankedProbability: [RankedProbability]

  /// Judges the bounds of every model.
  ///
  /// - Parameter data: forecasts beside actuals.
  public init(_ data: ScoringData) {
    var entries: [Entry] = []
    var scores: [RankedProbability] = []
    for (model, name) in data.models.enumerated() {
      for step in 0..<data.horizon {
        let points = data.series.flatMap { series in
          series.folds.compactMap { fold -> ScoredPoint? in
            guard step < fold.actuals.count, !fold.actuals[step].isNaN else { return nil }
            return fold.point(model: model, step: step)
          }
        }
        let levels = points.first?.intervals.map(\.level) ?? []
        let reach = Double(1 + (step + data.gap) / data.step)
        entries += levels.compactMap {
          Entry(model: name, horizon: step + 1, level: $0, points: points, reach: reach)
        }
        if let score = try? ContinuousRankedProbabilityScore().value(of: points) {
          scores.append(
            RankedProbability(
              model: name, horizon: step + 1, value: score.value, count: score.count))
        }
      }
    }
    self.entries = entries
    rankedProbability = scores
  }

  /// The entries of a model at a horizon, narrowest level first.
  public func entries(of model: String, at horizon: Int) -> [Entry] {
    entries.filter { $0.model == model && $0.horizon == horizon }
  }

  /// Coverage against level, all horizons together: what a reliability diagram shows.
  public func reliability(of model: String) -> [CoverageCount] {
    let own = entries.filter { $0.model == model }
    return Set(own.map(\.coverage.level)).sorted().compactMap { level in
      let counts = own.map(\.coverage).filter { $0.level == level }
      return counts.dropFirst().reduce(counts.first) { sum, next in sum.map { $0 + next } }
    }
  }
}

extension CalibrationTable.Entry {
  /// Nil where a point has no bounds at the level, or a score overflows.
  fileprivate init?(
    model: String, horizon: Int, level: ConfidenceLevel, points: [ScoredPoint], reach: Double
  ) {
    guard let width = try? IntervalWidth(level: level).value(of: points),
      let score = try? IntervalScore(level: level).value(of: points)
    else { return nil }
    let inside = points.count { point in
      guard let bounds = try? point.bounds(at: level) else { return false }
      return bounds.lower <= point.actual && point.actual <= bounds.upper
    }
    self.init(
      model: model, horizon: horizon,
      coverage: CoverageCount(
        level: level, inside: inside, count: points.count,
        independent: max(1, Double(points.count) / reach)),
      width: width.value, score: score.value)
  }
}
