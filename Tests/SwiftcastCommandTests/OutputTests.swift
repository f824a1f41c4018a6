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

  @Test(arguments: [36, 80, 200])
  func sentencesAreWrappedToTheTerminal(_ width: Int) throws {
    let arguments = "evaluate datasets/airpassengers.csv --model drift --horizon 12 --audit"
    let wide = try Tool.shell("$0 \(arguments)")
    let run = try Tool.shell("COLUMNS=\(width) $0 \(arguments)")
    let lines = (run.output + run.errors).split(separator: "\n")
    let beyond = lines.filter { $0.count > width && $0.contains(" ") }
    #expect(beyond.isEmpty, "\(beyond)")
    #expect(lines.contains { $0.hasPrefix("planned: 40 fits and 40") })
    // Nothing is lost, and nothing is broken where there is no terminal.
    let words = { (text: String) in
      text.split { $0 == " " || $0 == "\n" }.filter { $0.contains { $0.isLetter } }.sorted()
    }
    #expect(words(run.errors) == words(wide.errors))
    #expect(wide.errors.split(separator: "\n").count == 1)
    #expect(wide.output.split(separator: "\n").contains { $0.count > 200 })
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
    #expect(
      run.errors.contains(
        "stopping: the folds under way are finished and kept in \(folder.path("run"));"))
    #expect(run.errors.contains("forecasts are kept in \(folder.path("run")); continue with: "))
    #expect(run.errors.contains("swiftcast evaluate --resume \(folder.path("run"))\n"))
    #expect(run.code == 130)
    #expect(try folder.text("run/run.json").contains("\"phase\" : \"interrupted\""))
    let rows = try folder.text("run/cv.csv").split(separator: "\n").dropFirst()
    let first = try #require(rows.first)
    // unique_id, ds, cutoff, y, naive, ets, arima: no model waited for another.
    #expect(
      first.split(separator: ",", omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty })
    #expect(try #require(rows.last).hasSuffix(","))
  }

  @Test func controlCWithoutAFolderSaysThatNothingIsKept() throws {
    let run = try Tool.interrupted(
      [
        "evaluate", "datasets/aapl_daily.csv", "--value-column", "Adj Close", "--model", "ets",
        "--every-origin", "100", "--threads", "1", "--progress", "always",
      ], redraws: 5)
    #expect(run.errors.contains("stopping: the folds under way are finished and scored;"))
    #expect(run.errors.contains("were made and none is kept; --report FOLDER keeps them"))
    #expect(run.code == 130)
  }

  /// A terminal of a given width, as `script` makes one.
  private func onTerminal(columns: Int, _ variables: String) throws -> String {
    let folder = try TemporaryFolder()
    let command =
      "\(variables) \"$0\" evaluate datasets/lynx.csv --model drift --model "
      + "window-average:window=3 --horizon 6 --windows 9 --progress always"
    let run = try Tool.shell(
      "export tool=\"$0\"; script -qec 'stty cols \(columns); "
        + command.replacingOccurrences(of: "\"$0\"", with: "\"$tool\"") + "' "
        + "\(folder.path("typescript")) < /dev/null")
    return run.output
  }

  @Test(arguments: [40, 60, 80]) func tablesFoldToTheTerminal(columns: Int) throws {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/script") else {
      print("skipped: no script(1) on this machine (Debian: apt-get install bsdutils)")
      return
    }
    let text = try onTerminal(columns: columns, "")
    #expect(text.contains("\u{1B}[1;32m"))
    let plain = text.replacingOccurrences(of: "\u{1B}[1;32m", with: "")
      .replacingOccurrences(of: "\u{1B}[0m", with: "")
    let rows = plain.split(separator: "\r\n").filter { $0.contains("  ") && !$0.contains("left") }
    #expect(rows.count > 6)
    #expect(rows.allSatisfy { $0.count <= columns }, "\(rows.filter { $0.count > columns })")
    let drawn = plain.components(separatedBy: "\u{1B}[K").filter { $0.contains("s left") }
    #expect(!drawn.isEmpty)
    #expect(drawn.allSatisfy { $0.prefix { $0 != "\r" }.count < columns })
  }

  @Test func coloursAreForTerminalsThatWantThem() throws {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/script") else { return }
    #expect(try !onTerminal(columns: 80, "NO_COLOR=1").contains("\u{1B}[1;32m"))
    #expect(try onTerminal(columns: 80, "NO_COLOR=").contains("\u{1B}[1;32m"))
    #expect(try !onTerminal(columns: 80, "TERM=dumb").contains("\u{1B}[1;32m"))
    let piped = try Tool.run("evaluate", "datasets/lynx.csv", "--model", "drift", "--windows", "9")
    #expect(!piped.output.contains("\u{1B}"))
  }
}
