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

  /// Of every model with bounds, all horizons together.
  private let pooled: [Pooled]

  private struct Pooled {
    let model: String
    let counts: [CoverageCount]
  }

  /// An outcome with the origin its forecast was made at.
  fileprivate struct Outcome {
    let origin: Int
    let point: ScoredPoint
  }

  /// Judges the bounds of every model.
  ///
  /// - Parameter data: forecasts beside actuals.
  public init(_ data: ScoringData) {
    var entries: [Entry] = []
    var scores: [RankedProbability] = []
    var pooled: [Pooled] = []
    let reach = { (step: Int) in Double(data.reach(at: step)) }
    for (model, name) in data.models.enumerated() {
      var hits: [ConfidenceLevel: OriginHits] = [:]
      for step in 0..<data.horizon {
        let outcomes = Self.outcomes(data, model: model, step: step)
        let points = outcomes.map(\.point)
        for level in points.first?.intervals.map(\.level) ?? [] {
          guard let own = OriginHits(outcomes, level: level),
            let entry = Entry(
              model: name, horizon: step + 1, coverage: own.coverage(at: level, reach: reach(step)),
              points: points)
          else { continue }
          entries.append(entry)
          hits[level, default: OriginHits()].add(own)
        }
        if let score = try? ContinuousRankedProbabilityScore().value(of: points) {
          scores.append(
            RankedProbability(
              model: name, horizon: step + 1, value: score.value, count: score.count))
        }
      }
      pooled.append(
        Pooled(
          model: name,
          counts: hits.keys.sorted().compactMap { level in
            hits[level]?.coverage(at: level, reach: reach(data.horizon - 1))
          }))
    }
    self.entries = entries
    self.pooled = pooled
    rankedProbability = scores
  }

  private static func outcomes(_ data: ScoringData, model: Int, step: Int) -> [Outcome] {
    data.series.flatMap { series in
      series.folds.compactMap { fold -> Outcome? in
        guard step < fold.actuals.count, !fold.actuals[step].isNaN else { return nil }
        return Outcome(origin: fold.origin, point: fold.point(model: model, step: step))
      }
    }
  }

  /// The entries of a model at a horizon, narrowest level first.
  public func entries(of model: String, at horizon: Int) -> [Entry] {
    entries.filter { $0.model == model && $0.horizon == horizon }
  }

  /// Coverage against level, all horizons together: what a reliability diagram shows.
  public func reliability(of model: String) -> [CoverageCount] {
    pooled.first { $0.model == model }?.counts ?? []
  }
}

extension OriginHits {
  /// Nil where a point has no bounds at the level.
  fileprivate init?(_ outcomes: [CalibrationTable.Outcome], level: ConfidenceLevel) {
    self.init()
    for outcome in outcomes {
      guard let bounds = try? outcome.point.bounds(at: level) else { return nil }
      let actual = outcome.point.actual
      add(bounds.lower <= actual && actual <= bounds.upper, origin: outcome.origin)
    }
  }
}

extension CalibrationTable.Entry {
  /// Nil where a score overflows.
  fileprivate init?(
    model: String, horizon: Int, coverage: CoverageCount?, points: [ScoredPoint]
  ) {
    guard let coverage,
      let width = try? IntervalWidth(level: coverage.level).value(of: points),
      let score = try? IntervalScore(level: coverage.level).value(of: points)
    else { return nil }
    self.init(
      model: model, horizon: horizon, coverage: coverage, width: width.value, score: score.value)
  }
}
