internal import ForecastCore

/// A few folds worth looking at: where the best model did best, as usual and worst, and the
/// latest one.
public struct TellingFolds: Sendable {
  /// Why a fold was chosen.
  public enum Reason: String, Hashable, Sendable {
    case latest
    case best
    case usual
    case worst
  }

  /// A chosen fold.
  public struct Choice: Hashable, Sendable {
    /// A position in the result's `series`.
    public let series: Int
    /// A position in that series' `folds`.
    public let fold: Int
    /// Why it was chosen.
    public let reason: Reason
    /// The mean absolute error of the model there.
    public let error: Double
  }

  /// Latest, usual, best, worst; fewer where folds are few.
  public let choices: [Choice]

  /// Chooses folds of an evaluation.
  ///
  /// Errors of folds are compared within their series, divided by the mean error there, so that
  /// a series of large numbers is not always the worst.
  ///
  /// - Parameters:
  ///   - result: the evaluation; folds that every model finished count.
  ///   - model: a position in its `models`.
  public init(_ result: CrossValidationResult, model: Int) {
    var all: [(choice: Choice, size: Double)] = []
    for (index, series) in result.series.enumerated() {
      let own = series.folds.indices.compactMap { fold -> (Int, Double)? in
        guard result.isScored(series: index, fold: fold),
          let error = Self.error(result, model: model, series: index, fold: fold)
        else { return nil }
        return (fold, error)
      }
      let mean = own.reduce(0) { $0 + $1.1 } / Double(max(1, own.count))
      all += own.map { fold, error in
        (
          Choice(series: index, fold: fold, reason: .usual, error: error),
          mean > 0 ? error / mean : 0
        )
      }
    }
    guard let latest = all.last(where: { $0.choice.series == all[0].choice.series }) else {
      choices = []
      return
    }
    let sorted = all.sorted {
      ($0.size, $0.choice.series, $0.choice.fold) < ($1.size, $1.choice.series, $1.choice.fold)
    }
    let wanted: [(Choice, Reason)] = [
      (latest.choice, .latest), (sorted[sorted.count / 2].choice, .usual),
      (sorted[0].choice, .best), (sorted[sorted.count - 1].choice, .worst),
    ]
    var choices: [Choice] = []
    for (choice, reason) in wanted
    where !choices.contains(where: { $0.series == choice.series && $0.fold == choice.fold }) {
      choices.append(
        Choice(
          series: choice.series, fold: choice.fold, reason: reason, error: choice.error))
    }
    self.choices = choices
  }

  private static func error(
    _ result: CrossValidationResult, model: Int, series: Int, fold: Int
  ) -> Double? {
    guard let forecast = result.models[model].outcomes[series][fold].forecast else { return nil }
    let one = result.series[series]
    let errors = zip(one.actuals(of: one.folds[fold]), forecast.point)
      .map { abs($0 - $1) }.filter(\.isFinite)
    return errors.isEmpty ? nil : errors.reduce(0, +) / Double(errors.count)
  }
}
