import Foundation
import Testing

/// Where results go, and what happens when they cannot.
@Suite struct OutputTests {
  private let evaluate = "\"$0\" evaluate datasets/lynx.csv --model drift --windows 3 --quiet"

  @Test func aReaderThatLeavesCostsNeitherTheFilesNorTheRun() throws {
    let folder = try TemporaryFolder()
    let run = try Tool.shell(
      "set -o pipefail; \(evaluate) --report \(folder.path("run")) | true")
    #expect(run.errors == "")
    #expect(run.code == 0)
    #expect(try folder.text("run/run.json").contains("\"models\""))
  }

  @Test(arguments: [("> /dev/full", "No space left on device"), (">&-", "Bad file descriptor")])
  func resultsThatCannotBeWrittenEndIn74(_ redirection: String, reason: String) throws {
    let folder = try TemporaryFolder()
    let run = try Tool.shell("\(evaluate) --report \(folder.path("run")) \(redirection)")
    #expect(run.errors == "Error: standard output: cannot be written: \(reason).\n")
    #expect(run.code == 74)
    #expect(try folder.text("run/metrics.csv").hasPrefix("model,"))
  }

  @Test(arguments: ["csv", "json"])
  func foldsThatFailAreNamedBesideMachineOutput(_ format: String) throws {
    let run = try Tool.run(
      "evaluate", "datasets/nile_yearly.csv", "--model", "ar:lags=40", "--windows", "30",
      "--format", format)
    #expect(run.errors.contains("failed: ar lags=40 at"))
    #expect(!run.output.contains("failed:"))
    #expect(run.code == 1)
  }

  @Test func theReportFolderIsCheckedBeforeAnythingElse() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("notes.txt", "mine")
    // The data do not exist: whoever complains of the folder has not read them.
    let arguments = ["evaluate", "datasets/none.csv", "--force", "--report"]
    for (path, found) in [
      (file, "expected a new folder or one of an earlier run, found a file."),
      (folder.url.path, "found a folder with other files ('notes.txt')."),
      (file + "/run", "cannot be written: Not a directory."),
      ("/proc/nowhere/run", "cannot be written: No such file or directory."),
    ] {
      let run = try Tool.run(arguments + [path])
      #expect(run.errors.contains(found), "found: \(run.errors)")
      #expect(run.code == 74)
    }
    let empty = try Tool.run(arguments + [""])
    #expect(empty.errors.contains("--report: expected the path of a folder"))
    #expect(empty.code == 64)
    #expect(try Tool.run(arguments + [folder.path("a/b")]).errors.contains("none.csv"))
    #expect(!FileManager.default.fileExists(atPath: folder.path("a")))
    #expect(try folder.text("notes.txt") == "mine")
  }

  @Test func controlCKeepsWhatWasFinishedOfEveryModel() throws {
    let folder = try TemporaryFolder()
    let run = try Tool.interrupted(
      [
        "evaluate", "datasets/aapl_daily.csv", "--value-column", "Adj Close", "--model",
        "ets",
        "--model", "arima:p=1", "--every-origin", "100", "--threads", "1", "--progress", "always",
        "--report", folder.path("run"),
      ], redraws: 10)
    #expect(run.errors.contains("stopping: the folds under way are finished and kept"))
    #expect(run.code == 130)
    #expect(try folder.text("run/run.json").contains("\"phase\" : \"interrupted\""))
    let rows = try folder.text("run/cv.csv").split(separator: "\n").dropFirst()
    let first = try #require(rows.first)
    // unique_id, ds, cutoff, y, naive, ets, arima: no model waited for another.
    #expect(
      first.split(separator: ",", omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty })
    #expect(try #require(rows.last).hasSuffix(","))
  }
}
