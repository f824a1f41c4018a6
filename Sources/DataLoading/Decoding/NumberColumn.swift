/// A column of numbers, decoded under the one decimal mark that fits it throughout.
struct NumberColumn: Sendable {
  let mark: DecimalMark
  /// NaN where missing.
  let values: [Double]

  /// Decodes a column.
  ///
  /// The decimal point is tried first. Where it fails, or where every number with a comma could
  /// also be one with decimals, the comma is tried. A file whose delimiter is the comma settles
  /// `"1,234"` as a thousand; any other file must settle it by another number of the column.
  ///
  /// - Parameters:
  ///   - fields: the column.
  ///   - name: its name.
  ///   - sheet: where it stands.
  ///   - bytes: the file.
  ///   - mark: the decimal mark, nil to find it.
  /// - Returns: its numbers and their mark.
  /// - Throws: `DataError` for the first field that is no number.
  static func decode(
    _ fields: FieldRun, name: String, sheet: Sheet, bytes: Span<UInt8>, mark: DecimalMark?
  ) throws(DataError) -> NumberColumn {
    let parser = NumberParser()
    switch attempt(fields, parser, bytes, mark ?? .point) {
    case .success(let point):
      guard mark == nil, let row = point.firstAmbiguous, sheet.table.delimiter != .comma,
        case .success(let comma) = attempt(fields, parser, bytes, .comma)
      else { return NumberColumn(mark: mark ?? .point, values: point.values) }
      throw .ambiguousNumber(
        at: sheet.position(fields[row], bytes), column: name,
        found: fields[row].excerpt(in: bytes).trimmingBlanks(),
        asPoint: "\(point.values[row])", asComma: "\(comma.values[row])")
    case .failure(let failure):
      if mark == nil {
        switch attempt(fields, parser, bytes, .comma) {
        case .success(let comma): return NumberColumn(mark: .comma, values: comma.values)
        case .failure(let other) where other.row > failure.row && failure.reading == .notANumber:
          throw error(other, fields, .comma, name: name, sheet: sheet, bytes: bytes)
        case .failure: break
        }
      }
      throw error(failure, fields, mark ?? .point, name: name, sheet: sheet, bytes: bytes)
    }
  }

  private struct Attempt {
    var values: [Double]
    var firstAmbiguous: Int?
  }

  private struct Failure: Error {
    let row: Int
    let reading: NumberParser.Reading
  }

  private static func attempt(
    _ fields: FieldRun, _ parser: NumberParser, _ bytes: Span<UInt8>, _ mark: DecimalMark
  ) -> Result<Attempt, Failure> {
    var attempt = Attempt(values: [])
    attempt.values.reserveCapacity(fields.count)
    for field in fields {
      switch parser.read(field, in: bytes, mark: mark) {
      case .number(let value): attempt.values.append(value)
      case .missing: attempt.values.append(.nan)
      case .ambiguous(let value):
        if attempt.firstAmbiguous == nil { attempt.firstAmbiguous = attempt.values.count }
        attempt.values.append(value)
      case let reading:
        return .failure(Failure(row: attempt.values.count, reading: reading))
      }
    }
    return .success(attempt)
  }

  private static func error(
    _ failure: Failure, _ fields: FieldRun, _ mark: DecimalMark, name: String, sheet: Sheet,
    bytes: Span<UInt8>
  ) -> DataError {
    let field = fields[failure.row]
    let at = sheet.position(field, bytes)
    let found = field.excerpt(in: bytes).trimmingBlanks()
    switch failure.reading {
    case .percentage: return .percentage(at: at, column: name, found: found)
    case .tooLarge: return .numberTooLarge(at: at, column: name, found: found)
    default: return .notANumber(at: at, column: name, found: found, mark: mark)
    }
  }
}
