import Foundation
import Testing

/// Runs of networks that are killed inside a fold.
@Suite struct CheckpointTests {
  /// One fit of a second or two, so that a signal finds it at work on a busy machine too.
  private static let arguments = [
    "evaluate", "datasets/lynx.csv", "--horizon", "2", "--windows", "1", "--level", "80",
    "--threads", "1", "--model",
    "lstm:hidden-size=12,batch-size=16,max-steps=12000,validation-interval=20,patience=0",
    "--checkpoint-every", "0.05", "--quiet", "--progress", "json",
  ]

  /// The steps told by `--progress json`, some hundred apart, in order.
  private func steps(_ errors: String) -> [Int] {
    errors.split(separator: "\n").compactMap { line in
      let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return object?["step"] as? Int
    }
  }

  @Test func killedInsideAFoldTheRunGoesOnFromThere() throws {
    let folder = try TemporaryFolder()
    let run = folder.url.appending(path: "run")
    let begin = Self.arguments + ["--report", run.path]
    #expect(try Tool.run(begin).code == 0)
    let expected = try RunFiles.of(run)
    #expect(expected.count == 7)
    try FileManager.default.removeItem(at: run)
    // Killed once the first network has taken a good part of its steps.
    let killed = try Tool.stopped(begin, with: SIGKILL) { errors in
      (steps(errors).max() ?? 0) >= 2000
    }
    #expect(killed.code == SIGKILL)
    let files = try FileManager.default.contentsOfDirectory(
      atPath: run.appending(path: "checkpoints").path)
    #expect(files.contains("model-1-series-0-origin-0.bin"))
    let resumed = try Tool.run(
      "evaluate", "--resume", run.path, "--quiet", "--progress", "json", "--checkpoint-every", "60")
    #expect(resumed.code == 0)
    // A run from the start tells of a step below 100 first.
    #expect(try #require(steps(resumed.errors).first) >= 500)
    #expect(try RunFiles.of(run) == expected)
  }

  @Test func whatCtrlCStopsIsKeptHoweverLongItHasBeen() throws {
    let folder = try TemporaryFolder()
    let run = folder.url.appending(path: "run")
    let begin =
      Self.arguments.filter { $0 != "--checkpoint-every" && $0 != "0.05" }
      + ["--report", run.path]
    #expect(try Tool.run(begin).code == 0)
    let expected = try RunFiles.of(run)
    try FileManager.default.removeItem(at: run)
    let stopped = try Tool.stopped(begin, with: SIGINT) { errors in
      (steps(errors).max() ?? 0) >= 1000
    }
    #expect(stopped.code == 130)
    let reached = try #require(steps(stopped.errors).last)
    let resumed = try Tool.run("evaluate", "--resume", run.path, "--quiet", "--progress", "json")
    #expect(try #require(steps(resumed.errors).first) > reached)
    #expect(try RunFiles.of(run) == expected)
  }

  @Test func aDamagedCheckpointIsSaidAndNotTrusted() throws {
    let folder = try TemporaryFolder()
    let run = folder.url.appending(path: "run")
    let begin = Self.arguments + ["--report", run.path]
    #expect(try Tool.run(begin).code == 0)
    let expected = try RunFiles.of(run)
    try FileManager.default.removeItem(at: run)
    _ = try Tool.stopped(begin, with: SIGKILL) { errors in
      (steps(errors).max() ?? 0) >= 1000
    }
    let file = run.appending(path: "checkpoints/model-1-series-0-origin-0.bin")
    var bytes = try Data(contentsOf: file)
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: file)
    let resumed = try Tool.run("evaluate", "--resume", run.path, "--quiet", "--progress", "never")
    #expect(
      resumed.errors == """
        note: \(file.path): expected a whole checkpoint, found a damaged one; that fit begins anew

        """)
    #expect(try RunFiles.of(run) == expected)
  }

  @Test func twoRunsCannotWriteOneFolder() throws {
    let folder = try TemporaryFolder()
    let run = folder.url.appending(path: "run")
    let begin = Self.arguments + ["--report", run.path]
    let refusal =
      "\(run.path): another swiftcast is writing this run. Wait until it ends, or stop it and "
      + "continue with --resume \(run.path)."
    var second: Tool.Outcome?
    var third: Tool.Outcome?
    let first = try Tool.stopped(begin, with: SIGKILL) { errors in
      guard (steps(errors).max() ?? 0) >= 5 else { return false }
      second = try? Tool.run("evaluate", "--resume", run.path)
      third = try? Tool.run(begin + ["--force"])
      return true
    }
    #expect(first.code == SIGKILL)
    for refused in [second, third] {
      #expect(refused?.code == 74)
      #expect(refused?.errors.contains(refusal) == true)
    }
    // The lock went with the process.
    #expect(try Tool.run("evaluate", "--resume", run.path, "--quiet").code == 0)
  }

  /// The audit's fits are planned, counted, and not made twice.
  @Test func anAuditIsPlannedCountedAndContinued() throws {
    let folder = try TemporaryFolder()
    let run = folder.url.appending(path: "run")
    let begin = [
      "evaluate", "datasets/lynx.csv", "--model",
      "rnn:max-steps=400,batch-size=16,hidden-size=6,patience=0", "--windows",
      "4",
      "--threads", "1", "--audit", "--report", run.path, "--progress", "json",
    ]
    let whole = try Tool.run(begin)
    #expect(whole.code == 0)
    #expect(whole.errors.contains("\"auditFits\":42,\"auditForecasts\":42,"))
    #expect(done(whole.errors).last == 50)
    let expected = try RunFiles.of(run)
    try FileManager.default.removeItem(at: run)
    let killed = try Tool.stopped(begin, with: SIGKILL) { errors in (done(errors).last ?? 0) >= 12 }
    let reached = try #require(done(killed.errors).last)
    let resumed = try Tool.run("evaluate", "--resume", run.path)
    #expect(try #require(done(resumed.errors).first) > reached)
    #expect(done(resumed.errors).last == 50)
    #expect(try RunFiles.of(run) == expected)
  }

  private func done(_ errors: String) -> [Int] {
    errors.split(separator: "\n").compactMap { line in
      let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return object?["done"] as? Int
    }
  }

  /// A journal of no bytes, as an older version or a failing disk may leave it beside a run.
  @Test func anEmptyJournalBesideACompleteRunIsNotTakenForIt() throws {
    let folder = try TemporaryFolder()
    let run = folder.path("run")
    let begin = ["evaluate", "datasets/lynx.csv", "--windows", "3", "--report", run]
    #expect(try Tool.run(begin).code == 0)
    let before = try RunFiles.of(folder.url.appending(path: "run"))
    let journal = try folder.file("run/journal.bin", "")
    let resumed = try Tool.run("evaluate", "--resume", run)
    #expect(resumed.code == 64)
    #expect(
      resumed.errors.contains(
        "\(run): expected \(journal) to say what was begun, found nothing in it. The run that was "
          + "there before is complete: remove \(journal) to keep it, or begin anew with --report "
          + "\(run) --force."))
    try FileManager.default.removeItem(atPath: journal)
    #expect(try RunFiles.of(folder.url.appending(path: "run")) == before)
  }
}
