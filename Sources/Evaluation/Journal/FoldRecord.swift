/// What became of one model at one fold of one series, with what it cost: enough not to do the
/// work again.
public struct FoldRecord: Hashable, Sendable {
  /// The model's name.
  public let model: String
  /// The position of the series in the panel.
  public let series: Int
  /// The position of the fold in the series.
  public let fold: Int
  /// The forecast, or why there is none; interrupted only where an `AuditRecord` leaves out what is
  /// the same.
  public let outcome: FoldOutcome
  /// What was spent since the record before of the same task.
  public let cost: EvaluationCost
  /// How the networks of the fit were trained, beside the first fold that the fit served; nil
  /// beside others, and where there are no networks.
  public var training: FitTraining?
  /// What the fits up to here leave for those to come (`RollingFitter.memory`), beside the last
  /// fold that a fit served; nil beside others, and where no fit starts from this one.
  public var memory: [UInt8]?
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

  /// The records of some folds, those that are finished.
  func records(of model: String, _ folds: [FoldPlace]) -> [FoldRecord] {
    folds.compactMap { record(of: model, series: $0.series, fold: $0.fold) }
  }

  /// How many of some folds are finished.
  func count(of model: String, _ folds: [FoldPlace]) -> Int {
    records.isEmpty
      ? 0 : folds.count { record(of: model, series: $0.series, fold: $0.fold) != nil }
  }

  /// The record of a fold, if it is finished.
  func record(of model: String, series: Int, fold: Int) -> FoldRecord? {
    records.isEmpty ? nil : records[Key(model: model, series: series, fold: fold)]
  }
}
