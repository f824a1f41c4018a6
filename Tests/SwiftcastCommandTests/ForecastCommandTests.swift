import Testing

@Suite struct ForecastCommandTests {
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
    let run = try Tool.run("forecast", "datasets/aapl_daily.csv", "--value-column", "Adj Close")
    #expect(run.errors.contains("No --model was given, so these were compared over 20 folds"))
    #expect(run.errors.contains("has the smallest mean and forecasts."))
    #expect(run.output.contains("2013-03-04"))
    #expect(run.code == 0)
  }

  @Test func quietPrintsNothingButTheForecast() throws {
    let run = try Tool.run(
      "forecast", "datasets/aapl_daily.csv", "--value-column", "Adj Close", "--quiet")
    #expect(run.errors == "")
    #expect(run.output.contains("2013-03-04"))
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
    #expect(bounds.code == 1)
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
    #expect(bounds.code == 1)
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
