internal import ForecastCore

extension InnerEvaluation {
  /// The outcomes of a piece of work as bytes, every number exactly.
  static func bytes(of outcomes: Outcomes) -> [UInt8] {
    var writer = ByteWriter()
    writer.write(UInt32(outcomes.count))
    for (origin, forecast) in outcomes {
      writer.write(UInt32(origin))
      switch forecast {
      case .success(let forecast):
        writer.write(UInt8(0))
        writer.write(forecast)
      case .failure(let failure):
        writer.write(UInt8(1))
        writer.write(failure.reason)
      }
    }
    return writer.bytes
  }

  /// What an earlier run has kept of a piece of work; nil where it has not finished it.
  ///
  /// - Parameters:
  ///   - checkpoint: the place of the piece.
  ///   - count: how many origins there are.
  /// - Returns: what the piece would give again.
  static func outcomes(in checkpoint: FitCheckpoint?, of count: Int) -> Outcomes? {
    guard let bytes = checkpoint?.found() else { return nil }
    var reader = ByteReader(bytes[...])
    guard let outcomes = outcomes(&reader, of: count), reader.isAtEnd else {
      checkpoint?.refuse("expected the forecasts of a candidate, found other bytes")
      return nil
    }
    return outcomes
  }

  private static func outcomes(_ reader: inout ByteReader, of count: Int) -> Outcomes? {
    guard let found = reader.integer(UInt32.self) else { return nil }
    var outcomes: Outcomes = []
    for _ in 0..<found {
      guard let origin = reader.integer(UInt32.self), origin < count else { return nil }
      switch reader.integer(UInt8.self) {
      case 0:
        guard let forecast = reader.forecast() else { return nil }
        outcomes.append((Int(origin), .success(forecast)))
      case 1:
        guard let reason = reader.text() else { return nil }
        outcomes.append((Int(origin), .failure(OriginFailure(reason: reason))))
      default: return nil
      }
    }
    return outcomes
  }
}
