import Testing

@Suite struct TrainingCommandTests {
  private static let prices = ["datasets/aapl_daily.csv", "--value-column", "Adj Close"]

  @Test func theReportSaysHowNetworksWereTrained() throws {
    let folder = try TemporaryFolder()
    let run = try Tool.run(
      ["evaluate"] + Self.prices + [
        "--model", "gru:max-steps=4,hidden-size=3,validation-interval=2", "--windows", "2",
        "--report", folder.path("run"), "--quiet",
      ])
    #expect(run.code == 0, "found: \(run.errors)")
    let report = try folder.text("run/report.md")
    #expect(report.contains("## Training\n\nSteps taken"))
    #expect(report.contains("| 2013-02-27 | 1 | 4 | "))
    let json = try folder.text("run/run.json")
    #expect(json.contains("\"validationLoss\" : "))
    #expect(json.contains("\"largestGradientNorm\" : "))
    #expect(json.contains("\"outcome\" : \"budget-spent\""))
  }

  @Test func boundsLearnedFromFewValuesAreNamedAsNarrow() throws {
    let network = "rnn:max-steps=4,hidden-size=3"
    // Sentences are wrapped to the terminal's width.
    func errors(_ arguments: String...) throws -> String {
      try Tool.run(["forecast"] + arguments).errors
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    let narrow = """
      bounds that networks learn from as few as 114 values are too narrow as a rule; --intervals \
      conformal takes them from past errors
      """
    let lynx = "datasets/lynx.csv"
    let found = try errors(lynx, "--level", "80", "--model", "n=\(network)")
    #expect(found.contains("note: n: \(narrow)"), "found: \(found)")
    // Points only, other models, networks inside them, a longer series.
    for others in [
      [lynx, "--model", network], [lynx, "--level", "80", "--model", "drift"],
      [lynx, "--level", "80", "--model", "ensemble:models=naive+(\(network))"],
      ["datasets/sunspots_yearly.csv", "--level", "80", "--model", network],
    ] {
      let run = try Tool.run(["forecast"] + others)
      #expect(run.code == 0 && !run.errors.contains("too narrow"), "found: \(run.errors)")
    }
  }

  @Test func aReportWithoutNetworksHasNoTraining() throws {
    let folder = try TemporaryFolder()
    _ = try Tool.run(
      ["evaluate"] + Self.prices + ["--windows", "2", "--report", folder.path("run")])
    #expect(try !folder.text("run/report.md").contains("Training"))
    #expect(try !folder.text("run/run.json").contains("\"training\""))
  }

  @Test func controlCForecastsWithTheBestWeightsSoFar() throws {
    let run = try Tool.interrupted(
      ["forecast"] + Self.prices + [
        "--model", "gru:max-steps=1000000,hidden-size=3,patience=0", "--progress", "always",
        "--format", "csv",
      ], redraws: 3)
    #expect(run.errors.contains("0/1 forecasts, "))
    #expect(run.errors.contains(" s left, gru max-steps=1000000"))
    #expect(run.errors.contains("/1000000, loss "))
    #expect(
      run.errors.contains(
        "stopping: trainings under way end and forecast with their best weights so far"))
    #expect(run.errors.contains("interrupted: gru max-steps=1000000 hidden-size=3 patience=0"))
    #expect(run.output.contains("\nAdj Close,2013-03-04,"))
    #expect(run.code == 130)
  }

  @Test func controlCNeverRecordsAFoldWhoseTrainingWasCutShort() throws {
    let folder = try TemporaryFolder()
    let run = try Tool.interrupted(
      ["evaluate"] + Self.prices + [
        "--model", "gru:max-steps=1000000,hidden-size=3,patience=0", "--progress", "always",
        "--windows", "3", "--report", folder.path("run"),
      ], redraws: 4)
    #expect(run.code == 130)
    let rows = try folder.text("run/cv.csv").split(separator: "\n").dropFirst()
    #expect(rows.allSatisfy { $0.hasSuffix(",") }, "found: \(rows)")
  }
}
