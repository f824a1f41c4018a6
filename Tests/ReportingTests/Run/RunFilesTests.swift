import ForecastCore
import Foundation
import Testing

@testable import Evaluation
@testable import Reporting

@Suite struct RunFilesTests {
  @Test func crossValidationFileHasTheColumnsOfNixtlaAndNoOthers() async throws {
    let result = try await exampleRun()
    // Naive at the second cutoff of north sees a spread of √((1.5² + 1.5² + 0.5² + 2.5²)/4).
    let lines = CrossValidationCSV.text(result).split(separator: "\n").map(String.init)
    #expect(
      lines[0]
        == "unique_id,ds,cutoff,y,failing,naive,naive-lo-80,naive-hi-80,naive-lo-95,naive-hi-95")
    #expect(lines.count == 9)
    #expect(lines[1].hasPrefix("\"north, \"\"old\"\"\",2013-03-05,2013-03-04,6.0,,3.5,"))
    #expect(lines[2].hasPrefix("\"north, \"\"old\"\"\",2013-03-06,2013-03-04,,,3.5,"))
    #expect(lines[3].hasPrefix("\"north, \"\"old\"\"\",2013-03-06,2013-03-05,,7.0,6.0,"))
    #expect(lines[4].hasPrefix("\"north, \"\"old\"\"\",2013-03-07,2013-03-05,0.1,7.0,6.0,"))
    #expect(lines[5].hasPrefix("south,2013-03-04,2013-03-03,12.0,14.0,13.0,"))
  }

  @Test func numbersReadBackAsTheSameDoubles() {
    for number in [
      0.1, 1.0 / 3, Double.leastNonzeroMagnitude, Double.greatestFiniteMagnitude, -123456.789, 2,
    ] {
      #expect(Double(CSVText.field(number)) == number)
    }
    let absent: [Double?] = [.nan, .infinity, nil]
    #expect(absent.map { CSVText.field($0) } == ["", "", ""])
  }

  @Test func fieldsAreQuotedWhereTheyMustBeAndReadBack() {
    let fields = ["plain", "a,b", "say \"so\"", "two\nlines", "", "\""]
    let written = fields.map { CSVText.field($0) }
    #expect(
      CSVText.line(written) == "plain,\"a,b\",\"say \"\"so\"\"\",\"two\nlines\",,\"\"\"\"\n")
    #expect(CSVText.records(CSVText.line(written) + CSVText.line(["x"])) == [fields, ["x"]])
  }

  @Test func metricsFileIsTidyWithCounts() async throws {
    let data = ScoringData(try await exampleRun())
    let table = ScoreTable(data, metrics: [MeanAbsoluteError(), Coverage(level: .eighty)])
    let lines = MetricsCSV.text(table).split(separator: "\n").map(String.init)
    #expect(lines[0] == "model,unique_id,horizon,metric,value,count")
    // Models 2, groups 4, horizons 3, metrics 2.
    #expect(lines.count == 49)
    // failing at south: 14 for 12 and 15 from the only scored fold.
    #expect(lines.contains("failing,south,1,mae,2.0,1"))
    #expect(lines.contains("failing,south,1,coverage-80,,0"))
    #expect(lines.contains("failing,\"north, \"\"old\"\"\",1,mae,,0"))
    #expect(lines.contains("naive,[pooled],1,mae,1.0,1"))
  }

  @Test(arguments: [2, 8]) func filesAreTheSameBytesForAnyNumberOfThreads(threads: Int) async throws
  {
    let one = try await exampleRun()
    let many = try await exampleRun(threads: threads)
    let first = RunFolder.files(of: one, report: exampleReport(one))
    let second = RunFolder.files(of: many, report: exampleReport(many, threads: threads))
    #expect(
      first.map(\.name) == [
        "cv.csv", "horizons.svg", "metrics.csv", "report.html", "report.md", "significance.csv",
      ])
    #expect(first.map { withoutSeconds($0.text) } == second.map { withoutSeconds($0.text) })
  }

  @Test func failuresAreListedWithTheirReason() async throws {
    let failures = RunManifest.failures(of: try await exampleRun())
    #expect(failures.count == 2)
    #expect(
      failures[1]
        == RunManifest.Failure(
          model: "failing", series: "south", cutoff: "2013-03-04", phase: "fit",
          reason: "series 'south': told to fail."))
  }

  @Test func manifestReadsBack() async throws {
    let manifest = exampleManifest(try await exampleRun())
    let text = manifest.json()
    #expect(try RunManifest(json: text) == manifest)
    #expect(text.contains("\n  \"seed\" : 1,\n"))
    #expect(text.hasSuffix("}\n"))
  }

  @Test func runsAreWrittenWholeAndNotReplacedUnlessForced() async throws {
    let url = temporaryFolder()
    defer { try? FileManager.default.removeItem(at: url) }
    let result = try await exampleRun()
    let folder = RunFolder(path: url.path)
    let files = RunFolder.files(of: result, report: exampleReport(result))
    try folder.write(files, manifest: exampleManifest(result), force: false)
    let names = try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
    #expect(
      names == [
        "cv.csv", "horizons.svg", "metrics.csv", "report.html", "report.md", "run.json",
        "significance.csv",
      ])
    let error = #expect(throws: FileError.self) {
      try folder.write(files, manifest: exampleManifest(result), force: false)
    }
    #expect(
      error?.description
        == "\(url.path): a run is there already. Choose another name, or pass --force to replace it."
    )
    let other = [RunFolder.File(name: "cv.csv", text: "new\n")]
    try folder.write(other, manifest: exampleManifest(result), force: true)
    #expect(try String(contentsOf: url.appending(path: "cv.csv"), encoding: .utf8) == "new\n")
  }

  @Test func aForcedRunThatCannotBeWrittenLeavesTheOldOne() async throws {
    let result = try await exampleRun()
    let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: url) }
    let folder = RunFolder(path: url.path)
    let old = [RunFolder.File(name: "metrics.csv", text: "old")]
    try folder.write(old, manifest: exampleManifest(result), force: false)
    let before = try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
    let tooLong = RunFolder.File(name: String(repeating: "x", count: 300), text: "new")
    #expect(throws: FileError.self) {
      try folder.write(
        [RunFolder.File(name: "metrics.csv", text: "new"), tooLong],
        manifest: exampleManifest(result), force: true)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() == before)
    #expect(try String(contentsOf: url.appending(path: "metrics.csv"), encoding: .utf8) == "old")
  }

  @Test func aFolderThatCannotBeWrittenIsNamed() throws {
    let error = #expect(throws: FileError.self) {
      try AtomicFile.write("x", to: "/proc/nowhere/x.csv")
    }
    #expect(
      error?.description
        == "/proc/nowhere/x.csv: cannot be written: No such file or directory.")
  }

  @Test func savedRunsReadBackWhatWasWritten() async throws {
    let url = temporaryFolder()
    defer { try? FileManager.default.removeItem(at: url) }
    let result = try await exampleRun()
    let files = RunFolder.files(of: result, report: exampleReport(result))
    try RunFolder(path: url.path).write(files, manifest: exampleManifest(result), force: false)
    let run = try SavedRun(path: url.path + "/")
    #expect(run.name == url.lastPathComponent)
    #expect(run.manifest == exampleManifest(result))
    #expect(run.joinable.frequency == .daily)
    #expect(run.table.seriesIDs[0] == "north, \"old\"")
    let data = try ScoringData(run.table, actuals: nil, training: nil)
    let own = ScoreTable(
      ScoringData(result), metrics: [MeanAbsoluteError(), Coverage(level: .eighty)])
    let read = ScoreTable(data, metrics: [MeanAbsoluteError(), Coverage(level: .eighty)])
    #expect(MetricsCSV.text(own) == MetricsCSV.text(read))
  }

  @Test func malformedRunsAreRefusedWithTheLine() {
    let text = { (content: String) -> String in
      do { return "\(try SavedRun.table(content, path: "r/cv.csv").times.count)" } catch {
        return "\(error)"
      }
    }
    let header = "unique_id,ds,cutoff,y,naive\n"
    #expect(text(header + "a,2013-03-01,2013-02-28,1,2\n") == "1")
    #expect(
      text(header + "a,2013-03-01,2013-02-28,1,2\na,5th,2,1,2\n")
        == "r/cv.csv:3: expected an ISO date or an index, found '5th'. Run the evaluation again.")
    #expect(
      text(header + "a,3,2,1\n")
        == "r/cv.csv:2: expected 5 fields, found '4 fields'. Run the evaluation again.")
    #expect(
      text(header + "a,3,2,1,x\n")
        == "r/cv.csv:2: expected a number, found 'x'. Run the evaluation again.")
  }

  @Test func testsAreFilesAndRows() throws {
    let data = ScoringData(
      models: ["naive", "own"], absentModels: [],
      series: [
        ScoringSeries(
          id: "s",
          folds: [3.0, 0, 0.25, 2, 4, 1].enumerated().map { origin, actual in
            ScoringFold(
              origin: origin, actuals: [actual], lastValue: 0, scale: .failure(.noTraining),
              forecasts: [0.0, 1].map {
                SteppedForecast(point: [$0], intervals: [], distribution: nil)
              })
          }, unscoredFolds: 0)
      ], gap: 0, step: 1)
    let tests = Significance(data)
    let test = try #require(tests.againstBaseline.comparison(of: "own", at: 1)).test.get()
    let csv = SignificanceCSV.text(tests).split(separator: "\n")
    #expect(csv[0] == "model,horizon,statistic,p,adjusted_p,count,reference,test,reason,textbook_p")
    #expect(
      csv[1]
        == "own,1,\(test.statistic),\(test.pValue),\(test.pValue),6,naive,diebold-mariano,,\(test.pValue)"
    )
    // Every row without numbers says why.
    #expect(
      csv.filter { $0.hasSuffix("-set,,") || $0.contains(",,0,") }.allSatisfy {
        !$0.hasSuffix(",,")
      })
    #expect(
      csv[3] == """
        naive,1,,,,0,,confidence-set,"expected at least 5 origins or series that do not overlap, \
        found 3",
        """)
    let scores = ScoreTable(data, metrics: [MeanAbsoluteError()])
    let rows = MetricsCSV.text(scores, significance: tests).split(separator: "\n")
    #expect(rows.count == 14)
    #expect(rows[6] == "own,s,1,dm-p,\(test.pValue),6")
    #expect(rows[8] == "own,s,1,dm-p-textbook,\(test.pValue),6")
    #expect(ScoreText.json(scores, significance: tests).contains("\"dm-p-adjusted\""))
  }

  @Test func aForecastFileThatIsNotTheManifestsIsRefused() throws {
    let header = "unique_id,ds,cutoff,y,naive\n"
    let table = try SavedRun.table(header + "a,3,2,1,2\na,4,2,1,2\n", path: "r/cv.csv")
    try SavedRun.check(table, against: RunManifest.Plan(folds: 1, rows: 2), path: "r/cv.csv")
    try SavedRun.check(table, against: RunManifest.Plan(), path: "r/cv.csv")
    let error = #expect(throws: FileError.self) {
      try SavedRun.check(table, against: RunManifest.Plan(folds: 2, rows: 4), path: "r/cv.csv")
    }
    #expect(
      error?.description == """
        r/cv.csv:3: expected 4 rows of 2 folds, as run.json says, found '2 rows of 1 folds'. \
        Run the evaluation again.
        """)
  }

  @Test func whatDiffersBetweenRunsIsListed() async throws {
    let first = exampleManifest(try await exampleRun())
    var second = first
    second.version = "0.2.0"
    second.options = [RunManifest.Setting(key: "horizon", value: "3")]
    second.models[0].options = [RunManifest.Setting(key: "drift", value: "on")]
    second.models.append(RunManifest.Model(name: "ar", specification: "ar", options: []))
    let table = try SavedRun.table("unique_id,ds,cutoff,y,naive\n", path: "r/cv.csv")
    let runs = [
      SavedRun(name: "a", manifest: first, table: table),
      SavedRun(name: "b", manifest: second, table: table),
    ]
    #expect(
      RunDifferences.lines(runs) == [
        "version: 0.1.0 (a); 0.2.0 (b)", "horizon: 2 (a); 3 (b)",
        "model naive: naive (a); drift=on (b)",
      ])
    #expect(RunDifferences.lines([runs[0], runs[0]]).isEmpty)
  }
}
