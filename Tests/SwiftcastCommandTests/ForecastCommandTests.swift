import Testing

@Suite struct ForecastCommandTests {
  @Test(arguments: ["naive", "auto"])
  func aSeriesOfOneRowIsForecastWithoutBounds(_ model: String) throws {
    let folder = try TemporaryFolder()
    var text = "unique_id,ds,y\n"
    for t in 1...30 { text += "a,\(t),\(10 + (t * 7) % 5)\n" }
    let file = try folder.file("short.csv", text + "b,30,5\n")
    let run = try Tool.run(
      "forecast", file, "--frequency", "index", "--model", model, "--level", "80", "--format",
      "csv")
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains("b,31,5.0,,\n"), "\(run.output)")
    #expect(
      run.errors.contains(
        "note: \(model): points without bounds: series 'b': expected at least 2 observations"),
      "\(run.errors)")
  }

  private let prices = """
    Date,Close
    2024-01-03,10
    2024-01-04,12
    2024-01-05,11
    2024-01-08,14.5

    """

  @Test func naiveRepeatsTheLastValueOnTheNextTradingDays() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("prices.csv", prices)
    let run = try Tool.run(
      "forecast", file, "--model", "naive", "--horizon", "2", "--format", "csv")
    #expect(run.output == "unique_id,ds,naive\nClose,2024-01-09,14.5\nClose,2024-01-10,14.5\n")
    #expect(run.code == 0)
  }

  @Test func twoModelsStandSideBySideWithTheirIntervals() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("prices.csv", prices)
    let run = try Tool.run(
      "forecast", file, "--model", "naive", "--model", "mean", "--level", "80", "--format", "csv")
    let header = run.output.split(separator: "\n").first
    #expect(header == "unique_id,ds,naive,naive-lo-80,naive-hi-80,mean,mean-lo-80,mean-hi-80")
    #expect(run.code == 0)
  }

  @Test func withoutAModelSaysWhatWasComparedAndChosen() throws {
    let run = try Tool.run("forecast", "datasets/nile_yearly.csv")
    #expect(run.errors.contains("No --model was given; these were compared at 20 past origins"))
    #expect(run.errors.contains("(mean absolute error, smaller is better)"))
    #expect(
      run.errors.contains(
        "h=1: a mean of several, as 20 separate outcomes do not set one apart. Weights in percent, by "
      )
    )
    #expect(run.output.contains("1971"))
    #expect(run.code == 0)
  }

  /// Nothing is likely where there is nothing to choose from.
  @Test func aModelWithoutRivalsIsNotCalledLikely() throws {
    let folder = try TemporaryFolder()
    let two = try Tool.run("forecast", try folder.file("two.csv", "t,y\n1,5\n2,6\n"))
    #expect(two.code == 0)
    #expect(
      two.errors.contains("'naive' forecasts: no other model could be compared."),
      "found: \(two.errors)")
    let zeros = try Tool.run("forecast", try folder.file("z.csv", "t,y\n1,0\n2,0\n3,0\n4,0\n"))
    #expect(
      zeros.errors.contains(
        "'naive' forecasts: it is the first, and all that could be compared have the same errors."),
      "found: \(zeros.errors)")
  }

  @Test func theAutomaticModelChoosesForEveryStepInTheUnitOfTheFile() throws {
    let folder = try TemporaryFolder()
    // Growth by a tenth a step: drift of logarithms is exact, whatever the step.
    var (value, text) = (100.0, "t,x\n")
    for t in 1...30 {
      text += "\(t),\(value)\n"
      value *= 1.1
    }
    let file = try folder.file("growth.csv", text)
    let run = try Tool.run(
      "forecast", file, "--frequency", "index", "--model", "auto:models=naive+mean+drift",
      "--transform", "log", "--horizon", "2", "--format", "csv")
    #expect(run.errors.contains("'auto models=naive+mean+drift' compared these at "))
    #expect(
      run.errors.contains("'drift' forecasts: 7.5 to 14 separate outcomes make it at least 95 %"),
      "\(run.errors)")
    #expect(run.code == 0)
    let last = run.output.split(separator: "\n").last?.split(separator: ",").last
    let found = last.flatMap { Double($0) } ?? .nan
    #expect(abs(found / (value * 1.1) - 1) < 1e-9, "\(run.output)")
  }

  @Test func quietPrintsNothingButTheForecast() throws {
    let run = try Tool.run("forecast", "datasets/nile_yearly.csv", "--quiet")
    #expect(run.errors == "")
    #expect(run.output.contains("1971"))
  }

  @Test func oneObservationIsEnoughForNaivePoints() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("one.csv", "t,x\n7,10.5\n")
    let arguments = [
      "forecast", file, "--model", "naive", "--frequency", "index", "--format", "csv",
    ]
    let points = try Tool.run(arguments)
    #expect(points.output.hasSuffix(",10.5\n"), "found: \(points.output)\(points.errors)")
    #expect(points.code == 0)
    let bounds = try Tool.run(arguments + ["--level", "80"])
    #expect(bounds.errors.contains("expected at least 2 observations, found 1"))
    #expect(bounds.output == points.output)
    #expect(bounds.code == 0)
  }

  @Test func aVarianceThatOverflowsCostsTheBoundsOnly() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file(
      "huge.csv", "Date,x\n2024-01-03,1e308\n2024-01-04,-1e308\n2024-01-05,1e308\n")
    let arguments = ["forecast", file, "--model", "naive", "--format", "csv"]
    let points = try Tool.run(arguments)
    #expect(points.output.hasSuffix(",1e+308\n"), "found: \(points.output)\(points.errors)")
    #expect(points.code == 0)
    let bounds = try Tool.run(arguments + ["--level", "80"])
    #expect(bounds.errors.contains("expected finite bounds at 80 %"))
    #expect(bounds.output == points.output)
    #expect(bounds.code == 0)
  }

  @Test func aModelThatFailsIsListedAndTheRestIsPrinted() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("short.csv", prices)
    let run = try Tool.run(
      "forecast", file, "--model", "naive", "--model", "ar:lags=3", "--format", "csv")
    #expect(run.output.contains("Close,2024-01-09,14.5,\n"))
    #expect(run.errors.contains("failed: ar lags=3: series 'Close': expected at least"))
    #expect(run.code == 1)
  }
}
