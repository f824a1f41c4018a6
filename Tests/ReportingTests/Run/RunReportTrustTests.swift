import Evaluation
import ForecastCore
import Models
import NumericalMethods
import Reporting
import Testing

@Suite struct RunReportTrustTests {
  /// A random walk upwards: drift and naive are alike, the mean is far behind.
  private func report() async throws -> RunReport {
    var random = SeededRandom(seed: 6)
    var level = 50.0
    let values = (0..<80).map { _ in
      level += 1 + random.normal()
      return level
    }
    let result = try await CrossValidation(
      plan: RollingOrigin(horizon: 2, windows: 30), levels: [.eighty]
    ).evaluate([Naive(), Drift(), Mean()], on: Panel([TimeSeries(id: "walk", values: values)]))
    return exampleReport(result)
  }

  @Test func setsRanksAndCoverageStandInTheReport() async throws {
    let report = try await report()
    let text = report.markdown()
    let set = try report.significance.confidenceSets[1].get()
    #expect(set.members() == [1])
    #expect(text.contains("## Which models may be the best"))
    #expect(text.contains("| drift | **1.000** | **1.000** |"))
    let ranks = try report.significance.ranks[1].get()
    #expect(ranks.count == 15)
    #expect(text.contains("## Average ranks\n\nOver origins whose targets do not overlap, 1 is"))
    #expect(text.contains("| critical difference | 0.61 | 0.86 |"))
    let coverage = CalibrationTable(report.data).entries(of: "drift", at: 1)[0].coverage
    #expect(text.contains("## Coverage of intervals"))
    #expect(coverage.isCalibrated)
    #expect(text.contains("| drift | \(Int((100 * coverage.share).rounded())) ("))
  }

  /// Bold is for the best; coverage has arrows where a level does not hold.
  @Test func levelsThatDoNotHoldHaveArrows() async throws {
    let data = try await report().data
    let calibration = CalibrationTable(data)
    let misses = Set(
      calibration.entries.filter { !$0.coverage.isCalibrated }.map {
        $0.coverage.share < 0.8 ? "↓" : "↑"
      })
    try #require(!misses.isEmpty)
    let text = try #require(
      CalibrationText.byHorizon(calibration, level: .eighty, models: data.models)
    ).markdown()
    #expect(!text.contains("**"))
    #expect(misses.allSatisfy(text.contains))
    #expect(
      text.count { "↓↑".contains($0) }
        == calibration.entries.count { !$0.coverage.isCalibrated })
  }

  /// Three series are too few to be clusters, ten are clusters.
  @Test func whatTestsOfPanelsAreMadeOfIsSaid() async throws {
    let words = { (count: Int) async throws -> String in
      let models: [any Forecaster] = [Naive(), SlopeModel(name: "m", slope: 0.1)]
      let panel = try wanderingPanel(ids: (0..<count).map { "s\($0)" }, count: 60)
      let result = try await CrossValidation(plan: RollingOrigin(horizon: 2, windows: 20))
        .evaluate(models, on: panel)
      return exampleReport(result).markdown()
    }
    let one = try await words(1)
    #expect(!one.contains("over origins, the loss of an origin") && !one.contains("clustered"))
    #expect(one.contains("p-values are larger than the textbook's (R's dm.test)"))
    let three = try await words(3)
    #expect(
      three.contains("over origins, the loss of an origin being the mean over its 3 series, so"))
    #expect(!three.contains("clustered"))
    let ten = try await words(10)
    #expect(ten.contains("the larger p-value counts: over origins") && ten.contains("clustered"))
  }

  @Test func theVerdictGoesFromHorizonToHorizon() async throws {
    let verdict = try await report().significance.verdict
    #expect(VerdictText.sentences(verdict).allSatisfy { $0.contains("drift beats naive") })
    #expect(
      verdict.spans.allSatisfy {
        $0.losers == [Verdict.Losers(models: ["mean"], horizons: Array($0.horizons))]
      })
  }

  @Test func theSkillChartHasDotsOnlyWhereItCanBeJudged() async throws {
    let models: [any Forecaster] = [Naive(), SlopeModel(name: "m", slope: 0.1)]
    let result = try await CrossValidation(plan: RollingOrigin(horizon: 6, windows: 12))
      .evaluate(models, on: wanderingPanel("s", count: 60))
    let page = HTMLReport(exampleReport(result), result: result).text()
    let chart = try #require(page.split(separator: "id=\"skill-chart-t\"").last)
      .split(separator: "</svg>")[0]
    // Twelve origins are worth five that do not overlap up to horizon 2.
    #expect(chart.split(separator: "<circle").count - 1 == 2)
    #expect(page.contains("a line without dots cannot be judged there."))
    #expect(page.contains("they end where origins are worth fewer than five that do not overlap."))
    #expect(page.contains("<li>Not tested at horizons 3 to 6: targets of neighbouring origins"))
  }

  private func report(slopes: [Double]) async throws -> RunReport {
    let models =
      slopes.enumerated().map { SlopeModel(name: "m\($0)", slope: $1) as any Forecaster } + [
        Naive()
      ]
    let result = try await CrossValidation(plan: RollingOrigin(horizon: 2, windows: 20))
      .evaluate(models, on: wanderingPanel("s", count: 60))
    return exampleReport(result)
  }

  private func verdict(slopes: [Double]) async throws -> String {
    try await report(slopes: slopes).verdict()
  }

  @Test func aReasonOfSeveralModelsIsReadOnce() async throws {
    let text = try await report(slopes: [0, 0]).markdown()
    #expect(
      text.contains(
        "\n- Not tested (the losses differ by the same amount everywhere): m0 at horizons 1 and 2; m1 at "
          + "horizons 1 and 2\n"), "\(text)")
  }

  @Test func aShareThatIsNothingIsNotPrintedAsANumber() async throws {
    let small = try await verdict(slopes: [1e-6, -1e-6])
    #expect(small.contains(", less than 0.05 % below naive. At no horizon"), "\(small)")
    let same = try await verdict(slopes: [0])
    #expect(same.hasPrefix("m0 has the best mean MAE over horizons, "), "\(same)")
    #expect(same.hasSuffix(", equal to that of naive."), "\(same)")
  }
}
