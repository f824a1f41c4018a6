import Evaluation
import ForecastCore
import Foundation
import Models
import Reporting
import Synchronization

/// Fails on training parts of a given length, else forecasts the last value plus one.
struct FailingModel: LocalForecaster {
  var name = "failing"
  var failsAtTraining: Int

  struct Local: FittedLocalForecaster {
    func forecast(
      after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
    ) throws -> Forecast {
      try Forecast(
        after: history, point: Array(repeating: history[history.count - 1] + 1, count: steps))
    }
  }

  func fit(_ training: SeriesSlice, context: FitContext) throws(FitError) -> Local {
    guard training.count != failsAtTraining else {
      throw .unsuitable(series: training.id, reason: "told to fail")
    }
    return Local()
  }
}

/// A daily series of a name that needs quotes, and a second one.
func examplePanel() throws -> Panel {
  let start = Timestamp(CivilDate(daysSinceEpoch: 15_765))
  let days = { (count: Int) in
    (0..<count).map { Frequency.daily.advance(start, by: $0) }
  }
  return try Panel(
    [
      TimeSeries(
        id: "north, \"old\"", frequency: .daily, timestamps: days(7),
        values: [1, 2.5, 4, 3.5, 6, .nan, 0.1]),
      TimeSeries(
        id: "south", frequency: .daily, timestamps: days(6), values: [10, 11, 13, 12, 15, 14]),
    ], seasonLength: 1)
}

/// Two windows of horizon 2: the naive model, and one that fails at a fold of each series.
func exampleRun(threads: Int = 1) async throws -> CrossValidationResult {
  try await CrossValidation(
    plan: RollingOrigin(horizon: 2, windows: 2), levels: [.eighty, .ninetyFive], threads: threads
  ).evaluate([FailingModel(failsAtTraining: 4), Naive()], on: examplePanel())
}

/// The report of a run.
func exampleReport(_ result: CrossValidationResult, threads: Int = 1) -> RunReport {
  let data = ScoringData(result)
  return RunReport(
    settings: [RunManifest.Setting(key: "data", value: "two series of a test")],
    command: [
      "swiftcast", "evaluate", "my data.csv", "--threads", "\(threads)", "--horizon", "2",
    ],
    table: ScoreTable(data, metrics: MetricCatalog.metrics(levels: result.levels)), data: data,
    significance: Significance(data), failures: RunManifest.failures(of: result),
    seasonLength: 1)
}

/// A manifest with made-up facts.
func exampleManifest(_ result: CrossValidationResult) -> RunManifest {
  RunManifest(
    version: "0.1.0", command: ["swiftcast", "evaluate"], seed: 1, threads: 2,
    data: RunManifest.DataFile(
      path: "data.csv", sha256: "ab12", series: 2, observations: 13, frequency: "day",
      seasonLength: 1),
    options: [RunManifest.Setting(key: "horizon", value: "2")],
    models: [
      RunManifest.Model(
        name: "naive", specification: "naive", options: [], fits: 4, fitSeconds: 0.25,
        forecastSeconds: 0.5)
    ],
    failures: RunManifest.failures(of: result),
    environment: [RunManifest.Setting(key: "openblas", value: "OpenBLAS 0.3.21")],
    wallSeconds: 1.5)
}

/// A folder that does not exist yet, in the system's temporary folder.
func temporaryFolder() -> URL {
  FileManager.default.temporaryDirectory.appending(path: "swiftcast-\(UUID().uuidString)")
}

/// Lines of a fixture without its comments.
func fixture(_ name: String) throws -> String {
  let url = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../Fixtures/\(name)")
  return try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    .filter { !$0.hasPrefix("#") }.map { $0 + "\n" }.joined()
}

/// A page without what is between the comments around what the models cost.
func withoutSeconds(_ page: String) -> String {
  let parts = page.components(separatedBy: "<!-- seconds -->")
  return parts[0]
    + parts.dropFirst().map {
      $0.components(separatedBy: "<!-- /seconds -->").dropFirst().joined()
    }.joined()
}

/// What a journal holds of the example run, in some order.
func exampleRecords() async throws -> [FoldRecord] {
  let all = Records()
  _ = try await CrossValidation(
    plan: RollingOrigin(horizon: 2, windows: 2), levels: [.eighty, .ninetyFive]
  ).evaluate([FailingModel(failsAtTraining: 4), Naive()], on: examplePanel()) {
    all.add($0.record)
  }
  return all.list
}

/// Records from any thread.
final class Records: Sendable {
  private let records = Mutex<[FoldRecord]>([])

  func add(_ record: FoldRecord) { records.withLock { $0.append(record) } }

  var list: [FoldRecord] { records.withLock { $0 } }
}
