import ForecastTestSupport
import NumericalMethods
import Testing

@testable import Evaluation

/// What arch, scipy and statsmodels make of the same losses.
@Suite struct SignificanceReferenceTests {
  private let table: FixtureTable

  init() throws { table = try FixtureTable("significance.csv") }

  private func rows(_ kind: String) throws -> [(name: String, numbers: [Double])] {
    let rows = table.rows.filter { $0[0] == kind }
    try #require(!rows.isEmpty)
    return try rows.map { row in
      (row[1], try row[2].split(separator: " ").map { try #require(Double($0)) })
    }
  }

  private func losses() throws -> [[Double]] { try rows("losses").map(\.numbers) }

  @Test(arguments: [ModelConfidenceSet.Statistic.maximum, .range])
  func confidenceSetsOfTheSameSamplesAreThoseOfArch(
    _ statistic: ModelConfidenceSet.Statistic
  ) throws {
    let set = try ModelConfidenceSet(
      losses().map { HorizonLosses.Group(sums: $0, count: 1) },
      draws: rows("draw").map { $0.numbers.map { Int($0) } }, blockLength: 4,
      statistic: statistic)
    let name = statistic == .maximum ? "max" : "R"
    let expected = try #require(rows("mcs").first { $0.name == name })
    expectClose(set.pValues, expected.numbers)
    #expect(set.count == 60)
  }

  /// 20,000 samples each: p-values differ by chance, at most by about four standard errors.
  @Test(arguments: [ModelConfidenceSet.Statistic.maximum, .range])
  func confidenceSetsOfOwnSamplesAgreeWithArch(
    _ statistic: ModelConfidenceSet.Statistic
  ) throws {
    let set = try ModelConfidenceSet(
      losses(), blockLength: 4, statistic: statistic, resamples: 2_000,
      random: SeededRandom(seed: 3))
    let name = statistic == .maximum ? "max" : "R"
    let expected = try #require(rows("mcs-20000").first { $0.name == name })
    expectClose(set.pValues, expected.numbers, absolute: 0.045)
  }

  @Test func dieboldMarianoIsThatOfStatsmodels() throws {
    let losses = try losses()
    for row in try rows("diebold-mariano") {
      let reference = row.name.hasSuffix("0") ? 0 : 2
      let test = try DieboldMariano(
        losses.map { $0[1] }, against: losses.map { $0[reference] }, horizon: 1)
      expectClose([test.statistic, test.pValue], row.numbers, relative: 1e-10)
    }
  }

  @Test func clusteringBySeriesIsThatOfStatsmodels() throws {
    let differences = try losses().map { $0[3] - $0[0] }
    var start = 0
    let series = try rows("cluster-sizes")[0].numbers.map { size in
      defer { start += Int(size) }
      return (sum: differences[start..<start + Int(size)].reduce(0, +), count: Int(size))
    }
    let test = try ClusteredDifference(series)
    let expected = try rows("clustered")[0].numbers
    expectClose([test.statistic, test.pValue, test.meanDifference], expected, relative: 1e-9)
    #expect((test.clusters, test.count) == (11, 60))
  }

  @Test func friedmansTestIsThatOfScipy() throws {
    for row in try rows("friedman") {
      let rounded = try losses().map { block in
        row.name == "tied" ? block.map { ($0 * 10).rounded(.toNearestOrEven) / 10 } : block
      }
      let ranks = try AverageRanks(rounded)
      expectClose(
        [ranks.chiSquare, ranks.statistic, ranks.pValue] + ranks.ranks, row.numbers,
        relative: 1e-9)
    }
  }

  @Test func studentisedRangesAreThoseOfScipy() throws {
    for row in try rows("studentized-range") {
      let name = row.name.split(separator: "-")
      let (count, probability) = (try #require(Int(name[0])), try #require(Double(name[1])))
      let range = StudentizedRange(count: count)
      expectClose(range.quantile(probability), row.numbers[0], relative: 1e-8)
      expectClose(range.cumulative(row.numbers[0]), probability, relative: 1e-8)
    }
  }
}
