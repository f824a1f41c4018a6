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
