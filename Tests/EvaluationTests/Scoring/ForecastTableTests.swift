import Evaluation
import ForecastCore
import ForecastTestSupport
import Testing

private func table(
  _ columns: [(String, [Double])], ids: [String] = ["a", "a"], times: [Int] = [4, 5],
  cutoffs: [Int]? = nil
) throws -> ForecastTable {
  try ForecastTable(
    seriesIDs: ids, times: times.map(Timestamp.init(rawValue:)),
    cutoffs: cutoffs?.map(Timestamp.init(rawValue:)),
    columns: columns.map { ForecastTable.Column(name: $0.0, values: $0.1) })
}

private func text(_ columns: [(String, [Double])]) -> String {
  do { return "\(try table(columns).models.map(\.name))" } catch { return "\(error)" }
}

@Suite struct ForecastTableTests {
  @Test func columnsAreSortedOutByName() throws {
    let read = try table([
      ("y", [1, 2]), ("a-lo-b", [3, 4]), ("a-lo-b-hi-95", [9, 9]), ("a-lo-b-lo-95", [0, 0]),
      ("a-lo-b-lo-80", [1, 1]), ("a-lo-b-hi-80", [8, 8]), ("ets", [5, 6]),
    ])
    #expect(read.models.map(\.name) == ["a-lo-b", "ets"])
    #expect(read.actuals == [1, 2])
    #expect(read.models[0].bounds.map(\.level) == [.eighty, .ninetyFive])
    #expect(read.models[0].bounds[1].upper == [9, 9])
  }

  @Test func columnsThatMakeNoTableAreRefusedByName() {
    #expect(
      text([("x", [1, 2]), ("x", [1, 2])]) == "expected one column 'x', found two. Rename one.")
    #expect(
      text([("y", [1, 2])]) == """
        expected a column of forecasts besides unique_id, ds, cutoff and y, found none. \
        Name the column after its model.
        """)
    #expect(
      text([("x", [1, 2]), ("z-lo-80", [1, 2])]) == """
        column 'z-lo-80': expected a column 'z' with the point forecasts, found none. \
        Add it, or remove the bounds.
        """)
    #expect(
      text([("x", [1, 2]), ("x-hi-97.5", [1, 2])])
        == "column 'x-hi-97.5': expected a column 'x-lo-97.5' beside it, found none.")
    #expect(
      text([("x", [1, 2]), ("x-lo-80", [1, 5]), ("x-hi-80", [1, 4])]) == """
        column 'x-lo-80', row 2: expected a lower bound at most 4.0, found 5.0. Swap the bounds.
        """)
  }

  @Test func rowsFindTheirActualsAndTrainingPartByTime() throws {
    let history = try indexedPanel([3, 5, 4, 9, 2, 7], seasonLength: 2)
    let read = try table(
      [("x", [8, 8, 3, 3])], ids: ["a", "a", "a", "a"], times: [5, 4, 6, 5],
      cutoffs: [3, 3, 4, 4])
    let data = try ScoringData(read, actuals: history, training: history)
    let folds = data.series[0].folds
    #expect(folds.map(\.actuals) == [[9, 2], [2, 7]])
    #expect(folds.map(\.lastValue) == [4, 9])
    #expect(folds.map(\.origin) == [0, 1])
    // Season 2: |4 − 3|; then also |9 − 5|.
    #expect(try folds.map { try $0.scale.get().absolute } == [1, 2.5])
  }

  @Test func withoutCutoffsTheTrainingPartEndsBeforeTheFirstForecast() throws {
    let history = try indexedPanel([3, 5, 4, 9, 2, 7])
    let data = try ScoringData(table([("x", [8, 8])]), actuals: history, training: history)
    #expect(data.series[0].folds[0].lastValue == 4)
    #expect(data.series[0].folds[0].actuals == [9, 2])
  }

  @Test func anEmptyFieldIsAFoldTheModelDidNotFinish() throws {
    let read = try table(
      [("x", [8, .nan, 3]), ("z", [1, 1, 1]), ("w", [.nan, .nan, .nan]), ("y", [2, 2, 2])],
      ids: ["a", "a", "b"], times: [4, 5, 4])
    let data = try ScoringData(read, actuals: nil, training: nil)
    #expect(data.models == ["x", "z"])
    #expect(data.absentModels == ["w"])
    #expect(data.series.map(\.folds.count) == [0, 1])
    #expect(data.unscoredFolds == 1)
  }

  @Test func whatCannotBeSetBesideActualsIsRefused() throws {
    let history = try indexedPanel([3, 5, 4])
    let message = { (ids: [String], times: [Int], actuals: Panel?) -> String in
      do {
        let read = try table([("x", [8, 8])], ids: ids, times: times)
        return "\(try ScoringData(read, actuals: actuals, training: nil).scoredFolds)"
      } catch { return "\(error)" }
    }
    #expect(
      message(["a", "a"], [2, 2], history) == """
        series 'a': expected one forecast of 2 a cutoff, found two. Add a column 'cutoff', or \
        remove one.
        """)
    #expect(
      message(["z", "z"], [2, 3], history) == """
        series 'z': expected actuals of this series, found none. Check that unique_id is spelt \
        alike in both files.
        """)
    #expect(
      message(["a", "a"], [8, 9], history) == """
        series 'a': expected forecasts of times from 1 to 3, found the first at 8. Check that \
        both files count time alike.
        """)
    #expect(
      message(["a", "a"], [2, 3], nil) == """
        expected what came true, found neither --actuals nor a column 'y'. Pass --actuals.
        """)
  }

  @Test func theM4MannerAveragesOverSeriesOfAveragesOverHorizons() throws {
    // Two series of 3 and 4 training values, horizon 2, steps counted from 1; m = 1.
    let training = try indexedPanel([1, 3, 2], [10, 20, 15, 25])
    let actuals = try indexedPanel([4, 5], [30, 20])
    let read = try table(
      [
        ("naive2", [2, 2, 25, 25]), ("own", [3, 5, 30, 30]), ("own-lo-95", [2, 4, 25, 25]),
        ("own-hi-95", [4, 6, 35, 35]),
      ], ids: ["a", "a", "b", "b"], times: [1, 2, 1, 2])
    let data = try ScoringData(
      read, actuals: actuals, training: training, seasonLength: 1, matching: .step)
    let scores = ScoreTable(data, metrics: MetricCatalog.m4)
    let score = { (model: String, metric: String) in
      try #require(scores.score(of: model, in: .meanOfSeries, at: .mean, by: metric)).get().value
    }
    // own: a 200/7, 0; b 0, 2000/50. naive2: a 400/6, 600/7; b 1000/55, 1000/45.
    let own = (200.0 / 7 / 2 + 40 / 2) / 2
    let naive2 = ((400.0 / 6 + 600.0 / 7) / 2 + (1000.0 / 55 + 1000.0 / 45) / 2) / 2
    expectClose(try score("own", "smape"), own)
    expectClose(try score("naive2", "smape"), naive2)
    // Scales 1.5 and 25/3: own 0.5/1.5 and 5/(25/3); naive2 2.5/1.5 and 5/(25/3).
    let ownMASE = (0.5 / 1.5 + 0.6) / 2
    let naive2MASE = (2.5 / 1.5 + 0.6) / 2
    expectClose(try score("own", "mase"), ownMASE)
    expectClose(try score("own", "owa"), (own / naive2 + ownMASE / naive2MASE) / 2)
    // Widths 2 over 1.5; b: 10 and 10 + 40 · 5 over 25/3.
    expectClose(try score("own", "msis-95"), (2 / 1.5 + (10 + 210) / 2 / (25.0 / 3)) / 2)
  }
}
