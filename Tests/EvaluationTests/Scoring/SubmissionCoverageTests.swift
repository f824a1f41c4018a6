import Evaluation
import ForecastCore
import Testing

@Suite struct SubmissionCoverageTests {
  private func coverage(_ own: [Double], other: [Double]) throws -> SubmissionCoverage {
    let actuals = try Panel(
      ["a", "b", "c"].map { try TimeSeries(id: $0, values: [4, 5, 6]) }, seasonLength: 1)
    let table = try ForecastTable(
      seriesIDs: ["a", "a", "a", "b"], times: [1, 2, 3, 1].map(Timestamp.init(rawValue:)),
      columns: [
        ForecastTable.Column(name: "own", values: own),
        ForecastTable.Column(name: "other", values: other),
      ])
    let data = try ScoringData(table, actuals: actuals, training: nil)
    return SubmissionCoverage(data, of: table, actuals: actuals)
  }

  @Test func whatIsLeftOutIsCountedWithItsReason() throws {
    let found = try coverage([1, 2, 3, .nan], other: [1, 2, 3, 4])
    #expect(found.sentence == "Scored 1 of 3 series, 1 of 2 folds, 3 of 4 points.")
    #expect(
      found.notes == [
        "1 series of the actuals without forecasts: 'c'",
        "'own' has no number in 1 row; the first is row 4, series 'b'",
        "1 fold left out for every model, so that all are judged on the same targets; nothing is "
          + "left of series 'b'",
        "2 actuals from a series' first forecast on without a forecast",
      ])
    #expect(found.isPartial)
  }

  @Test func aModelWithoutNumbersIsNamedAndTakesNothingWithIt() throws {
    let nothing = [Double](repeating: .nan, count: 4)
    let found = try coverage([1, 2, 3, 4], other: nothing)
    #expect(found.sentence == "Scored 2 of 3 series, 2 of 2 folds, 4 of 4 points.")
    #expect(
      found.notes[1] == "'other' is not scored: it finished no fold, a number is missing in each")
    #expect(found.isPartial)
  }
}
