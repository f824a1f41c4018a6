import ForecastCore
import Models
import Testing

@testable import Evaluation
@testable import Reporting

@Suite struct RunReportTests {
  @Test func theReportHasItsSectionsInOrder() async throws {
    let text = exampleReport(try await exampleRun()).markdown()
    let headings = text.split(separator: "\n").filter { $0.hasPrefix("#") }
    #expect(
      headings == [
        "# Evaluation", "## What was asked", "## Verdict",
        "## MAE by horizon, [mean of series]", "## MAE by horizon, [pooled]",
        "## Skill against naive, [mean of series]", "## Significance against naive",
        "## Coverage of intervals", "## All metrics, mean over horizons, [mean of series]",
        "## Failures", "## Definitions",
        "## How to repeat",
      ])
    #expect(
      text.contains(
        "- failing at 2 folds, the first of series north, \"old\", cutoff 2013-03-04, fit: "))
    #expect(text.contains("```sh\nswiftcast evaluate 'my data.csv' --horizon 2\n```"))
    #expect(!text.lowercased().contains("nan"))
  }

  @Test func theVerdictSaysWhetherNaiveIsBeaten() async throws {
    // A straight line: drift is perfect, and every loss difference is the same.
    let line = try Panel([TimeSeries(id: "line", values: (1...20).map { Double($0) })])
    let result = try await CrossValidation(plan: RollingOrigin(horizon: 2, windows: 10))
      .evaluate([Naive(), Drift()], on: line)
    #expect(
      exampleReport(result).verdict() == """
        drift has the best mean MAE over horizons, 0.00, 100.0 % below naive. Whether that is \
        more than chance cannot be tested: the losses differ by the same amount everywhere.
        """)
    let few = try await CrossValidation(plan: RollingOrigin(horizon: 2, windows: 4))
      .evaluate([Naive(), Drift()], on: line)
    #expect(
      exampleReport(few).verdict().hasSuffix(
        "Whether that is more than chance cannot be said from so few origins."))
    let alone = try await CrossValidation(plan: RollingOrigin(horizon: 2, windows: 4))
      .evaluate([Naive()], on: line)
    #expect(
      exampleReport(alone).verdict()
        == "There is nothing to compare: only naive is in the run; its mean MAE is 1.500.")
  }

  @Test func naiveAloneAtTheTopOfTooFewOriginsIsNoVerdictEither() async throws {
    let values: [Double] = [1, 3, 2, 5, 4, 4]
    let panel = try Panel([TimeSeries(id: "s", values: values)])
    let result = try await CrossValidation(plan: RollingOrigin(horizon: 1, windows: 1))
      .evaluate([Naive(), Drift()], on: panel)
    #expect(
      exampleReport(result).verdict() == """
        No model beats naive: its mean MAE of 0.00 is the best. Whether that is more than chance \
        cannot be said from so few origins.
        """)
  }

  /// Tests are of absolute or squared errors; another metric may rank the models otherwise.
  @Test func whatTestsCompareIsSaidWhereTheMetricIsAnother() async throws {
    var report = exampleReport(try await exampleRun())
    #expect(!report.findings().contains { $0.hasPrefix("Tests compare") })
    report.metric = "smape"
    #expect(
      report.findings()[1]
        == "Tests compare absolute errors, not the sMAPE, of which percentages are; by them:")
    report.metric = "owa"
    report.table = ScoreTable(
      report.data, metrics: report.table.metrics + [try MetricCatalog.metric(named: "owa")])
    // The reason of the metric that was asked for, not of the first that is undefined.
    #expect(
      report.verdict()
        == "No model can be judged by OWA: the comparison has no model 'naive2'.")
    #expect(ScoreText.skillByHorizon(report.table, metric: "owa") == nil)
  }

  @Test func aRunInWhichNothingFinishedSaysWhy() async throws {
    let line = try Panel([TimeSeries(id: "line", values: (1...6).map { Double($0) })])
    let result = try await CrossValidation(plan: RollingOrigin(horizon: 1, windows: 1))
      .evaluate([FailingModel(failsAtTraining: 5)], on: line)
    #expect(
      exampleReport(result).verdict()
        == """
        No model can be judged: no fold was finished by every model. 1 forecast failed; why \
        stands with the failures.
        """)
    #expect(exampleReport(result).markdown().contains("without scores: failing."))
  }

  @Test func modelsThatFinishedNothingAreNamedBesideTheCount() async throws {
    let line = try Panel([TimeSeries(id: "line", values: [1, 3, 2, 5, 4, 7])])
    let result = try await CrossValidation(plan: RollingOrigin(horizon: 1, windows: 1))
      .evaluate([Naive(), Drift(), FailingModel(failsAtTraining: 5)], on: line)
    let report = exampleReport(result)
    let expected = """
      1 fold that naive and drift finished; failing finished none of 1.
      """
    #expect(report.foldSummary() == "Over " + expected)
    #expect(report.markdown().contains("1 forecast; " + expected))
    #expect(report.verdict().contains("Not judged: failing finished none of 1."))
    #expect(report.markdown().contains("1 forecast failed, by reason"))
    // The reason is read once.
    #expect(report.markdown().split(separator: "told to fail").count == 2)
  }

  @Test func whenNoFoldIsCommonNothingIsScoredAndThatIsSaid() async throws {
    let line = try Panel([TimeSeries(id: "line", values: [1, 3, 2, 5, 4, 7])])
    let result = try await CrossValidation(plan: RollingOrigin(horizon: 1, windows: 2))
      .evaluate(
        [
          FailingModel(name: "one", failsAtTraining: 4),
          FailingModel(name: "two", failsAtTraining: 5),
        ], on: line)
    let report = exampleReport(result)
    #expect(
      report.foldSummary() == "Nothing is scored: no fold was finished by every model.")
    #expect(report.verdict().contains("no fold was finished by every model"))
    #expect(report.markdown().contains("Nothing is scored: no fold was finished"))
  }

  @Test func foldsThatWereNotReachedAreNoFailures() async throws {
    let data = ScoringData(try await exampleRun())
    var report = exampleReport(try await exampleRun())
    report.data = ScoringData(
      models: data.models, absentModels: ["late"], series: data.series, gap: 0, step: 1,
      interruptedFolds: 2)
    report.failures = [
      RunManifest.Failure(
        model: "late", series: "south", cutoff: "2013-03-04", phase: "interrupted",
        reason: "the run was stopped before this fold")
    ]
    let text = report.foldSummary()
    #expect(text.contains("2 folds not reached by every model before the run was stopped"))
    #expect(text.contains("late finished none of 4, as the run was stopped before"))
    #expect(!text.contains("failed"))
    #expect(report.markdown().contains("1 forecast not made because the run was stopped."))
    #expect(report.markdown().contains("No model failed."))
  }

  @Test func theCommandToRepeatHasNothingThatChangesNoNumber() async throws {
    var report = exampleReport(try await exampleRun())
    report.command = [
      "swiftcast", "evaluate", "d.csv", "-q", "--threads=2", "--progress", "never", "--quiet",
      "--progress=always", "--force", "--seed", "3",
    ]
    #expect(report.repeatCommand() == "swiftcast evaluate d.csv --force --seed 3")
  }

  @Test func whatMeanIsIsSaid() async throws {
    let text = exampleReport(try await exampleRun()).markdown()
    #expect(text.contains("`mean` is the mean of the values of the steps, for RMSE too."))
    #expect(text.contains("Each value is the mean of the series' own values"))
    #expect(text.contains("Each value is over the points of all series together."))
  }
}
