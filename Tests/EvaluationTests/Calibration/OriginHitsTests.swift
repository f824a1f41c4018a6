import ForecastCore
import ForecastTestSupport
import NumericalMethods
import Testing

@testable import Evaluation

@Suite struct OriginHitsTests {
  /// Hits of a panel at 80 %: every origin has a shock, and `share` of each series' noise is its.
  ///
  /// - Parameters:
  ///   - series: how many series there are.
  ///   - origins: how many origins.
  ///   - share: 0 for independent series, 1 for series that are all the same.
  ///   - random: where shocks and noise are drawn from.
  /// - Returns: the hits of all series, origin by origin.
  private func panel(
    series: Int, origins: Int, share: Double, _ random: inout SeededRandom
  ) -> OriginHits {
    var hits = OriginHits()
    let bound = NormalDistribution.standard.quantile(0.9)
    for origin in 0..<origins {
      let shock = random.normal()
      for _ in 0..<series {
        let value = share.squareRoot() * shock + (1 - share).squareRoot() * random.normal()
        hits.add(abs(value) <= bound, origin: origin)
      }
    }
    return hits
  }

  /// scipy 1.16: the formula with `stats.norm.ppf` and `stats.t.ppf`.
  @Test func theEffectiveCountIsThatOfTheFormula() throws {
    var hits = OriginHits()
    for (origin, cluster) in zip([4, 3, 5, 2, 4, 1], [5, 4, 5, 3, 5, 2]).enumerated() {
      for one in 0..<cluster.1 { hits.add(one < cluster.0, origin: 10 - origin) }
    }
    let coverage = try #require(hits.coverage(at: .eighty, reach: 2))
    #expect(coverage.inside == 19 && coverage.count == 24)
    expectClose(coverage.independent, 5.1424563160321854, relative: 1e-9)
  }

  @Test func seriesThatAreAllTheSameHaveTheBandOfOne() throws {
    var random = SeededRandom(seed: 5)
    let one = panel(series: 1, origins: 60, share: 1, &random)
    random = SeededRandom(seed: 5)
    var eight = OriginHits()
    var single = OriginHits()
    let bound = NormalDistribution.standard.quantile(0.9)
    for origin in 0..<60 {
      let isInside = abs(random.normal()) <= bound
      _ = random.normal()
      single.add(isInside, origin: origin)
      for _ in 0..<8 { eight.add(isInside, origin: origin) }
    }
    for reach in [1.0, 3] {
      let alone = try #require(single.coverage(at: .eighty, reach: reach))
      let together = try #require(eight.coverage(at: .eighty, reach: reach))
      #expect(together.count == 8 * alone.count)
      #expect(together.independent == alone.independent)
      #expect(together.band == alone.band)
      #expect(one.coverage(at: .eighty, reach: reach)?.band == alone.band)
    }
  }

  @Test func seriesThatHaveNothingInCommonCountNearlyAll() throws {
    var random = SeededRandom(seed: 2)
    let counts = (0..<40).compactMap { _ in
      panel(series: 20, origins: 80, share: 0, &random).coverage(at: .eighty, reach: 1)?.independent
    }
    #expect(counts.allSatisfy { $0 <= 1_600 })
    #expect(counts.reduce(0, +) / 40 > 1_350)
  }

  /// 400 panels of 10 series and 50 origins.
  ///
  /// The band of as many independent outcomes holds the
  /// truth far too seldom where half of the noise is common.
  @Test(arguments: [0.0, 0.5, 0.9]) func theBandHoldsTheTruthAsOftenAsItSays(share: Double) {
    var random = SeededRandom(seed: 77)
    var held = 0
    var heldByCount = 0
    for _ in 0..<400 {
      guard
        let coverage = panel(series: 10, origins: 50, share: share, &random)
          .coverage(at: .eighty, reach: 1)
      else { continue }
      held += coverage.isCalibrated ? 1 : 0
      let plain = CoverageCount(
        level: .eighty, inside: coverage.inside, count: coverage.count,
        independent: Double(coverage.count))
      heldByCount += plain.isCalibrated ? 1 : 0
    }
    // 95 % of 400, give or take three binomial deviations.
    #expect(held >= 367, "\(held) of 400 at \(share)")
    if share >= 0.5 { #expect(heldByCount < 340, "\(heldByCount) of 400 at \(share)") }
  }

  @Test func whereEverythingIsInsideOriginsCount() throws {
    var hits = OriginHits()
    for origin in 0..<30 {
      for _ in 0..<4 { hits.add(true, origin: origin) }
    }
    #expect(try #require(hits.coverage(at: .eighty, reach: 1)).independent == 30)
  }

  /// The cluster-robust variance is G / (G − 1) times that of G independent outcomes then.
  @Test func originsThatAgreeWithinThemselvesAreNeverWorthLessThanTheirNumber() throws {
    var hits = OriginHits()
    for origin in 0..<60 {
      for _ in 0..<8 { hits.add(origin % 5 > 0, origin: origin) }
    }
    #expect(try #require(hits.coverage(at: .eighty, reach: 1)).independent == 60)
  }

  @Test func oneOriginsSeriesCountAsIndependent() throws {
    var hits = OriginHits()
    for place in 0..<40 { hits.add(place < 31, origin: 0) }
    #expect(try #require(hits.coverage(at: .eighty, reach: 1)).independent == 40)
    #expect(OriginHits().coverage(at: .eighty, reach: 1) == nil)
  }
}
