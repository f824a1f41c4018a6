public import Evaluation
internal import ForecastCore
internal import FoundationEssentials

/// A run read back from its folder: its forecasts beside what came true, and its manifest.
public struct SavedRun: Sendable {
  /// The folder's name, which tells models of several runs apart.
  public let name: String
  /// What was asked.
  public let manifest: RunManifest
  /// `cv.csv`.
  public let table: ForecastTable

  /// Reads `cv.csv` and `run.json` of a run.
  ///
  /// - Parameter path: the run's folder.
  /// - Throws: `FileError` naming the file and line, `ForecastTableError` naming the column.
  public init(path: String) throws {
    let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
    let manifestPath = folder + "/run.json"
    guard let text = try? AtomicFile.text(of: manifestPath) else {
      throw FileError.noRun(path: folder)
    }
    do { manifest = try RunManifest(json: text) } catch {
      throw FileError.malformed(
        path: manifestPath, line: 1, expected: "the manifest of a run",
        found: Self.trouble(error))
    }
    name = folder.split(separator: "/").last.map(String.init) ?? folder
    table = try Self.table(
      try AtomicFile.text(of: folder + "/cv.csv"), path: folder + "/cv.csv",
      models: manifest.models.map(\.name))
    try Self.check(table, against: manifest.plan, path: folder + "/cv.csv")
  }

  /// What JSON lacks, in words.
  private static func trouble(_ error: any Error) -> String {
    let place = { (path: [any CodingKey]) in path.map(\.stringValue).joined(separator: ".") }
    return switch error {
    case DecodingError.keyNotFound(let key, let context):
      "no key '\(place(context.codingPath + [key]))'"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      "another type under the key '\(place(context.codingPath))'"
    default: "text that is no JSON"
    }
  }

  /// Refuses a `cv.csv` that is not the one its `run.json` was written with.
  static func check(
    _ table: ForecastTable, against plan: RunManifest.Plan, path: String
  ) throws(FileError) {
    let rows = table.times.count
    var folds: Set<[String]> = []
    for row in table.times.indices {
      folds.insert([table.seriesIDs[row], "\(table.cutoffs?[row].rawValue ?? 0)"])
    }
    guard rows == plan.rows ?? rows, folds.count == plan.folds ?? folds.count else {
      throw .malformed(
        path: path, line: min(rows, plan.rows ?? rows) + 1,
        expected:
          "\(plan.rows ?? rows) rows of \(plan.folds ?? folds.count) folds, as run.json says",
        found: "\(rows) rows of \(folds.count) folds")
    }
  }

  /// The run as `RunJoin` takes it.
  public var joinable: RunJoin.Run {
    RunJoin.Run(
      name: name, table: table, frequency: Frequency(manifest.data.frequency) ?? .daily,
      dataDigest: manifest.data.sha256)
  }

  /// A run from its parts.
  public init(name: String, manifest: RunManifest, table: ForecastTable) {
    self.name = name
    self.manifest = manifest
    self.table = table
  }

  /// Reads what `CrossValidationCSV` writes.
  ///
  /// - Parameters:
  ///   - text: the file's.
  ///   - path: for errors.
  ///   - models: the names in `run.json`, which are those of the columns.
  /// - Returns: the forecasts.
  /// - Throws: `FileError.malformed`, `ForecastTableError`.
  static func table(
    _ text: String, path: String, models: [String] = []
  ) throws -> ForecastTable {
    let lines = CSVText.records(text)
    let header = lines.first ?? []
    guard header.prefix(4) == ["unique_id", "ds", "cutoff", "y"], header.count > 4 else {
      throw FileError.malformed(
        path: path, line: 1, expected: "unique_id,ds,cutoff,y and a column a model",
        found: header.joined(separator: ","))
    }
    var ids: [String] = []
    var times: [Timestamp] = []
    var cutoffs: [Timestamp] = []
    var columns = header.dropFirst(3).map { (name: $0, values: [Double]()) }
    for (index, fields) in lines.enumerated().dropFirst() {
      guard fields.count == header.count else {
        throw FileError.malformed(
          path: path, line: index + 1, expected: "\(header.count) fields",
          found: "\(fields.count) fields")
      }
      ids.append(fields[0])
      times.append(try timestamp(fields[1], path: path, line: index + 1))
      cutoffs.append(try timestamp(fields[2], path: path, line: index + 1))
      for column in columns.indices {
        columns[column].values.append(try number(fields[3 + column], path: path, line: index + 1))
      }
    }
    return try ForecastTable(
      seriesIDs: ids, times: times, cutoffs: cutoffs,
      columns: columns.map { ForecastTable.Column(name: $0.name, values: $0.values) },
      models: models)
  }

  private static func timestamp(
    _ text: String, path: String, line: Int
  ) throws(FileError) -> Timestamp {
    guard let time = Timestamp(text) else {
      throw .malformed(path: path, line: line, expected: "an ISO date or an index", found: text)
    }
    return time
  }

  private static func number(
    _ text: String, path: String, line: Int
  ) throws(FileError) -> Double {
    if text.isEmpty { return .nan }
    guard let number = Double(text) else {
      throw .malformed(path: path, line: line, expected: "a number", found: text)
    }
    return number
  }
}
