/// Every metric of every model, series by series and horizon by horizon.
///
/// Horizons are never averaged silently: the mean over them is a horizon of its own,
/// `ScoreHorizon.mean`. On panels two ways to sum up the series stand side by side: all points
/// pooled, and the mean of the series' own values (the M4 manner).
public struct ScoreTable: Sendable {
  /// A value, or why there is none.
  public typealias Cell = Result<MetricValue, MetricError>

  /// The models, in the order of the comparison.
  public let models: [String]
  /// Models of the comparison that finished no fold: they have no scores.
  public let absentModels: [String]
  /// The metrics, in the order asked for.
  public let metrics: [any Metric]
  /// The summaries and series scored, in the order reports show them.
  public let groups: [ScoreGroup]
  /// The most steps any fold has.
  public let horizon: Int
  /// The model that skill is measured against.
  public let baseline: String
  /// `[model][group][horizon, the mean last][metric]`, flat.
  let cells: [Cell]

  /// Scores data by metrics.
  ///
  /// - Parameters:
  ///   - data: forecasts beside actuals.
  ///   - metrics: what to score by.
  ///   - baseline: the model that skill is measured against.
  ///   - keepsSeries: whether every series of a panel gets scores of its own, besides the
  ///     summaries.
  public init(
    _ data: ScoringData, metrics: [any Metric], baseline: String = "naive",
    keepsSeries: Bool = true
  ) {
    let builder = ScoreBuilder(data: data, metrics: metrics, keepsSeries: keepsSeries)
    models = data.models
    absentModels = data.absentModels
    self.metrics = metrics
    groups = builder.groups
    horizon = data.horizon
    self.baseline = baseline
    cells = builder.cells()
  }

  /// The horizons scored: every step, then their mean.
  public var horizons: [ScoreHorizon] {
    horizon == 0 ? [] : (1...horizon).map(ScoreHorizon.step) + [.mean]
  }

  /// What sums the comparison up: the series itself where there is one, else the mean of series.
  public var headline: ScoreGroup { groups.first ?? .meanOfSeries }

  /// The score at positions in `models`, `groups` and `metrics`.
  public subscript(
    model model: Int, group group: Int, horizon horizon: ScoreHorizon, metric metric: Int
  ) -> Cell {
    let row = (model * groups.count + group) * (self.horizon + 1)
    return cells[(row + horizon.position(of: self.horizon)) * metrics.count + metric]
  }

  /// The score of a model by name, or nil where the table has no such entry.
  ///
  /// - Parameters:
  ///   - model: a name from `models`.
  ///   - group: a member of `groups`; nil takes the headline.
  ///   - horizon: a step, or the mean over steps.
  ///   - metric: the name of a metric.
  /// - Returns: the value, or why it is undefined.
  public func score(
    of model: String, in group: ScoreGroup? = nil, at horizon: ScoreHorizon, by metric: String
  ) -> Cell? {
    guard let model = models.firstIndex(of: model),
      let group = groups.firstIndex(of: group ?? headline),
      let metric = metrics.firstIndex(where: { $0.name == metric }),
      horizons.contains(horizon)
    else { return nil }
    return self[model: model, group: group, horizon: horizon, metric: metric]
  }

  /// The models with the best value, more than one on a tie; none where no value is better.
  public func best(group: Int, horizon: ScoreHorizon, metric: Int) -> [Int] {
    let values = models.indices.map {
      try? self[model: $0, group: group, horizon: horizon, metric: metric].get().value
    }
    let better = metrics[metric].better
    guard better != .neither else { return [] }
    let best = values.compactMap { $0 }.reduce(nil as Double?) { found, value in
      guard let found else { return value }
      return better.isBetter(value, than: found) ? value : found
    }
    return models.indices.filter { best != nil && values[$0] == best }
  }

  /// Skill against the baseline, `1 − metric / metric of the baseline`: above 0 is better.
  ///
  /// - Returns: the skill, or why there is none; only metrics with 0 as their best have it.
  public func skill(
    model: Int, group: Int, horizon: ScoreHorizon, metric: Int
  ) -> Result<Double, MetricError> {
    guard let reference = models.firstIndex(of: baseline) else {
      return .failure(.noReference(baseline))
    }
    guard metrics[metric].better == .smaller else { return .failure(.noSkill) }
    return Result { () throws(MetricError) in
      let own = try self[model: model, group: group, horizon: horizon, metric: metric].get()
      let naive = try self[model: reference, group: group, horizon: horizon, metric: metric].get()
      guard naive.value > 0 else { throw .zeroReference(baseline) }
      return 1 - own.value / naive.value
    }
  }
}
