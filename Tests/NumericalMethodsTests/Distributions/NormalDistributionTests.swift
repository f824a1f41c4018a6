import ForecastTestSupport
import NumericalMethods
import Testing

@Suite struct NormalDistributionTests {
  @Test func quantilesAgreeFarIntoTheTails() throws {
    let table = try FixtureTable("normal_quantiles.csv")
    #expect(table.rows.count == 36)
    for row in table.rows.indices {
      let numbers = try table.numbers(row)
      expectClose(
        NormalDistribution.standard.quantile(numbers[0]), numbers[1], absolute: 1e-17,
        relative: 4e-15, "quantile of \(numbers[0])")
    }
  }

  @Test func probabilitiesAgreeFarIntoTheTails() throws {
    let table = try FixtureTable("normal_cumulative.csv")
    #expect(table.rows.count == 23)
    for row in table.rows.indices {
      let numbers = try table.numbers(row)
      // Below 2⁻¹⁰²² a double has fewer digits.
      expectClose(
        NormalDistribution.standard.cumulative(numbers[0]), numbers[1], absolute: 0x1p-1070,
        relative: 2e-13, "Φ(\(numbers[0]))")
    }
  }

  @Test func quantileAtTheEndsIsInfinite() {
    #expect(NormalDistribution.standard.quantile(0) == -.infinity)
    #expect(NormalDistribution.standard.quantile(1) == .infinity)
  }

  @Test func aMeanAndADeviationMoveAndStretch() {
    let normal = NormalDistribution(mean: 10, standardDeviation: 4)
    expectClose(normal.quantile(0.975), 17.839855938160216, relative: 1e-15)
    expectClose(normal.cumulative(6), 0.15865525393145705, relative: 1e-15)
    // exp(-1/2) / (4 √(2π)); scipy.stats.norm.pdf(6, 10, 4).
    expectClose(normal.density(6), 0.060492681129785834, relative: 1e-15)
  }

  @Test func aDeviationOfZeroTraps() async {
    await #expect(processExitsWith: .failure) {
      _ = NormalDistribution(mean: 0, standardDeviation: 0)
    }
  }

  @Test func aProbabilityAboveOneTraps() async {
    await #expect(processExitsWith: .failure) {
      _ = NormalDistribution.standard.quantile(1.0000001)
    }
  }
}
