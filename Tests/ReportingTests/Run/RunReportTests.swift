import Evaluation
import ForecastCore
import Models
import Testing

@testable import Reporting

@Suite struct RunReportTests {
  @Test func theReportHasItsSectionsInOrder() async throws {
    let text = exampleReport(try await exampleRun()).markdown()
    let headings = text.split(separator: "\n").filter { $0.hasPrefix("#") }
    #expect(
      headings == [
        "# Evaluation", "## What was asked", "## Verdict",
        "## MAE by horizon, [mean of series]", "## MAE by horizon, [pooled]",
        "## Skill against naive", "## Significance against naive",
        "## All metrics, mean over horizons", "## Failures", "## Definitions",
        "## How to repeat",
      ])
    #expect(text.contains("- failing, series south, cutoff 2013-03-04, fit: "))
    #expect(text.contains("```sh\nswiftcast evaluate 'my data.csv' --horizon 2\n```"))
    #expect(!text.lowercased().contains("nan"))
  }

  @Test func theVerdictSaysWhetherNaiveIsBeaten() async throws {
    // A straight line: drift is perfect, and every loss difference is the same.
    let line = try Panel([TimeSeries(id: "line", values: (1...20).map { Double($0) })])
    let result = try await CrossValidation(plan: RollingOrigin(horizon: 2, windows: 4))
      .evaluate([Naive(), Drift()], on: line)
    #expect(
      exampleReport(result).verdict() == """
        drift has the best mean MAE over horizons, 0.00, 100.0 % below naive. Whether that is \
        more than chance cannot be tested: the losses differ by the same amount everywhere.
        """)
    let alone = try await CrossValidation(plan: RollingOrigin(horizon: 2, windows: 4))
      .evaluate([Naive()], on: line)
    #expect(
      exampleReport(alone).verdict()
        == "No model beats naive: its mean MAE of 1.500 is the best.")
  }

  @Test func aRunInWhichNothingFinishedSaysWhy() async throws {
    let line = try Panel([TimeSeries(id: "line", values: (1...6).map { Double($0) })])
    let result = try await CrossValidation(plan: RollingOrigin(horizon: 1, windows: 1))
      .evaluate([FailingModel(failsAtTraining: 5)], on: line)
    #expect(
      exampleReport(result).verdict()
        == "No model can be judged: series 'line': told to fail.")
    #expect(exampleReport(result).markdown().contains("without scores: failing."))
  }
}
