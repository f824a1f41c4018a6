import Models
import Testing

@testable import Evaluation
@testable import Reporting

/// Errors of `naive` and `own` at every step; series end with the last of 40 origins.
private func run(
  _ series: [[[Double]]], horizon: Int = 1, loss: SignificanceTable.Loss = .absolute
) -> RunReport {
  let data = ScoringData(
    models: ["naive", "own"], absentModels: [],
    series: series.enumerated().map { index, origins in
      ScoringSeries(
        id: "s\(index)",
        folds: origins.enumerated().map { place, errors in
          let steps = Array(repeating: 0.0, count: horizon)
          return ScoringFold(
            origin: 40 - origins.count + place, actuals: steps, lastValue: 0,
            scale: .failure(.noTraining),
            forecasts: errors.map { error in
              SteppedForecast(
                point: steps.map { _ in error }, intervals: [], distribution: nil)
            })
        }, unscoredFolds: 0)
    }, gap: 0, step: 1)
  return RunReport(
    settings: [], command: ["swiftcast", "evaluate"],
    table: ScoreTable(data, metrics: [MeanAbsoluteError(), RootMeanSquaredError()]), data: data,
    significance: Significance(data, loss: loss), failures: [], seasonLength: 1)
}

@Suite struct SkillOfVerdictTests {
  /// Of the squares 79.5 % are saved, of their root 54.7 %.
  @Test func percentagesAreOfTheMetricAndNotOfTheLoss() {
    let errors = (0..<40).map { place in [2.0, place % 2 == 0 ? 0.6 : 1.28.squareRoot()] }
    var report = run([errors], loss: .squared)
    report.metric = "rmse"
    let cells = ScoreText.skillByHorizon(report.table, metric: "rmse")?.rows[1].map(\.text)
    #expect(cells == ["own", "+54.7 %", "+54.7 %"])
    #expect(report.findings().last == "At horizon 1 own beats naive, by 54.7 % (p < 0.001).")
  }

  /// A long series on which `own` is better, a short one on which it is as much worse as it is bad:
  /// over origins and pooled it is better, over series worse.
  private var unbalanced: RunReport {
    run([
      Array(repeating: [2, 1.5], count: 40), Array(repeating: [4, 5], count: 10),
    ])
  }

  @Test func skillIsThatOfTheTableWhereSeriesDifferInLength() throws {
    let report = unbalanced
    #expect(report.significance.verdict.steps[0].winners.map(\.model) == ["own"])
    #expect(
      report.findings().last
        == "At horizon 1 own beats naive, though its skill is -8.3 % (p < 0.001).")
    let measured = report.significance.verdict.measured(by: report.table, metric: "mae")
    #expect(
      try measured.steps[0].winners[0].skill
        == report.table.skill(model: 1, group: 0, horizon: .step(1), metric: 0).get())
  }

  @Test func signsThatAreNotTheTablesAreExplained() {
    let report = unbalanced
    let tests = report.significance.againstBaseline
    let words =
      " Signs are those of the mean difference that was tested, which is of absolute errors and does "
      + "not weigh series alike; by the mean of the series' MAE it is the other way round for own at "
      + "horizon 1."
    #expect(SignificanceText.signs(tests, beside: report.table, metric: "mae") == words)
    #expect(report.markdown().contains("bold below 0.05.\(words)\n"))
    let alike = run([(0..<40).map { [2, $0 % 2 == 0 ? 1.5 : 1.4] }])
    #expect(
      SignificanceText.signs(
        alike.significance.againstBaseline, beside: alike.table, metric: "mae") == "")
  }

  /// Pooled, `own` has the lower error; the table that is read says otherwise.
  @Test func whoIsAheadIsWhatTheTableSays() {
    let report = run([
      (0..<40).map { [2, $0 % 2 == 0 ? 1 : 2.8] }, Array(repeating: [4, 4.3], count: 10),
    ])
    #expect(report.significance.verdict.steps[0].ahead.map(\.model) == ["own"])
    #expect(
      report.findings().last == "At horizon 1 no model beats naive: none has a lower error.")
  }

  @Test func modelsStandInTheOrderOfTheirSkill() {
    let standing = { (name: String) in
      Verdict.Standing(model: name, skill: 0.5, pValue: 0.01)
    }
    let report = unbalanced
    let verdict = Verdict(
      baseline: "naive",
      steps: [
        Verdict.Step(
          horizon: 1, winners: ["absent", "own"].map(standing), losers: [], ahead: [], behind: [],
          confidenceSet: [], obstacle: nil)
      ])
    let measured = verdict.measured(by: report.table, metric: "mae").steps[0].winners
    #expect(measured.map(\.model) == ["own", "absent"])
    #expect(measured[1].skill == nil)
    let unknown = verdict.measured(by: report.table, metric: "r2").steps[0].winners
    #expect(unknown.map(\.model) == ["absent", "own"])
    #expect(unknown.allSatisfy { $0.skill == nil })
  }

  /// Differences that change their sign from origin to origin have no positive plain variance.
  @Test func whichRMakesTheSameTestIsSaid() {
    let report = run(
      [(0..<40).map { [1, $0 % 2 == 0 ? 0.5 : 1.7] }], horizon: 2)
    #expect(
      SignificanceText.notes(report.significance.againstBaseline) == [
        "Bartlett weights in the statistic, as the plain variance is not positive (R's dm.test has them "
          + "with varestimator = \"bartlett\"): own at horizon 2"
      ])
  }
}
