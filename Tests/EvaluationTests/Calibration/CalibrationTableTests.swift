import ForecastCore
import ForecastTestSupport
import Testing

@testable import Evaluation

@Suite struct CalibrationTableTests {
  /// 20 origins, two steps: bounds ±1 at 80 % and ±2 at 95 % around 0 meet actuals 0.15 · origin.
  private let data = ScoringData(
    models: ["own", "points"], absentModels: [],
    series: [
      ScoringSeries(
        id: "a",
        folds: (0..<20).map { origin in
          ScoringFold(
            origin: origin, actuals: [0.15 * Double(origin), origin < 3 ? .nan : 5],
            lastValue: 0, scale: .failure(.noTraining),
            forecasts: [
              SteppedForecast(
                point: [0, 0],
                intervals: [
                  PredictionInterval(level: .eighty, lower: [-1, -1], upper: [1, 1]),
                  PredictionInterval(level: .ninetyFive, lower: [-2, -3], upper: [2, 3]),
                ], distribution: nil),
              SteppedForecast(point: [1, 1], intervals: [], distribution: nil),
            ])
        }, unscoredFolds: 0)
    ], gap: 0, step: 1)

  @Test func coverageWidthAndScoreByHorizonAndLevel() throws {
    let table = CalibrationTable(data)
    #expect(table.entries.map(\.model) == ["own", "own", "own", "own"])
    let first = table.entries(of: "own", at: 1)
    // 0, 0.15, … 0.9 lie within 1; up to 1.95 within 2.
    #expect(first.map(\.coverage.inside) == [7, 14])
    #expect(first.map(\.coverage.count) == [20, 20])
    #expect(first.map(\.width) == [2, 4])
    // Outside 2: 0.1, 0.25, 0.4, 0.55, 0.7, 0.85; 2/α = 40.
    expectClose(first[1].score, 4 + 40 * 2.85 / 20)
    let second = table.entries(of: "own", at: 2)
    #expect(second.map(\.coverage.count) == [17, 17])
    #expect(second.map(\.coverage.independent) == [8.5, 8.5])
    #expect(table.rankedProbability.map(\.model) == ["own", "own"])
  }

  /// statsmodels 0.15.0, `proportion_confint(16, 20, method="wilson")`.
  @Test func theBandIsWilsons() {
    let count = CoverageCount(level: .eighty, inside: 16, count: 20, independent: 20)
    expectClose(count.band.lowerBound, 0.5839826, absolute: 1e-6)
    expectClose(count.band.upperBound, 0.9193423, absolute: 1e-6)
    #expect(count.isCalibrated)
    #expect(
      !CoverageCount(level: .ninetyFive, inside: 80, count: 100, independent: 100).isCalibrated)
  }

  @Test func reliabilityPoolsTheHorizons() {
    let points = CalibrationTable(data).reliability(of: "own")
    #expect(points.map(\.level) == [.eighty, .ninetyFive])
    #expect(points.map(\.inside) == [7, 14])
    #expect(points.map(\.count) == [37, 37])
    // 37 outcomes of 20 origins, whose two steps overlap: scipy, as for `OriginHits`.
    expectClose(points.map(\.independent), [13.920447810356361, 18.5], relative: 1e-9)
    #expect(CalibrationTable(data).reliability(of: "points").isEmpty)
  }
}
