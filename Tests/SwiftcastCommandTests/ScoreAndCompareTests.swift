import Foundation
import Testing

@Suite struct ScoreAndCompareTests {
  private let actuals = "unique_id,ds,y\na,2020-01-01,5\na,2020-01-02,6\nb,2020-01-01,7\n"

  /// `score` of forecasts against three actuals of two series.
  private func score(_ forecasts: String, _ options: String...) throws -> Tool.Outcome {
    let folder = try TemporaryFolder()
    let files = [
      "--actuals", try folder.file("y.csv", actuals + "b,2020-01-02,8\n"), "--forecasts",
      try folder.file("f.csv", forecasts),
    ]
    return try Tool.run(["score"] + files + options)
  }

  @Test func aPartialSubmissionIsCountedAndEndsIn1() throws {
    let partial = "unique_id,ds,m\na,2020-01-01,5\na,2020-01-02,7\n"
    let run = try score(partial)
    #expect(run.output.contains("Scored 1 of 2 series, 1 of 1 folds, 2 of 2 points."))
    #expect(run.output.contains("1 series of the actuals without forecasts: 'b'"))
    #expect(run.code == 1)
    let csv = try score(partial, "--format", "csv")
    #expect(csv.errors.contains("note: Scored 1 of 2 series"))
    #expect(csv.output.hasPrefix("model,unique_id,"))
    let whole = try score(partial + "b,2020-01-01,5\nb,2020-01-02,5\n")
    #expect(whole.output.contains("Scored 2 of 2 series, 2 of 2 folds, 4 of 4 points."))
    #expect(whole.code == 0)
  }

  @Test func noMetricsAndUnknownBaselinesAreUsageErrors() throws {
    let forecasts = "unique_id,ds,naive\na,2020-01-01,5\nb,2020-01-01,7\n"
    let empty = try score(forecasts, "--metrics", "")
    #expect(empty.errors.contains("--metrics: expected m4, all, or names joined by commas"))
    #expect(empty.code == 64)
    let unknown = try score(forecasts, "--baseline", "niave")
    #expect(unknown.errors.contains("unknown model 'niave', did you mean 'naive'? Models: naive."))
    #expect(unknown.code == 64)
  }

  private func evaluate(_ folder: TemporaryFolder, _ name: String, _ options: String...) throws {
    _ = try Tool.run(
      ["evaluate", "datasets/lynx.csv", "--windows", "12", "--report", folder.path(name)] + options)
  }

  @Test func comparingShowsWhatDiffersWinnersAndTests() throws {
    let folder = try TemporaryFolder()
    try evaluate(folder, "a", "--model", "drift")
    try evaluate(folder, "b", "--model", "mean", "--window", "sliding:40", "--seed", "7")
    let table = try Tool.run("compare", folder.path("a"), folder.path("b"))
    #expect(table.output.contains("differs: window: expanding (a); sliding:40 (b)"))
    #expect(table.output.contains("differs: seed: 1 (a); 7 (b)"))
    #expect(table.output.contains("best model"))
    #expect(table.output.contains("At horizon 1 "))
    #expect(table.code == 0)
    let csv = try Tool.run("compare", folder.path("a"), folder.path("b"), "--format", "csv")
    #expect(csv.output.contains("drift,"))
    #expect(csv.output.contains(",1,dm-p,"))
    #expect(try folder.text("a/significance.csv").hasPrefix("model,horizon,statistic,p,"))
  }

  @Test func runsThatDifferInTheirLevelsShareTheirModels() throws {
    let folder = try TemporaryFolder()
    try evaluate(folder, "a", "--model", "drift", "--level", "80")
    try evaluate(folder, "b", "--model", "drift", "--level", "95")
    let both = ["compare", folder.path("a"), folder.path("b")]
    let run = try Tool.run(both)
    #expect(!run.output.contains("@"))
    #expect(run.output.contains("differs: level: 80.0 (a); 95.0 (b)"))
    let words = run.output.replacingOccurrences(of: "\n", with: " ")
    #expect(
      words.contains(
        "naive and drift: the same points in a and b, so each is one model here; bounds at 80 % (a), "
          + "95 % (b)."), "found: \(run.output)")
    #expect(run.output.contains("skill") && run.output.contains("p-value"))
    #expect(run.output.contains("At horizon 1 "))
    let coverage = try Tool.run(both + ["--metric", "coverage-80", "--format", "csv"])
    #expect(coverage.output.contains("drift,Trappings,1,coverage-80,"))
    let tested = try Tool.run(both + ["--metric", "coverage-80"])
    #expect(
      tested.output.contains("Tests compare absolute errors, not the coverage 80 %; by them:"))
    // Bounds of another kind at one level are other bounds: two models where they are compared.
    try evaluate(folder, "c", "--model", "drift", "--level", "80", "--intervals", "conformal")
    let kinds = ["compare", folder.path("a"), folder.path("c")]
    let disputed = try Tool.run(kinds)
    #expect(
      disputed.output.contains("--metric interval-score-80"), "found: \(disputed.output)")
    let scores = try Tool.run(kinds + ["--metric", "interval-score-80"])
    #expect(scores.output.contains("drift@a") && scores.output.contains("drift@c"))
    #expect(scores.output.contains("no common baseline"))
  }

  /// The p-values against the baseline by model and horizon, as `compare` has them in CSV.
  private func pValues(_ runs: String...) throws -> [String] {
    try Tool.run(["compare"] + runs + ["--format", "csv"]).output.split(separator: "\n")
      .map(String.init).filter { $0.contains(",dm-p,") }.sorted()
  }

  @Test func runsSayTheSameInAnyOrderHoweverTheirOriginsWereChosen() throws {
    let folder = try TemporaryFolder()
    let evaluate = ["evaluate", "datasets/airpassengers.csv", "--horizon", "3", "--report"]
    let cutoffs = [
      "1957-09", "1958-01", "1958-05", "1958-09", "1959-01", "1959-05", "1959-09", "1960-01",
      "1960-05", "1960-09",
    ].map { $0 + "-01" }
    _ = try Tool.run(
      evaluate + [folder.path("s"), "--windows", "10", "--step", "4", "--model", "ar"])
    let cut = try Tool.run(
      evaluate + [folder.path("c"), "--model", "drift"] + cutoffs.flatMap { ["--cutoff", $0] })
    #expect(!cut.output.contains("overlap"), "found: \(cut.output)")
    let forth = try pValues(folder.path("s"), folder.path("c"))
    #expect(forth.count == 6, "found: \(forth)")
    #expect(try pValues(folder.path("c"), folder.path("s")) == forth)
  }

  @Test func comparedPanelsThatEndAtSeveralDatesHaveTheirOwnPValues() throws {
    let folder = try TemporaryFolder()
    var lines = ["unique_id,ds,y"]
    for (place, count) in [28, 25, 21].enumerated() {
      for day in 1...count {
        let value: Int = 10 * place + (day * day * (3 + place) + 7 * day) % 23
        let date: String = day < 10 ? "2021-03-0\(day)" : "2021-03-\(day)"
        lines.append("s\(place),\(date),\(value)")
      }
    }
    let file = try folder.file("ends.csv", lines.joined(separator: "\n") + "\n")
    for model in ["drift", "mean"] {
      _ = try Tool.run(
        "evaluate", file, "--model", model, "--horizon", "2", "--windows", "12", "--report",
        folder.path(model))
    }
    let compared = try pValues(folder.path("drift"), folder.path("mean"))
    var own: [String] = []
    for model in ["drift", "mean"] {
      for line in try folder.text("\(model)/significance.csv").split(separator: "\n") {
        let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard fields[0] == model, fields[6] == "naive", fields[7] == "diebold-mariano" else {
          continue
        }
        let row = [model, "[mean of series]", fields[1], "dm-p", fields[3], fields[5]]
        own.append(row.joined(separator: ","))
      }
    }
    #expect(compared == own.sorted())
    #expect(compared.count == 4 && compared.allSatisfy { $0.hasSuffix(",12") })
  }

  @Test func runsWithoutACommonNaiveSaySoAndFoldersOfOneNameAreToldApart() throws {
    let folder = try TemporaryFolder()
    try evaluate(folder, "one/run", "--model", "drift")
    try evaluate(folder, "two/run", "--model", "drift")
    // The second run's naive is another one at every fold.
    let lines = try folder.text("two/run/cv.csv").split(separator: "\n")
    let changed = lines.enumerated().map { index, line -> String in
      var fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      if index > 0 { fields[4] = "1.5" }
      return fields.joined(separator: ",") + "\n"
    }
    _ = try folder.file("two/run/cv.csv", changed.joined())
    let run = try Tool.run("compare", folder.path("one/run"), folder.path("two/run"))
    #expect(run.output.contains("no common baseline, so no skill and no tests: naive differs ("))
    #expect(run.output.contains("naive@" + folder.path("two/run")))
    #expect(run.code == 0)
  }

  @Test func whatRunsDoNotHoldIsRefusedByName() throws {
    let folder = try TemporaryFolder()
    try evaluate(folder, "a", "--model", "drift")
    try evaluate(folder, "b", "--model", "mean")
    let both = [folder.path("a"), folder.path("b")]
    let metric = try Tool.run(["compare"] + both + ["--metric", "mase"])
    #expect(metric.errors.contains("Runs can be compared by mae, rmse"))
    #expect(metric.code == 64)
    let baseline = try Tool.run(["compare"] + both + ["--baseline", "drfit"])
    #expect(baseline.errors.contains("did you mean 'drift'?"))
    #expect(baseline.code == 64)
  }

  @Test func oneRunOrOneTwiceIsNoComparison() throws {
    let folder = try TemporaryFolder()
    try evaluate(folder, "a", "--model", "drift")
    let path = folder.path("a")
    let alone = try Tool.run("compare", path)
    #expect(alone.code == 64)
    #expect(
      alone.errors.contains(
        "compare: expected two or more runs, found only '\(path)'. Name another beside it: swiftcast "
          + "compare \(path) OTHER"), "found: \(alone.errors)")
    let twice = try Tool.run("compare", path, path)
    #expect(twice.code == 64)
    #expect(
      twice.errors.contains("expected runs that differ, found '\(path)' twice. Name each once."))
    let link = folder.path("link")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    let linked = try Tool.run("compare", path, link + "/")
    #expect(linked.code == 64)
    #expect(
      linked.errors.contains("found '\(path)' and '\(link)/', which are one folder."),
      "found: \(linked.errors)")
  }

  @Test func runsOfOtherDataAndBrokenRunsEndIn65() throws {
    let folder = try TemporaryFolder()
    try evaluate(folder, "a", "--model", "drift")
    try evaluate(folder, "b", "--model", "drift")
    let manifest = try folder.text("b/run.json")
    let key = try #require(manifest.firstRange(of: "\"sha256\" : \""))
    let other = manifest.replacingCharacters(after: key.upperBound)
    _ = try folder.file("b/run.json", other)
    let data = try Tool.run("compare", folder.path("a"), folder.path("b"))
    #expect(data.errors.contains("expected the same data, found files with SHA-256"))
    #expect(data.code == 65)
    _ = try folder.file("b/run.json", "{ nothing")
    let broken = try Tool.run("compare", folder.path("a"), folder.path("b"))
    #expect(broken.errors.contains("expected the manifest of a run, found 'text that is no JSON'"))
    #expect(!broken.errors.contains("DecodingError"))
    #expect(broken.code == 65)
    let rows = try folder.text("a/cv.csv").split(separator: "\n").dropLast()
    _ = try folder.file("a/cv.csv", rows.joined(separator: "\n") + "\n")
    let short = try Tool.run("compare", folder.path("a"), folder.path("b"))
    #expect(short.errors.contains("expected 12 rows of 12 folds, as run.json says"))
    #expect(short.code == 65)
  }
}

extension String {
  /// The same text with another letter at a place.
  fileprivate func replacingCharacters(after place: String.Index) -> String {
    self[..<place] + "z" + self[index(after: place)...]
  }
}
