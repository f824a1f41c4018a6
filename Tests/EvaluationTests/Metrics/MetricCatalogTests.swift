import Evaluation
import ForecastCore
import Testing

@Suite struct MetricCatalogTests {
  @Test func namesAreAllDifferentAndReadBack() throws {
    let metrics = MetricCatalog.metrics(levels: [.eighty, .ninetyFive])
    #expect(Set(metrics.map(\.name)).count == metrics.count)
    for metric in metrics {
      #expect(try MetricCatalog.metric(named: metric.name).name == metric.name)
      #expect(!metric.title.isEmpty && !metric.formula.isEmpty)
    }
  }

  @Test func theNamesFilesUse() {
    #expect(
      MetricCatalog.metrics(levels: [.ninetyFive]).map(\.name) == [
        "mae", "rmse", "me", "median-ae", "mape", "smape", "mase", "rmsse", "owa", "direction",
        "r2", "coverage-95", "width-95", "interval-score-95", "msis-95", "pinball-0.025",
        "pinball-0.975", "crps", "wql",
      ])
    #expect(MetricCatalog.m4.map(\.name) == ["smape", "mase", "owa", "msis-95"])
  }

  @Test func levelsAndProbabilitiesAreReadFromTheName() throws {
    #expect(try MetricCatalog.metric(named: "coverage-97.5").name == "coverage-97.5")
    #expect(try MetricCatalog.metric(named: "pinball-0.3").name == "pinball-0.3")
  }

  @Test func unknownNamesGetTheNearest() {
    let error = #expect(throws: MetricNameError.self) {
      try MetricCatalog.metric(named: "rsme")
    }
    #expect(
      error?.description == """
        unknown metric 'rsme', did you mean 'rmse'? Metrics: mae, rmse, me, median-ae, mape, \
        smape, mase, rmsse, owa, direction, r2, crps, wql, class-accuracy, class-accuracy-base, \
        balanced-accuracy, log-loss, log-loss-base, coverage-95, width-95, interval-score-95, \
        msis-95, pinball-0.1.
        """)
  }
}
