import ForecastTestSupport
import FoundationEssentials
import NumericalMethods
import Testing

@testable import Models

/// Against R's `stl` and `mstl`, from `Fixtures/stl.csv`.
@Suite struct STLTests {
  static func values(_ fixtureCase: String, _ part: String) throws -> [Double] {
    let folder = String(#filePath.dropLast("Seasonality/STLTests.swift".count))
    let text = try String(contentsOfFile: folder + "Fixtures/stl.csv", encoding: .utf8)
    let prefix = "\(fixtureCase),\(part),"
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix(prefix) })
    return line.dropFirst(prefix.count).split(separator: " ").compactMap { Double($0) }
  }

  @Test(arguments: [("window 7", 7, false), ("window 11 robust", 11, true)])
  func partsAgreeWithR(_ fixtureCase: String, _ window: Int, _ isRobust: Bool) throws {
    let series = ETSReference.shared.values("usaccdeaths")
    let parts = STL(seasonLength: 12, seasonalWindow: window, isRobust: isRobust)
      .decompose(series)
    expectClose(parts.season, try Self.values(fixtureCase, "season"), absolute: 1e-6)
    expectClose(parts.trend, try Self.values(fixtureCase, "trend"), absolute: 1e-6)
    let sums = series.indices.map { parts.trend[$0] + parts.season[$0] + parts.remainder[$0] }
    expectClose(sums, series)
  }

  @Test func aRepeatingSeasonAgreesWithR() throws {
    let series = ETSReference.shared.values("usaccdeaths")
    let parts = STL(seasonLength: 12, seasonalWindow: nil).decompose(series)
    expectClose(parts.season, try Self.values("periodic", "season"), absolute: 1e-6)
    #expect(parts.season[3] == parts.season[15])
  }

  @Test func outliersBarelyMoveARobustSeason() throws {
    let clean = ETSReference.shared.values("usaccdeaths")
    var spoilt = clean
    spoilt[30] += 20_000
    func shift(_ isRobust: Bool) -> Double {
      let stl = STL(seasonLength: 12, seasonalWindow: 11, isRobust: isRobust)
      return zip(stl.decompose(clean).season, stl.decompose(spoilt).season)
        .map { abs($0 - $1) }.max() ?? 0
    }
    #expect(shift(true) < 0.1 * shift(false))
  }

  /// R interpolates between every few points, we fit each: hence the tolerance.
  @Test func severalSeasonsAgreeWithR() throws {
    let seasons = MSTL(seasonLengths: [12, 5]).seasons(try Self.values("two seasons", "y"))
    #expect(seasons.map(\.length) == [5, 12])
    for season in seasons {
      expectClose(
        season.values, try Self.values("two seasons", "season \(season.length)"), absolute: 0.05)
    }
  }

  @Test func seasonsLongerThanHalfTheSeriesAreLeftOut() {
    let values = Sample.wandering(24, seed: 2)
    #expect(MSTL(seasonLengths: [12, 7]).seasons(values).map(\.length) == [7])
  }

  @Test func additiveIndicesByHand() {
    // y = t + (0, 3, 0) repeated; the trend of slope 1 and mean 1 of the season drops out.
    let values = (0..<9).map { Double($0) + ($0 % 3 == 1 ? 3 : 0) }
    expectClose(
      ClassicalDecomposition.additiveIndices(values, m: 3), [-1, 2, -1], absolute: 1e-12)
  }
}
