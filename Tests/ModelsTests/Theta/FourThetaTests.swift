import ForecastCore
import ForecastTestSupport
import Testing

@testable import Models

@Suite struct FourThetaTests {
  private func fit(_ values: [Double], seasonLength: Int = 1) throws -> (FourThetaFit, SeriesSlice)
  {
    let slice = try Sample.slice(values, seasonLength: seasonLength)
    return (try FourTheta().fit(slice, context: FitContext(horizon: 3)), slice)
  }

  /// The line counts by two thirds at most, so a step of growth lags by a third at least.
  @Test func aStraightLineGoesOn() throws {
    let (fit, slice) = try fit((0..<30).map { 200 + 3 * Double($0) })
    let forecast = try fit.forecast(after: slice, steps: 3, levels: [])
    expectClose(forecast.point, [290, 293, 296], relative: 2e-2)
    #expect(forecast.point[0] > 287.5 && forecast.point[2] > forecast.point[0] + 3)
  }

  @Test func growthByAFactorGoesOnAlongACurve() throws {
    var values = [7.0]
    for _ in 1..<40 { values.append(values[values.count - 1] * 1.08) }
    let (fit, slice) = try fit(values)
    let forecast = try fit.forecast(after: slice, steps: 2, levels: [])
    #expect(fit.isExponential)
    expectClose(
      forecast.point, [values[39] * 1.08, values[39] * 1.08 * 1.08], relative: 0.06)
  }

  /// The least error of the eight cannot be above that of the standard models among them.
  @Test func noModelOfTheEightHasALesserError() throws {
    let values = try Dataset.series("usaccdeaths").values
    let (best, _) = try fit(values, seasonLength: 12)
    let mean = values.reduce(0, +) / Double(values.count)
    let scaled = values.map { $0 / mean }
    let adjustment = SeasonalAdjustment.tested(scaled, m: 12)
    let adjusted = adjustment.removed(from: scaled)
    let line = try #require(FourThetaLine(adjusted, isExponential: false))
    for isMultiplicative in [false, true] {
      let other = FourThetaFit.searched(
        adjusted, line: line, isMultiplicative: isMultiplicative, adjustment, unit: mean)
      #expect(best.error <= other.error)
      #expect((1.0...3.0).contains(other.theta))
    }
  }

  /// From step to step the smoothed level stays and the line goes on by its share.
  @Test func forecastsJoinSmoothingAndLine() throws {
    let (fit, slice) = try fit([1, 3, 5, 7, 9.5, 10.5])
    let forecast = try fit.forecast(after: slice, steps: 2, levels: [.eighty])
    let step = forecast.point[1] - forecast.point[0]
    let line = fit.line.value(at: 7) - fit.line.value(at: 6)
    guard !fit.isExponential, !fit.isMultiplicative else { return }
    expectClose(step, fit.unit * (1 - 1 / fit.theta) * line, relative: 1e-9)
  }

  @Test func valuesOfZeroAllowSumsOnly() throws {
    let (fit, slice) = try fit([3, 0, 2, -1, 4, 2, 0, 1, 3, 2])
    #expect(!fit.isExponential && !fit.isMultiplicative)
    let forecast = try fit.forecast(after: slice, steps: 2, levels: [.eighty])
    #expect(forecast.point.allSatisfy { abs($0) < 6 })
  }

  /// N2657 of the M3 competition: the line of its products falls below 0 within the horizon.
  @Test func aLineThatFallsBelowZeroStillForecasts() throws {
    let values: [Double] = [
      4036, 4025, 4125, 4185, 4457, 4992, 5230, 5078, 4915, 4779, 5009, 5183, 5668, 4703, 3476,
      3435, 3792, 3899, 4055, 4129, 4520, 4664, 4464, 3692, 3239, 3066, 2972, 3015, 2870, 2482,
      2599, 2364, 2315, 2204, 2112, 1977, 1774, 1847, 1671, 1755, 1787, 1662, 1665, 1531, 1456,
      1184, 1244, 1360, 1503, 1623, 1649, 1754, 1939, 1815, 1688, 1672, 1773, 1747, 1617, 1504,
    ]
    let whole = try Sample.slice(values + [1400, 1300, 1500, 1350], seasonLength: 12)
    let training = whole.narrowed(to: 0..<60)
    let fit = try FourTheta().fit(training, context: FitContext(horizon: 18))
    #expect(fit.isMultiplicative && !fit.isExponential)
    for history in [training, whole] {
      let point = try fit.forecast(after: history, steps: 18, levels: []).point
      #expect(point.allSatisfy { $0.isFinite && $0 >= 0 && $0 < 6000 }, "\(point)")
    }
  }
}
