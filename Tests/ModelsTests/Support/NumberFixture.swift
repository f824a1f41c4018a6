import ForecastCore
import Foundation
import Testing

/// Reference numbers that a script under `Scripts/fixtures` wrote.
struct NumberFixture: Sendable {
  private let numbers: [String: [Double]]
  /// Every case, in the order of the file.
  let cases: [String]

  /// Reads `Tests/ModelsTests/Fixtures/<name>.tsv`: case, quantity, numbers.
  init(_ name: String) throws {
    let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/\(name).tsv")
    var numbers: [String: [Double]] = [:]
    var cases: [String] = []
    for line in try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t")
      numbers["\(fields[0])\t\(fields[1])"] = fields[2].split(separator: " ").compactMap {
        Double($0)
      }
      if cases.last != String(fields[0]) { cases.append(String(fields[0])) }
    }
    self.numbers = numbers
    self.cases = cases
  }

  /// The numbers of a quantity of a case.
  func callAsFunction(_ quantity: String, of one: String) throws -> [Double] {
    try #require(numbers["\(one)\t\(quantity)"], "no \(quantity) of \(one) in the fixture")
  }
}

/// The package's own small series.
enum Dataset {
  /// A column of `datasets/<file>`.
  static func column(_ name: String, of file: String) throws -> [Double] {
    let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "datasets/\(file)")
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    let header = lines[0].split(separator: ",").map(String.init)
    let index = try #require(header.firstIndex(of: name), "no column \(name) in \(file)")
    return lines.dropFirst().compactMap { Double($0.split(separator: ",")[index]) }
  }

  /// The last column of `datasets/<file>`, NaN where a cell is empty.
  static func lastColumn(of file: String) throws -> [Double] {
    let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "datasets/\(file)")
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).last.flatMap {
        Double($0)
      } ?? .nan
    }
  }

  /// The series the fixtures are about.
  static func series(_ name: String, seasonLength: Int = 1) throws -> SeriesSlice {
    let values =
      switch name {
      case "airpassengers": try column("Passengers", of: "airpassengers.csv")
      case "usaccdeaths": try column("Deaths", of: "usaccdeaths.csv")
      case "lynx": try column("Trappings", of: "lynx.csv")
      case "sunspots": try column("Sunspots", of: "sunspots_yearly.csv")
      default: try column("Adj Close", of: "aapl_daily.csv")
      }
    return try Sample.slice(values, id: name, seasonLength: seasonLength)
  }
}
