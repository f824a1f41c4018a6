internal import FoundationEssentials

/// A comma-separated fixture beside the test that reads it.
///
/// The first line, a comment, says how the file was made; the second names the columns; no field
/// is quoted.
public struct FixtureTable: Sendable {
  /// The columns' names.
  public let columns: [String]
  /// The fields of each row, as many as there are columns.
  public let rows: [[String]]

  /// Reads `Fixtures/<name>` of a test target.
  ///
  /// - Parameters:
  ///   - name: the file's name.
  ///   - test: a source file of the test target; the caller's own unless given.
  /// - Throws: the error of the file system, or `FixtureError` on a row of another width.
  public init(_ name: String, besideTargetOf test: String = #filePath) throws {
    let parts = test.split(separator: "/", omittingEmptySubsequences: false)
    let target = parts.lastIndex { $0.hasSuffix("Tests") && $0 != "Tests" } ?? 0
    let path = parts[...target].joined(separator: "/") + "/Fixtures/" + name
    let lines = try String(contentsOfFile: path, encoding: .utf8)
      .split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    guard let columns = lines.first, lines.count > 1 else {
      throw FixtureError(description: "\(name): expected a header and rows")
    }
    if let row = lines.first(where: { $0.count != columns.count }) {
      throw FixtureError(description: "\(name): expected \(columns.count) fields, found \(row)")
    }
    self.columns = columns
    rows = Array(lines.dropFirst())
  }

  /// The integers of a row.
  public func integers(_ row: Int) throws -> [Int] {
    try rows[row].map { field in
      guard let number = Int(field) else {
        throw FixtureError(description: "expected an integer, found '\(field)'")
      }
      return number
    }
  }

  /// The numbers of a row.
  public func numbers(_ row: Int) throws -> [Double] {
    try rows[row].map { field in
      guard let number = Double(field) else {
        throw FixtureError(description: "expected a number, found '\(field)'")
      }
      return number
    }
  }
}

/// Why a fixture cannot be read.
public struct FixtureError: Error, CustomStringConvertible {
  /// What was expected and found.
  public let description: String
}
