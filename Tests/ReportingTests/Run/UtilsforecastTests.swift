import Evaluation
import ForecastCore
import ForecastTestSupport
import Testing

@testable import Reporting

@Suite struct UtilsforecastTests {
  @Test func scoresAreThoseOfUtilsforecast() throws {
    let table = try SavedRun.table(fixture("utilsforecast-cv.csv"), path: "cv.csv")
    let rows = CSVText.records(try fixture("utilsforecast-train.csv")).dropFirst()
    let series = try ["north", "south"].map { name in
      let own = rows.filter { $0[0] == name }
      return try TimeSeries(
        id: name, frequency: Frequency(.quarterEnd),
        timestamps: own.map { try #require(Timestamp($0[1])) },
        values: own.map { try #require(Double($0[2])) })
    }
    let data = try ScoringData(
      table, actuals: nil, training: Panel(series), seasonLength: 4)
    let scores = ScoreTable(data, metrics: MetricCatalog.metrics(levels: [.eighty]))
    // Theirs by name: our name, and what ours is a multiple of.
    let names = [
      "mae": ("mae", 1.0), "rmse": ("rmse", 1), "mase": ("mase", 1), "smape": ("smape", 200),
      "coverage_level80": ("coverage-80", 1), "winkler_score_level80": ("interval-score-80", 1),
    ]
    let expected = CSVText.records(try fixture("utilsforecast-metrics.csv")).dropFirst()
    #expect(expected.count == 60)
    for row in expected {
      let (name, factor) = try #require(names[row[2]])
      let step = try #require(Int(row[1]))
      let theirs = try #require(Double(row[4]))
      let cell = scores.score(of: row[3], in: .series(row[0]), at: .step(step), by: name)
      let ours = try #require(cell).get().value
      expectClose(ours, factor * theirs, absolute: 1e-9, relative: 1e-9, "\(row)")
    }
  }
}
