public import ForecastCore

/// Picks a model for a panel by a quick rolling evaluation.
///
/// The candidates are compared at the last origins, each refitted there; the smallest mean over
/// steps of the scaled error (MASE, or MAE where a series gives no scale) wins, and a tie goes
/// to the candidate named first, so name the simplest first.
public struct ModelSelection: Sendable {
  /// Steps that will be forecast.
  public let horizon: Int
  /// Origins to compare at, where the series are long enough.
  public let windows: Int
  /// Where all randomness comes from.
  public let seed: UInt64
  /// How many fits run at a time.
  public let threads: Int

  /// A selection over the last 20 origins, unless said otherwise.
  public init(horizon: Int, windows: Int = 20, seed: UInt64 = 1, threads: Int = 1) {
    self.horizon = horizon
    self.windows = windows
    self.seed = seed
    self.threads = threads
  }

  /// What was chosen, and the comparison it rests on.
  public struct Choice: Sendable {
    /// The position of the chosen model among the candidates.
    public let model: Int
    /// The name of the metric that decided.
    public let metric: String
    /// Every candidate at every step.
    public let scores: ScoreTable
    /// Folds that were compared.
    public let folds: Int
  }

  /// Compares candidates.
  ///
  /// - Parameters:
  ///   - candidates: at least one, the simplest first.
  ///   - panel: the series.
  /// - Returns: the choice, or nil where the series are too short to compare anything.
  /// - Throws: `RollingOriginError` where the series cannot be cut.
  public func choose(among candidates: [any Forecaster], on panel: Panel) async throws -> Choice? {
    // Half of the shortest series is kept for training, so that short series are compared too.
    let shortest = panel.whole.map(\.count).min() ?? 0
    let fitting = min(windows, shortest / 2 - horizon + 1)
    guard fitting >= 1 else { return nil }
    let evaluation = CrossValidation(
      plan: RollingOrigin(horizon: horizon, windows: fitting), seed: seed, threads: threads)
    let data = ScoringData(try await evaluation.evaluate(candidates, on: panel))
    guard data.scoredFolds > 0 else { return nil }
    let metrics: [any Metric] = [MeanAbsoluteScaledError(), MeanAbsoluteError()]
    let scores = ScoreTable(
      data, metrics: metrics, baseline: candidates[0].name, keepsSeries: false)
    for metric in metrics {
      guard let position = scores.metrics.firstIndex(where: { $0.name == metric.name }),
        let group = scores.groups.firstIndex(of: scores.headline),
        let best = scores.best(group: group, horizon: .mean, metric: position).first,
        let chosen = candidates.firstIndex(where: { $0.name == scores.models[best] })
      else { continue }
      return Choice(
        model: chosen, metric: metric.name, scores: scores, folds: data.scoredFolds)
    }
    return nil
  }
}
