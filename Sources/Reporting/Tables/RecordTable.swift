/// Records of text and numbers, for programs: as CSV, or as a JSON array of objects.
public struct RecordTable: Sendable {
  /// A field of a record.
  public enum Value: Hashable, Sendable, Encodable {
    case text(String)
    case integer(Int)
    case number(Double)

    /// The field as CSV and tables print it; empty for a number that is none.
    public var text: String {
      switch self {
      case .text(let text): text
      case .integer(let integer): "\(integer)"
      case .number(let number): number.isFinite ? "\(number)" : ""
      }
    }

    /// A string or a number, null for a number that is none.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .text(let text): try container.encode(text)
      case .integer(let integer): try container.encode(integer)
      case .number(let number) where number.isFinite: try container.encode(number)
      case .number: try container.encodeNil()
      }
    }
  }

  /// The names of the fields.
  public let header: [String]
  /// The records, a value a field.
  public let records: [[Value]]

  /// A table of records, a value for every name in the header.
  public init(header: [String], records: [[Value]]) {
    precondition(
      records.allSatisfy { $0.count == header.count }, "a value for every field expected")
    self.header = header
    self.records = records
  }

  /// A header line and a line a record.
  public func csv() -> String {
    CSVText.line(header.map(CSVText.field))
      + records.map { CSVText.line($0.map { CSVText.field($0.text) }) }.joined()
  }

  /// An array of objects.
  public func json() -> String {
    JSONText.text(
      records.map { Dictionary(zip(header, $0), uniquingKeysWith: { first, _ in first }) })
  }

  /// The same as an aligned table.
  public func table() -> TextTable {
    TextTable(header: header, rows: records.map { $0.map { TextTable.Cell($0.text) } })
  }
}
