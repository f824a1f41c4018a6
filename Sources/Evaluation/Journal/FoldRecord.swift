/// What became of one model at one fold of one series, with what it cost: enough not to do the
/// work again.
public struct FoldRecord: Hashable, Sendable {
  /// The model's name.
  public let model: String
  /// The position of the series in the panel.
  public let series: Int
  /// The position of the fold in the series.
  public let fold: Int
  /// The forecast, or why there is none; never interrupted.
  public let outcome: FoldOutcome
  /// What was spent since the record before of the same task.
  public let cost: EvaluationCost
}

/// The folds that an earlier, interrupted run has finished.
struct FinishedFolds: Sendable {
  private struct Key: Hashable {
    let model: String
    let series: Int
    let fold: Int
  }

  private let records: [Key: FoldRecord]

  init(_ records: [FoldRecord] = []) {
    self.records = Dictionary(
      records.map { (Key(model: $0.model, series: $0.series, fold: $0.fold), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The record of a fold, if it is finished.
  func record(of model: String, series: Int, fold: Int) -> FoldRecord? {
    records.isEmpty ? nil : records[Key(model: model, series: series, fold: fold)]
  }
}
