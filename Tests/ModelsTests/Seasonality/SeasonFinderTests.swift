import ForecastCore
import ForecastTestSupport
import NumericalMethods
import Testing

@testable import Models

@Suite struct SeasonFinderTests {
  /// What is known of the package's series.
  @Test(arguments: [
    ("airpassengers.csv", "Passengers", 12), ("usaccdeaths.csv", "Deaths", 12),
    ("lynx.csv", "Trappings", 10), ("vic_elec_hourly.csv", "", 24),
    ("nile_yearly.csv", "Volume", 1),
    ("aapl_daily.csv", "Adj Close", 1),
  ])
  func findsTheSeasonOfKnownSeries(_ file: String, _ column: String, _ season: Int) throws {
    let values =
      column.isEmpty ? try Dataset.lastColumn(of: file) : try Dataset.column(column, of: file)
    #expect(SeasonFinder().seasonLength(of: values) == season)
  }

  /// Weeks of a year of 365.25 days, with empty cells.
  @Test func findsTheYearOfWeeksAcrossGaps() throws {
    let season = SeasonFinder().seasonLength(of: try Dataset.lastColumn(of: "co2_weekly.csv"))
    #expect((52...53).contains(season), "\(season)")
  }

  @Test(arguments: [3, 7, 30])
  func findsASeasonUnderNoiseAndATrend(_ m: Int) {
    var random = SeededRandom(seed: 17)
    let shape = (0..<m).map { _ in random.normal() }
    let values = (0..<(12 * m)).map {
      0.05 * Double($0) + 2 * shape[$0 % m] + 0.5 * random.normal()
    }
    #expect(SeasonFinder().seasonLength(of: values) == m)
    #expect(SeasonFinder(longest: m - 1).seasonLength(of: values) == 1)
  }

  /// 20 walks and 20 rows of noise: what stands out by chance is rare.
  @Test func noiseAndRandomWalksHaveNone() {
    var found = 0
    for seed in 1...20 {
      var random = SeededRandom(seed: UInt64(seed))
      let noise = (0..<200).map { _ in random.normal() }
      if SeasonFinder().seasonLength(of: noise) != 1 { found += 1 }
      if SeasonFinder().seasonLength(of: Sample.wandering(200, seed: UInt64(seed))) != 1 {
        found += 1
      }
    }
    #expect(found <= 2, "\(found) of 40")
  }

  @Test func shortAndConstantSeriesHaveNone() {
    #expect(SeasonFinder().seasonLength(of: []) == 1)
    #expect(SeasonFinder().seasonLength(of: [1, 2]) == 1)
    #expect(SeasonFinder().seasonLength(of: Array(repeating: 7, count: 90)) == 1)
    #expect(SeasonFinder().seasonLength(of: [.nan, .nan, .nan]) == 1)
  }

  @Test func characterTellsSeasonAndStationarity() throws {
    let seasonal = SeriesCharacter(try Dataset.series("usaccdeaths", seasonLength: 12))
    #expect(seasonal.seasonFound == 12)
    let reference = try NumberFixture("auto_arima")
    expectClose(
      seasonal.seasonStrength ?? 0, try reference("strength", of: "usaccdeaths")[0],
      absolute: 1e-6)
    expectClose(
      seasonal.kpss ?? 0, try reference("kpss", of: "usaccdeaths")[0], relative: 1e-9)
    let walk = SeriesCharacter(try Sample.slice(Sample.wandering(300)))
    #expect(walk.seasonStrength == nil)
    #expect(walk.differences >= 1)
    #expect((walk.kpss ?? 0) > SeriesCharacter.kpssCritical)
    let flat = SeriesCharacter(try Sample.slice([4, 4, 4, 4], seasonLength: 2))
    #expect(flat.kpss == nil && flat.seasonStrength == nil && flat.differences == 0)
  }
}
