internal import ForecastCore

extension FoldRecord {
  /// The record as bytes, every number exactly; without the training, which can be encoded.
  public var bytes: [UInt8] {
    var writer = ByteWriter()
    writer.write(Self.layout)
    writer.write(model)
    writer.write(UInt32(series))
    writer.write(UInt32(fold))
    writer.write(UInt32(cost.fits))
    writer.write(cost.fitSeconds)
    writer.write(cost.forecastSeconds)
    switch outcome {
    case .finished(let forecast):
      writer.write(UInt8(0))
      writer.write(forecast)
    case .failed(let failure):
      writer.write(UInt8(1))
      writer.write(failure.phase.rawValue)
      writer.write(failure.reason)
    case .interrupted: writer.write(UInt8(2))
    }
    writer.write(memory != nil)
    if let memory { writer.write(memory) }
    return writer.bytes
  }

  /// Reads what `bytes` gives; nil for other bytes.
  public init?(bytes: [UInt8]) {
    var reader = ByteReader(bytes[...])
    self.init(from: &reader)
    guard reader.isAtEnd, outcome != .interrupted else { return nil }
  }

  /// Reads a record, also one without an outcome.
  init?(from reader: inout ByteReader) {
    guard reader.integer(UInt8.self) == Self.layout, let model = reader.text(),
      let series = reader.integer(UInt32.self), let fold = reader.integer(UInt32.self),
      let fits = reader.integer(UInt32.self), let fitSeconds = reader.number(),
      let forecastSeconds = reader.number(), let outcome = reader.outcome(),
      let hasMemory = reader.flag()
    else { return nil }
    self.init(
      model: model, series: Int(series), fold: Int(fold), outcome: outcome,
      cost: EvaluationCost(
        fits: Int(fits), fitSeconds: fitSeconds, forecastSeconds: forecastSeconds),
      memory: hasMemory ? reader.block() : nil)
    if hasMemory, memory == nil { return nil }
  }

  private static let layout: UInt8 = 2
}

extension ByteReader {
  fileprivate mutating func outcome() -> FoldOutcome? {
    switch integer(UInt8.self) {
    case 0: return forecast().map(FoldOutcome.finished)
    case 1:
      guard let phase = text().flatMap(FoldFailure.Phase.init), let reason = text() else {
        return nil
      }
      return .failed(FoldFailure(phase: phase, reason: reason))
    case 2: return .interrupted
    default: return nil
    }
  }
}
