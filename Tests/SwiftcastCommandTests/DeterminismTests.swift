import Foundation
import Testing

/// The tool's files: the same bytes for any number of threads, time after time, killed or not.
@Suite struct DeterminismTests {
  /// A statistical model, networks alone and inside others, one of them large enough that its
  /// batches are cut into pieces, conformal bounds, a search, an ensemble, and an audit of all of
  /// them.
  private static let arguments = [
    "evaluate", "datasets/lynx.csv", "--horizon", "2", "--windows", "3", "--level", "80",
    "--quiet", "--progress", "json", "--audit", "--checkpoint-every", "0.05",
    "--model", "theta", "--model", "ar", "--model", "gru:hidden-size=5,max-steps=60,seeds=2",
    "--model", "conformal:model=(drift),windows=20",
    "--model", "tune:model=(rnn:max-steps=20,hidden-size=4),grid=(layers=1|2),windows=2",
    "--model",
    "ensemble:models=naive+(ar:lags=2)+(rnn:max-steps=20,hidden-size=4),average=stacking"
      + ",windows=3,refit-every=3",
    "--model", "warm=lstm:hidden-size=4,max-steps=40,start=warm",
    "--model", "cut=lstm:max-steps=20",
  ]

  /// A run's files without the number of threads, which run.json and the pages tell.
  private func files(_ run: URL) throws -> [String: String] {
    try RunFiles.of(run).mapValues { text in
      var lines: [Substring] = []
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        // In the list of arguments the number follows on a line of its own.
        if lines.last?.hasSuffix("\"--threads\",") == true { continue }
        if !line.contains("\"threads\" :") { lines.append(line) }
      }
      return lines.joined(separator: "\n").replacing(/--threads [0-9]+/, with: "--threads N")
    }
  }

  @Test func threadsRunsAndKillsDoNotChangeAByte() throws {
    let folder = try TemporaryFolder()
    let run = folder.url.appending(path: "run")
    let begin = { (threads: Int) in
      Self.arguments + ["--threads", "\(threads)", "--report", run.path]
    }
    #expect(try Tool.run(begin(1)).code == 0)
    let expected = try files(run)
    #expect(expected["cv.csv"]?.split(separator: "\n").count == 7)
    for threads in [1, 2, 8] {
      try FileManager.default.removeItem(at: run)
      #expect(try Tool.run(begin(threads)).code == 0)
      #expect(try files(run) == expected, "\(threads) threads")
    }
    // Killed again and again, in the evaluation and in the audit, on other numbers of threads.
    try FileManager.default.removeItem(at: run)
    var kills = 0
    var next = begin(2)
    while kills < 12 {
      let outcome = try Tool.stopped(next, with: SIGKILL) { errors in
        errors.split(separator: "\n").count > 3
      }
      guard outcome.code == SIGKILL else { break }
      kills += 1
      next = ["evaluate", "--resume", run.path, "--threads", "\([1, 8, 2][kills % 3])"]
    }
    if FileManager.default.fileExists(atPath: run.appending(path: "journal.bin").path) {
      #expect(try Tool.run("evaluate", "--resume", run.path).code == 0)
    }
    #expect(kills >= 3)
    #expect(try files(run) == expected, "after \(kills) kills")
  }
}
