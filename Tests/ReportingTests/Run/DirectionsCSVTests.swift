import ForecastCore
import Foundation
import Models
import Testing

@testable import Evaluation
@testable import Reporting

/// Says 0.5, 0.2 and 0.3 of down, flat and up, with base rates of 0.25, 0.25 and 0.5.
private struct Teller: LocalForecaster {
  var name = "<teller>, \"x\""

  struct Local: FittedLocalForecaster {
    func forecast(
      after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
    ) throws -> Forecast {
      let last = history[history.count - 1]
      return try Forecast(
        after: history, point: Array(repeating: last, count: steps),
        distribution: .directions(
          DirectionProbabilities(
            lower: Array(repeating: last - 1, count: steps),
            upper: Array(repeating: last + 1, count: steps),
            probabilities: Array(repeating: [0.5, 0.2, 0.3], count: steps),
            baseRates: Array(repeating: [0.25, 0.25, 0.5], count: steps))))
    }
  }

  func fit(_ training: SeriesSlice, context: FitContext) throws(FitError) -> Local { Local() }
}

@Suite struct DirectionsCSVTests {
  private func result(_ models: [any Forecaster]) async throws -> CrossValidationResult {
    try await CrossValidation(plan: RollingOrigin(horizon: 2, windows: 2))
      .evaluate(models, on: examplePanel())
  }

  private func report(_ result: CrossValidationResult) -> RunReport {
    var report = exampleReport(result)
    report.table = ScoreTable(
      report.data, metrics: [MeanAbsoluteError()] + MetricCatalog.directionMetrics)
    return report
  }

  @Test func everyProbabilityStandsBesideWhatCameTrue() async throws {
    let result = try await result([Naive(), Teller()])
    let text = try #require(DirectionsCSV.text(result))
    let lines = text.split(separator: "\n").map(String.init)
    #expect(
      lines[0]
        == "unique_id,ds,cutoff,model,came_true,down,flat,up,base_down,base_flat,base_up,flat_from,"
        + "flat_to")
    // north: 1 2.5 4 3.5 6 – 0.1, cutoffs at 3.5 and 6; the missing value came true as nothing.
    let start = "\"north, \"\"old\"\"\",2013-03-05,2013-03-04,\"<teller>, \"\"x\"\"\","
    #expect(lines[1] == start + "up,0.5,0.2,0.3,0.25,0.25,0.5,2.5,4.5")
    #expect(lines[2].contains(",,0.5,0.2,0.3,"))
    #expect(lines[4].contains("2013-03-07,2013-03-05,"))
    #expect(lines[4].contains(",down,"))
    #expect(lines.count == 9)
    #expect(CSVText.records(text).allSatisfy { $0.count == 13 })
  }

  @Test func runsWithoutDirectionsHaveNoSuchFileAndNoSuchSection() async throws {
    let result = try await result([Naive()])
    #expect(DirectionsCSV.text(result) == nil)
    let files = RunFolder.files(of: result, report: report(result))
    #expect(!files.contains { $0.name == "directions.csv" })
    #expect(!report(result).markdown().contains("## Directions"))
  }

  @Test func scoresStandBesideThoseOfBaseRates() async throws {
    let result = try await result([Naive(), Teller()])
    let files = RunFolder.files(of: result, report: report(result))
    #expect(files.contains { $0.name == "directions.csv" })
    let page = try #require(files.first { $0.name == "report.html" }).text
    #expect(page.contains("id=\"directions\""))
    #expect(page.contains("log loss of base rates"))
    let table = try #require(DirectionText.byHorizon(report(result).table))
    #expect(table.header == ["directions", "h=1", "h=2", "mean"])
    #expect(table.rows.map { $0[0].text }.count == 5)
    // One step ahead: up, down, up, down came true? The rows below are worked by hand.
    let losses = table.rows[3].map(\.text)
    #expect(losses[0] == "<teller>, \"x\": log loss")
  }

  @Test func modelsWithoutDirectionsLackNothingAndBaseRatesAreNobodysMerit() async throws {
    let report = report(try await result([Naive(), Teller()]))
    #expect(!report.markdown().contains("no probabilities of down, flat and up"))
    #expect(ScoreText.byMetric(report.table)?.header == ["model", "MAE"])
    for name in ["class-accuracy-base", "log-loss-base"] {
      let metric = try #require(report.table.metrics.firstIndex { $0.name == name })
      #expect(report.table.best(group: 0, horizon: .mean, metric: metric).isEmpty)
    }
    let page = HTMLReport(report, result: try await result([Naive(), Teller()])).text()
    #expect(!page.contains("value=\"m-log-loss"))
  }

  /// Whether page and text begin with a section, of directions or of errors.
  private func begins(_ models: [any Forecaster], with title: String) async throws -> Bool {
    let found = try await result(models)
    let page = HTMLReport(report(found), result: found).text()
    let directions = try #require(page.firstRange(of: "id=\"directions\"")).lowerBound
    let scores = try #require(page.firstRange(of: "id=\"scores\"")).lowerBound
    let headings = report(found).markdown().split(separator: "\n").filter {
      $0.hasPrefix("## Directions") || $0.hasPrefix("## MAE by horizon")
    }
    return headings[0].hasPrefix("## \(title)") && (directions < scores) == (title == "Directions")
  }

  @Test func directionsAreSaidFirstWhereTheyAreWhatModelsAreFor() async throws {
    let alone = report(try await result([Naive(), Teller()])).findings()
    let table = report(try await result([Naive(), Teller()])).table
    let loss = { (metric: String) in
      NumberText.fixed(DirectionText.value(table, 1, metric, .mean) ?? .nan, decimals: 3)
    }
    #expect(
      alone[0].hasPrefix(
        "<teller>, \"x\" tells down, flat and up no better than base rates by more than chance ("))
    // Two origins say nothing against chance.
    #expect(alone[0].hasSuffix(" Nothing can be said against chance at horizons 1 and 2."))
    #expect(
      alone[0].contains("mean log loss \(loss("log-loss")), theirs \(loss("log-loss-base"));"))
    #expect(try await begins([Naive(), Teller()], with: "Directions"))
    #expect(try await begins([Naive(), Teller(), Drift()], with: "MAE by horizon"))
    let mixed = report(try await result([Naive(), Teller(), Drift()])).findings()
    #expect(mixed.first?.contains("mean MAE") == true)
    #expect(mixed.last == alone[0])
    #expect(
      report(try await result([Naive(), Drift()])).findings().allSatisfy {
        !$0.contains("base rates")
      })
  }

  @Test func aForcedRunLeavesNoDirectionsOfTheRunBefore() async throws {
    let folder = temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let run = RunFolder(path: folder.path)
    let first = try await result([Naive(), Teller()])
    try run.write(
      RunFolder.files(of: first, report: report(first)), manifest: exampleManifest(first),
      force: false)
    #expect(FileManager.default.fileExists(atPath: folder.path + "/directions.csv"))
    let second = try await result([Naive()])
    try run.write(
      RunFolder.files(of: second, report: report(second)), manifest: exampleManifest(second),
      force: true)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/directions.csv"))
    #expect(FileManager.default.fileExists(atPath: folder.path + "/cv.csv"))
  }
}
