import ForecastTestSupport
import Foundation
import NumericalMethods
import Testing

/// Distributions against 60-digit arithmetic.
@Suite struct DistributionReferenceTests {
  private let rows: [(function: Substring, numbers: [Double])]

  init() throws {
    let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/distributions.tsv")
    rows = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }.map { line in
        let fields = line.split(separator: "\t")
        return (fields[0], fields[1].split(separator: " ").compactMap { Double($0) })
      }
  }

  private func rows(of function: String, count: Int) throws -> [[Double]] {
    let found = rows.filter { $0.function == function }.map(\.numbers)
    try #require(found.count == count)
    return found
  }

  @Test func normalQuantile() throws {
    for row in try rows(of: "normal-quantile", count: 16) {
      expectClose(
        NormalDistribution.standard.quantile(row[0]), row[1], absolute: 1e-15, relative: 1e-14,
        "p = \(row[0])")
    }
    expectClose(
      NormalDistribution(mean: 3, standardDeviation: 2).quantile(0.975), 6.919927969080108)
  }

  @Test func normalCumulative() throws {
    for row in try rows(of: "normal-cumulative", count: 6) {
      expectClose(
        NormalDistribution.standard.cumulative(row[0]), row[1], relative: 1e-12, "z = \(row[0])")
    }
  }

  @Test func studentCumulative() throws {
    for row in try rows(of: "t-cumulative", count: 80) {
      expectClose(
        StudentT(degreesOfFreedom: row[0]).cumulative(row[1]), row[2],
        relative: row[0] > 5_000 ? 1e-11 : 1e-12,
        "ν = \(row[0]), t = \(row[1])")
    }
  }

  @Test func studentQuantile() throws {
    for row in try rows(of: "t-quantile", count: 120) {
      expectClose(
        StudentT(degreesOfFreedom: row[0]).quantile(row[1]), row[2],
        relative: row[0] > 5_000 ? 1e-11 : 1e-12,
        "ν = \(row[0]), p = \(row[1])")
    }
  }

  @Test func incompleteBeta() throws {
    for row in try rows(of: "incomplete-beta", count: 36) {
      let (a, b, x) = (row[0], row[1], row[2])
      let shares = IncompleteBeta.regularised(x: x, y: 1 - x, a: a, b: b)
      expectClose(shares.lower, row[3], relative: 1e-12, "\(row)")
      expectClose(shares.lower + shares.upper, 1)
    }
  }

  @Test func endsOfTheQuantiles() {
    let t = StudentT(degreesOfFreedom: 7)
    #expect(t.quantile(0) == -.infinity)
    #expect(t.quantile(1) == .infinity)
    #expect(t.cumulative(.infinity) == 1)
    #expect(t.cumulative(-.infinity) == 0)
    #expect(NormalDistribution.standard.quantile(0) == -.infinity)
    #expect(NormalDistribution.standard.quantile(1) == .infinity)
  }

  @Test func densitiesAreSlopesOfTheCumulative() {
    for v in [0.5, 3, 58] {
      let t = StudentT(degreesOfFreedom: v)
      for x in [-2.5, 0.1, 1.3] {
        let slope = (t.cumulative(x + 1e-5) - t.cumulative(x - 1e-5)) / 2e-5
        expectClose(t.density(x), slope, relative: 1e-8)
      }
    }
    let normal = NormalDistribution(mean: 1, standardDeviation: 2)
    expectClose(
      normal.density(2), (normal.cumulative(2.00001) - normal.cumulative(1.99999)) / 2e-5,
      relative: 1e-8)
  }
}
