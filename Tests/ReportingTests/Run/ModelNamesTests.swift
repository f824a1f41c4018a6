import ForecastCore
import Foundation
import Models
import Testing

@testable import Evaluation
@testable import Reporting

/// Names of models on their way through a run's files.
@Suite struct ModelNamesTests {
  private static let names = [
    "naive", "ar lags=5 trend=linear", "a, \"b\"", "x-lo-95", "x-hi-95", "wide-lo-80-lo-95",
    "ensemble models=(ar:lags=2)+theta", "<script>\"'&", "ünïcödé 日本", " spaces ", "name@run",
  ]

  private func run(slope: Double) async throws -> CrossValidationResult {
    let models = Self.names.enumerated().map { place, name -> any Forecaster in
      name == "naive" ? Naive() : SlopeModel(name: name, slope: slope * Double(place))
    }
    return try await CrossValidation(
      plan: RollingOrigin(horizon: 2, windows: 3), levels: [.eighty]
    ).evaluate(models, on: wanderingPanel("s, \"t\"", count: 30))
  }

  private func saved(_ result: CrossValidationResult, in folder: URL) throws -> SavedRun {
    var manifest = exampleManifest(result)
    manifest.models = result.models.map {
      RunManifest.Model(
        name: $0.name, specification: $0.name, options: [], fits: 1, fitSeconds: 0,
        forecastSeconds: 0)
    }
    try RunFolder(path: folder.path).write(
      RunFolder.files(of: result, report: exampleReport(result)), manifest: manifest,
      force: false)
    return try SavedRun(path: folder.path)
  }

  @Test func everyNameComesBackFromTheRunsFolder() async throws {
    let folder = temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let result = try await run(slope: 0.1)
    let back = try saved(result, in: folder)
    #expect(back.table.models.map(\.name) == Self.names)
    #expect(back.table.models.allSatisfy { $0.bounds.map(\.level) == [.eighty] })
    for (model, own) in zip(result.models, back.table.models) {
      let points = model.outcomes.joined().flatMap { $0.forecast?.point ?? [] }
      #expect(own.point == points, "\(model.name)")
    }
  }

  @Test func everyNameComesThroughACompare() async throws {
    let folder = temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let first = try saved(await run(slope: 0.1), in: folder.appending(path: "a"))
    let second = try saved(await run(slope: 0.2), in: folder.appending(path: "b"))
    let third = try saved(await run(slope: 0.1), in: folder.appending(path: "c"))
    let joined = try RunJoin([first.joinable, second.joinable, third.joinable])
    let others = Self.names.dropFirst()
    #expect(
      joined.table.models.map(\.name)
        == ["naive"] + others.map { "\($0)@a" } + others.map { "\($0)@b" })
    #expect(joined.table.models.allSatisfy { $0.bounds.count == 1 })
  }

  /// Everywhere but in the code that repeats the run, which a longer fence holds.
  @Test func noNameIsMarkupInTheReport() async throws {
    let names = ["<script>x</script>", "a|b", "`code`", "two\nlines", "\\<b>", "*bold*", "[a](b)"]
    let models = names.map { SlopeModel(name: $0, slope: 0.1) as any Forecaster }
    let failing = FailingModel(name: "<i>`late`", failsAtTraining: 27)
    let result = try await CrossValidation(plan: RollingOrigin(horizon: 1, windows: 3))
      .evaluate(models + [failing, Naive()], on: wanderingPanel("<s>|`t`", count: 30))
    var report = exampleReport(result)
    report.settings = (names + [failing.name]).map {
      RunManifest.Setting(key: "model \($0)", value: "no options")
    }
    report.command = ["swiftcast", "--model", "```\n<x>"]
    let text = report.markdown()
    let parts = text.split(separator: "````")
    #expect(parts.count == 3)
    #expect(parts[1] == "sh\nswiftcast --model '```\n<x>'\n")
    let prose = try #require(parts.first)
    for mark in ["<script>", "</script>", "<b>", "<i>", "<s>"] {
      let pieces = prose.split(separator: mark, omittingEmptySubsequences: false)
      #expect(pieces.count > 1)
      #expect(pieces.dropLast().allSatisfy { Self.endsEscaped($0) }, "\(mark)")
    }
    for name in ["\\`code\\`", "- model a\\|b: no options\n", "\\*bold\\*", "\\[a](b)"] {
      #expect(prose.contains(name), "\(name)")
    }
    #expect(!prose.contains("two\nlines"))
    #expect(prose.contains("- model two lines: no options\n"))
    #expect(prose.contains("- \\<i>\\`late\\` at 1 fold, series \\<s>\\|\\`t\\`, cutoff "))
  }

  /// Whether an odd number of backslashes ends a text.
  private static func endsEscaped(_ text: Substring) -> Bool {
    text.reversed().prefix { $0 == "\\" }.count % 2 == 1
  }
}
