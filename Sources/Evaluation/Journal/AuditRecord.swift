internal import ForecastCore

/// What an audit found at one fold of one model, with one future replaced.
public struct AuditRecord: Hashable, Sendable {
  /// The origin whose future was replaced, and by what.
  public let stage: FitPlace.Stage
  /// What the model said, and what it cost.
  public let record: FoldRecord
  /// Whether it said the same as in the evaluation, bit by bit.
  public let isSame: Bool
}

extension AuditRecord {
  /// The record as bytes: a forecast that is the same is left out.
  public var bytes: [UInt8] {
    var writer = ByteWriter()
    writer.write(Self.mark)
    writer.write(UInt32(stage.origin))
    writer.write(stage.replacement.rawValue)
    writer.write(isSame)
    return writer.bytes + (isSame ? record.with(.interrupted) : record).bytes
  }

  /// Reads what `bytes` gives; nil for other bytes, those of a `FoldRecord` among them.
  public init?(bytes: [UInt8]) {
    var reader = ByteReader(bytes[...])
    guard reader.integer(UInt8.self) == Self.mark, let origin = reader.integer(UInt32.self),
      let replacement = reader.text().flatMap(FutureReplacement.init),
      let isSame = reader.flag(),
      let record = FoldRecord(from: &reader), reader.isAtEnd,
      (record.outcome == .interrupted) == isSame
    else { return nil }
    stage = FitPlace.Stage(origin: Int(origin), replacement: replacement)
    self.record = record
    self.isSame = isSame
  }

  /// The record with the forecast that was left out of `bytes`.
  func completed(by result: CrossValidationResult) -> FoldRecord? {
    guard isSame, record.outcome == .interrupted else { return record }
    guard let model = result.models.first(where: { $0.name == record.model }),
      model.outcomes.indices ~= record.series,
      model.outcomes[record.series].indices ~= record.fold
    else { return nil }
    return record.with(model.outcomes[record.series][record.fold])
  }

  /// No layout of a `FoldRecord`.
  private static let mark: UInt8 = 0xA1
}

extension FoldRecord {
  /// The same record with another outcome, and without a training.
  func with(_ outcome: FoldOutcome) -> FoldRecord {
    FoldRecord(
      model: model, series: series, fold: fold, outcome: outcome, cost: cost, memory: memory)
  }
}
