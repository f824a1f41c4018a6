import Testing

@Suite struct EvaluateCommandTests {
  @Test func theFilesOfARunAreTheSameForAnyNumberOfThreads() throws {
    let folder = try TemporaryFolder()
    for threads in ["1", "2", "8"] {
      let run = try Tool.run(
        "evaluate", "datasets/stocks5_daily_panel.csv", "--model", "ar:lags=2", "--model", "drift",
        "--horizon", "3", "--windows", "4", "--level", "80", "--threads", threads, "--report",
        folder.path("run-\(threads)"))
      #expect(run.code == 0)
    }
    for file in ["cv.csv", "metrics.csv", "report.md"] {
      let one = try folder.text("run-1/\(file)").replacing("run-1", with: "run")
      #expect(try folder.text("run-2/\(file)").replacing("run-2", with: "run") == one)
      #expect(try folder.text("run-8/\(file)").replacing("run-8", with: "run") == one)
    }
  }

  @Test func naiveIsAlwaysInTheComparison() throws {
    let run = try Tool.run(
      "evaluate", "datasets/lynx.csv", "--model", "drift", "--windows", "3", "--format", "csv")
    #expect(run.output.contains("\nnaive,"))
    #expect(run.output.contains("\ndrift,"))
    #expect(run.code == 0)
  }

  @Test func aTransformationLeavesTheBaselineAlone() throws {
    let folder = try TemporaryFolder()
    let run = try Tool.run(
      "evaluate", "datasets/lynx.csv", "--model", "naive", "--model", "n2=naive", "--windows", "2",
      "--level", "80", "--transform", "log", "--report", folder.path("run"))
    #expect(run.code == 0)
    let rows = try folder.text("run/cv.csv").split(separator: "\n").map {
      $0.split(separator: ",").map(String.init)
    }
    #expect(rows[0][4...] == ["naive", "naive-lo-80", "naive-hi-80", "n2", "n2-lo-80", "n2-hi-80"])
    let numbers = rows[1].dropFirst(4).compactMap { Double($0) }
    // Bounds around the last value: even on the data's own scale, uneven behind a logarithm.
    #expect(abs((numbers[1] + numbers[2]) / 2 - numbers[0]) < 1e-6)
    #expect(abs((numbers[4] + numbers[5]) / 2 - numbers[3]) > 1)
  }

  @Test func theStepInTheManifestIsTheOneUsed() throws {
    let folder = try TemporaryFolder()
    for (name, options, step) in [
      ("a", ["--step", "3", "--windows", "4"], 3), ("b", ["--every-origin", "110"], 1),
      ("c", [], 1),
    ] {
      let arguments = ["evaluate", "datasets/lynx.csv", "--report", folder.path(name)] + options
      #expect(try Tool.run(arguments).code == 0)
      #expect(try folder.text("\(name)/run.json").contains("\"step\" : \(step)\n"))
    }
  }

  @Test func aRunIsNotOverwrittenWithoutForce() throws {
    let folder = try TemporaryFolder()
    let arguments = [
      "evaluate", "datasets/lynx.csv", "--windows", "3", "--report", folder.path("run"),
    ]
    #expect(try Tool.run(arguments).code == 0)
    let second = try Tool.run(arguments)
    #expect(second.errors.contains("a run is there already"))
    #expect(second.code == 74)
    #expect(try Tool.run(arguments + ["--force"]).code == 0)
  }

  @Test func foldsThatFailAreListedAndTheExitCodeIs1() throws {
    let folder = try TemporaryFolder()
    let run = try Tool.run(
      "evaluate", "datasets/nile_yearly.csv", "--model", "ar:lags=40", "--windows", "30",
      "--report", folder.path("run"))
    #expect(run.output.contains("failed: ar lags=40 at"))
    #expect(run.code == 1)
    #expect(try folder.text("run/run.json").contains("\"phase\" : \"fit\""))
    // A failed fold is an empty field, never a number.
    #expect(try folder.text("run/cv.csv").contains(",\n"))
  }

  @Test func cutoffsByDateCutThere() throws {
    let folder = try TemporaryFolder()
    let run = try Tool.run(
      "evaluate", "datasets/aapl_daily.csv", "--value-column", "Adj Close", "--horizon", "2",
      "--cutoff", "2012-06-29", "--cutoff", "2012-12-25", "--report", folder.path("run"))
    #expect(run.code == 0)
    let rows = try folder.text("run/cv.csv").split(separator: "\n").dropFirst()
    let cutoffs = rows.map { $0.split(separator: ",")[2] }
    // There was no trading on 25 December.
    #expect(cutoffs == ["2012-06-29", "2012-06-29", "2012-12-24", "2012-12-24"])
  }

  @Test func savedRunsAreComparedAndDifferentFoldsRefused() throws {
    let folder = try TemporaryFolder()
    for (name, model, windows) in [("a", "drift", "20"), ("b", "mean", "20"), ("c", "mean", "21")] {
      _ = try Tool.run(
        "evaluate", "datasets/lynx.csv", "--model", model, "--windows", windows, "--report",
        folder.path(name))
    }
    let joined = try Tool.run("compare", folder.path("a"), folder.path("b"))
    for model in ["naive", "drift", "mean"] { #expect(joined.output.contains(model)) }
    #expect(joined.code == 0)
    let refused = try Tool.run("compare", folder.path("a"), folder.path("c"))
    #expect(refused.code == 65)
    #expect(
      refused.errors.contains(
        "runs 'a' and 'c': expected the same folds, found 0 rows only in the first and 1 only in "
          + "the second, such as series 'Trappings', cutoff 1913-01-01, time 1914-01-01."))
  }
}
