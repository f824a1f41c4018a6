import ForecastCore
import ForecastTestSupport
import Models
import Testing

/// The baselines against R's `forecast`, `acf` and `decompose`.
@Suite struct BaselineReferenceTests {
  private let fixture: NumberFixture

  init() throws {
    fixture = try NumberFixture("r")
  }

  private func forecast(
    _ model: some LocalForecaster, _ series: SeriesSlice
  ) throws -> Forecast {
    try model.fit(series, context: FitContext(horizon: 15))
      .forecast(after: series, steps: 15, levels: [.eighty, .ninetyFive])
  }

  private func compare(_ forecast: Forecast, with key: String) throws {
    expectClose(forecast.point, try fixture("forecast", of: key), relative: 1e-11)
    let narrow = try #require(forecast.interval(at: .eighty))
    let wide = try #require(forecast.interval(at: .ninetyFive))
    expectClose(narrow.lower, try fixture("lower-80", of: key), relative: 1e-10, "\(key)")
    expectClose(wide.upper, try fixture("upper-95", of: key), relative: 1e-10, "\(key)")
  }

  @Test(arguments: ["airpassengers", "usaccdeaths", "lynx", "sunspots", "aapl"])
  func intervalsEqualR(_ name: String) throws {
    let series = try Dataset.series(name)
    try compare(forecast(Naive(), series), with: "\(name) naive")
    try compare(forecast(Drift(), series), with: "\(name) drift")
    try compare(forecast(Mean(), series), with: "\(name) mean")
  }

  @Test(arguments: ["airpassengers", "usaccdeaths"])
  func seasonalNaiveEqualsR(_ name: String) throws {
    let series = try Dataset.series(name, seasonLength: 12)
    try compare(forecast(SeasonalNaive(), series), with: "\(name) seasonal-naive")
  }

  @Test(arguments: ["airpassengers", "usaccdeaths", "lynx", "sunspots", "aapl"])
  func naive2EqualsTheCompetitionsCode(_ name: String) throws {
    let season = name == "airpassengers" || name == "usaccdeaths" ? 12 : 1
    let series = try Dataset.series(name, seasonLength: season)
    expectClose(
      try forecast(Naive2(), series).point, try fixture("forecast", of: "\(name) naive2"))
    let cut = series.narrowed(to: 0..<67)
    expectClose(
      try forecast(Naive2(), cut).point, try fixture("forecast", of: "\(name) naive2 first=67"))
  }

  @Test(arguments: [7, 24])
  func naive2TakesOddSeasonsAndLooksNoFurtherThanTheCompetition(_ season: Int) throws {
    let series = try Dataset.series("airpassengers", seasonLength: season)
    expectClose(
      try forecast(Naive2(), series).point,
      try fixture("forecast", of: "airpassengers naive2 season=\(season)"))
  }
}
