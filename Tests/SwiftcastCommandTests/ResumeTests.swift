import Foundation
import Testing

/// Runs that are killed, cut off and continued.
@Suite struct ResumeTests {
  private static let arguments = [
    "evaluate", "datasets/lynx.csv", "--model", "ar:lags=2", "--model", "theta", "--model",
    "ses", "--model", "ar:lags=50", "--horizon", "2", "--windows", "25", "--level", "80",
    "--threads", "2", "--quiet",
  ]

  @Test func killedAtFiftyMomentsTheFilesAreTheSameBytes() throws {
    let folder = try TemporaryFolder()
    let run = folder.url.appending(path: "run")
    let begin =
      Self.arguments + [
        "--model", "arima:p=2,q=1", "--model", "ensemble:models=(ets)+(auto-arima:reselect=5)",
        "--report", run.path,
      ]
    let start = ContinuousClock().now
    #expect(try Tool.run(begin).code == 1)
    var duration = (ContinuousClock().now - start) / .seconds(1)
    let expected = try RunFiles.of(run)
    #expect(
      expected.keys.sorted() == [
        "cv.csv", "horizons.svg", "metrics.csv", "report.html", "report.md", "run.json",
        "significance.csv",
      ])
    // A generator of its own, so that the moments are the same whenever the test runs.
    var state: UInt64 = 2_026
    var kills = 0
    var completed = 0
    var resumed = 0
    try FileManager.default.removeItem(at: run)
    while kills < 50 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let moment = Double(state >> 40) / Double(1 << 24) * duration * 0.7
      // An empty journal has not begun.
      let journal = try? Data(contentsOf: run.appending(path: "journal.bin"))
      let isBegun = journal?.isEmpty == false
      if isBegun { resumed += 1 } else { try? FileManager.default.removeItem(at: run) }
      let next = isBegun ? ["evaluate", "--resume", run.path, "--quiet"] : begin
      let started = ContinuousClock().now
      let code = try Tool.killed(next, after: moment)
      if code == SIGKILL {
        kills += 1
      } else {
        #expect(code == 1)
        #expect(try RunFiles.of(run) == expected)
        completed += 1
        // Moments must lie within a run, however busy the machine was at the first.
        duration = min(duration, max(0.05, (ContinuousClock().now - started) / .seconds(1)))
        try FileManager.default.removeItem(at: run)
      }
    }
    if (try? Data(contentsOf: run.appending(path: "journal.bin")))?.isEmpty == false {
      #expect(try Tool.run("evaluate", "--resume", run.path, "--quiet").code == 1)
      #expect(try RunFiles.of(run) == expected)
    }
    print("killed \(kills) times, continued \(resumed) times, \(completed) runs reached their end")
    #expect(resumed > 10)
  }

  @Test func otherOptionsAndOtherDataAreRefusedWithTheDifference() throws {
    let folder = try TemporaryFolder()
    let run = folder.path("run")
    let data = try folder.file("data.csv", "t,y\n" + (1...60).map { "\($0),\($0 % 9)\n" }.joined())
    let begin = ["evaluate", data, "--model", "drift", "--windows", "5"]
    #expect(try Tool.run(begin + ["--report", run]).code == 0)
    let other = try Tool.run(begin + ["--horizon", "2", "--resume", run])
    #expect(other.errors.contains("  horizon: begun with 1, now 2\n"))
    #expect(other.code == 64)
    let alone = try Tool.run("evaluate", "--resume", run, "--horizon", "2")
    #expect(alone.errors.contains("  horizon: begun with 1, now 2\n"), "found: \(alone.errors)")
    #expect(alone.code == 64)
    let moved = try Tool.run("evaluate", "--resume", run, "--report", folder.path("other"))
    #expect(moved.errors.contains("--resume goes on in its folder; leave --report out."))
    #expect(moved.code == 64)
    _ = try folder.file("data.csv", "t,y\n" + (1...60).map { "\($0),\($0 % 8)\n" }.joined())
    let changed = try Tool.run("evaluate", "--resume", run)
    #expect(changed.errors.contains("  data sha-256: begun with "))
    #expect(changed.errors.contains("put \(data) back as it was, or evaluate the new one in"))
    #expect(changed.code == 64)
    let none = try Tool.run("evaluate", "--resume", folder.path("none"))
    #expect(none.errors.contains("expected a run that was stopped (journal.bin), found none"))
    #expect(none.code == 64)
    let both = try Tool.run(begin + ["--report", run, "--resume", run])
    #expect(both.errors.contains("--resume goes on in its folder; leave --report out."))
    #expect(both.code == 64)
  }

  /// A run that was stopped by a file that may not grow, and its journal.
  private func stopped(_ folder: TemporaryFolder, _ name: String) throws -> (URL, Data) {
    let run = folder.url.appending(path: name)
    let begin = Self.arguments.map { "'\($0)'" }.joined(separator: " ") + " --report '\(run.path)'"
    #expect(try Tool.shell("trap '' XFSZ; ulimit -f 16; \"$0\" \(begin)").code == 74)
    return (run, try Data(contentsOf: run.appending(path: "journal.bin")))
  }

  @Test func damageInTheMiddleOfAJournalIsSaidAndMadeAgain() throws {
    let folder = try TemporaryFolder()
    let whole = folder.url.appending(path: "whole")
    #expect(try Tool.run(Self.arguments + ["--report", whole.path]).code == 1)
    let expected = try RunFiles.of(whole)
    let (run, journal) = try stopped(folder, "run")
    var broken = journal
    broken[journal.count - 2_000] ^= 0xFF
    try broken.write(to: run.appending(path: "journal.bin"))
    let resumed = try Tool.run("evaluate", "--resume", run.path, "--threads", "1")
    #expect(resumed.code == 1)
    #expect(
      resumed.errors.contains(" bytes in its middle are damaged; the forecasts they held are made"),
      "found: \(resumed.errors)")
    for name in ["cv.csv", "metrics.csv", "significance.csv"] {
      #expect(try folder.text("run/\(name)") == expected[name])
    }
  }

  @Test func noFitIsMadeAgainThatServesFinishedForecastsOnly() throws {
    let folder = try TemporaryFolder()
    let (run, _) = try stopped(folder, "run")
    let resumed = try Tool.run("evaluate", "--resume", run.path, "--progress", "json")
    let plan = try #require(resumed.errors.split(separator: "\n").first)
    #expect(
      plan.contains("\"repeatedFits\":0") && !plan.contains("\"finished\":0"), "found: \(plan)")
  }

  @Test func aJournalThatDoesNotSayWhatWasBegunIsNotReplaced() throws {
    let folder = try TemporaryFolder()
    let (run, journal) = try stopped(folder, "run")
    var broken = journal
    broken[100] ^= 0xFF
    let file = run.appending(path: "journal.bin")
    try broken.write(to: file)
    for arguments in [
      ["evaluate", "--resume", run.path], Self.arguments + ["--resume", run.path],
    ] {
      let refused = try Tool.run(arguments)
      #expect(refused.code == 65)
      #expect(
        refused.errors.contains(
          "found nothing, damage or the journal of another version. Nothing in it can be continued: begin "
            + "anew with --report \(run.path) --force."), "found: \(refused.errors)")
      #expect(try Data(contentsOf: file) == broken)
    }
    try Data().write(to: file)
    let empty = try Tool.run("evaluate", "--resume", run.path)
    #expect(empty.code == 65)
    #expect(empty.errors.contains("found nothing, damage or"), "found: \(empty.errors)")
    let anew = try Tool.run(Self.arguments + ["--report", run.path, "--force"])
    #expect(anew.code == 1)
  }

  @Test func ofTwoThatGoOnOneIsToldToWait() throws {
    let folder = try TemporaryFolder()
    let (run, _) = try stopped(folder, "run")
    let both = try Tool.shell(
      "\"$0\" evaluate --resume '\(run.path)' & \"$0\" evaluate --resume '\(run.path)'; a=$?; wait $!; "
        + "echo codes $a $?")
    // Whoever comes second is refused, or finds the run complete.
    #expect(
      ["codes 74 1", "codes 1 74", "codes 0 1", "codes 1 0"].contains {
        both.output.contains($0)
      }, "found: \(both.output) \(both.errors)")
  }

  @Test func aCompleteRunHasNothingToContinue() throws {
    let folder = try TemporaryFolder()
    let run = folder.path("run")
    #expect(
      try Tool.run("evaluate", "datasets/lynx.csv", "--windows", "3", "--report", run).code == 0)
    let before = try folder.text("run/run.json")
    let again = try Tool.run("evaluate", "--resume", run)
    #expect(again.errors.hasSuffix("note: the run in \(run) is complete already\n"))
    #expect(again.code == 0)
    #expect(try folder.text("run/run.json") == before)
  }

  /// Whether a run was begun quietly says nothing about who goes on with it.
  @Test func aCompleteRunThatWasBegunQuietlySaysSo() throws {
    let folder = try TemporaryFolder()
    let run = folder.path("run")
    #expect(
      try Tool.run("evaluate", "datasets/lynx.csv", "--windows", "3", "-q", "--report", run).code
        == 0)
    let again = try Tool.run("evaluate", "--resume", run)
    #expect(again.errors.hasSuffix("note: the run in \(run) is complete already\n"))
    #expect(try Tool.run("evaluate", "--resume", run, "-q").errors == "")
  }

  @Test func fromAnotherFolderItIsSaidWhereThePathStarts() throws {
    let folder = try TemporaryFolder()
    let run = folder.path("run")
    #expect(
      try Tool.run("evaluate", "datasets/lynx.csv", "--windows", "3", "--report", run).code == 0)
    let again = try Tool.shell("cd '\(folder.path("run"))' && \"$0\" evaluate --resume '\(run)'")
    #expect(again.code == 74)
    #expect(
      again.errors == """
        Error: datasets/lynx.csv: cannot be read: No such file or directory; go on from the folder the \
        run was begun in, where the path starts.

        """)
  }

  /// Files may not grow beyond some kilobytes, as on a disk that is full.
  @Test(arguments: [8, 60]) func aFullDiskKeepsWhatWasFinished(kilobytes: Int) throws {
    let folder = try TemporaryFolder()
    let run = folder.url.appending(path: "run")
    let begin = Self.arguments.map { "'\($0)'" }.joined(separator: " ") + " --report '\(run.path)'"
    #expect(try Tool.shell("\"$0\" \(begin)").code == 1)
    let expected = try RunFiles.of(run)
    try FileManager.default.removeItem(at: run)
    let full = try Tool.shell("trap '' XFSZ; ulimit -f \(kilobytes); \"$0\" \(begin)")
    #expect(full.code == 74)
    #expect(full.errors.contains("cannot be written: File too large."))
    #expect(full.errors.contains("forecasts are kept in \(run.path)/journal.bin; make room, then"))
    #expect(full.errors.contains(kilobytes > 30 ? " 125 of 125 forecasts" : " of 125 forecasts"))
    // The numbers are shown all the same.
    #expect(full.output.contains("MAE"))
    #expect(try Tool.run("evaluate", "--resume", run.path, "--quiet").code == 1)
    #expect(try RunFiles.of(run) == expected)
  }

  @Test func progressForProgramsIsOneObjectALine() throws {
    let run = try Tool.run(
      "evaluate", "datasets/lynx.csv", "--model", "drift", "--windows", "30", "--progress",
      "json", "--quiet")
    let lines = try run.errors.split(separator: "\n").map {
      try #require(
        try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(lines.first?["event"] as? String == "planned")
    #expect(lines.first?["fits"] as? Int == 60)
    let last = try #require(lines.last)
    #expect(last["event"] as? String == "progress")
    #expect(last["done"] as? Int == 60)
    #expect(last["total"] as? Int == 60)
    #expect(last["failed"] as? Int == 0)
    #expect(["drift", "naive"].contains(last["slowest"] as? String))
    #expect(last["secondsLeft"] as? Double == 0)
  }

  @Test func thePlanIsSaidBeforeTheRunBegins() throws {
    let run = try Tool.run(
      "evaluate", "datasets/lynx.csv", "--model", "drift", "--windows", "30", "--refit", "every:7")
    #expect(run.errors == "planned: 10 fits and 60 forecasts of 2 models at 30 folds\n")
    let audited = try Tool.run(
      "evaluate", "datasets/lynx.csv", "--model", "drift", "--windows", "4", "--audit")
    #expect(
      audited.errors == """
        planned: 8 fits and 8 forecasts of 2 models at 4 folds, then 42 fits and 42 forecasts to \
        audit them

        """)
  }
}
