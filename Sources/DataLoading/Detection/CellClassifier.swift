/// What a cell seems to hold, looked at alone.
enum CellKind: Sendable {
  case missing
  case number
  case date
  case text
}

/// Tells kinds of cells apart.
struct CellClassifier: Sendable {
  private let numbers = NumberParser()

  func kind(of field: CSVField, in bytes: Span<UInt8>) -> CellKind {
    for mark in [DecimalMark.point, .comma] {
      switch numbers.read(field, in: bytes, mark: mark) {
      case .missing: return .missing
      case .number, .ambiguous, .tooLarge, .percentage: return .number
      case .notANumber: continue
      }
    }
    let range = field.trimmed(in: bytes)
    let isDate = DateFormat.allCases.contains { format in
      !format.isBareNumber && DateParser.read(range, in: bytes, as: format) != .otherFormat
    }
    return isDate ? .date : .text
  }

  /// The whole number a cell holds, or nil.
  func integer(_ field: CSVField, in bytes: Span<UInt8>) -> Int? {
    if case .time(let time) = DateParser.read(field.trimmed(in: bytes), in: bytes, as: .index) {
      return time.clock
    }
    return nil
  }
}
