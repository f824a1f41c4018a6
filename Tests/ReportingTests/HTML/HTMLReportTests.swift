import ForecastCore
import Foundation
import Models
import Testing

@testable import Evaluation
@testable import Reporting

/// Says the last value plus a slope, with bounds.
struct SlopeModel: LocalForecaster {
  var name: String
  var slope: Double

  struct Local: FittedLocalForecaster {
    let slope: Double
    func forecast(
      after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
    ) throws -> Forecast {
      let last = history[history.count - 1]
      return try Forecast(
        after: history, means: (1...steps).map { last + slope * Double($0) },
        standardDeviations: (1...steps).map { Double($0).squareRoot() }, levels: levels)
    }
  }

  func fit(_ training: SeriesSlice, context: FitContext) throws(FitError) -> Local {
    Local(slope: slope)
  }
}

/// A series that wanders without chance.
func wanderingPanel(_ ids: String..., count: Int) throws -> Panel {
  try wanderingPanel(ids: ids, count: count)
}

/// The same of any number of series.
func wanderingPanel(ids: [String], count: Int) throws -> Panel {
  let start = Timestamp(CivilDate(daysSinceEpoch: 15_765))
  return try Panel(
    ids.enumerated().map { index, id in
      var level = 50.0
      var state = UInt64(index + 7)
      return try TimeSeries(
        id: id, frequency: .daily,
        timestamps: (0..<count).map { Frequency.daily.advance(start, by: $0) },
        values: (0..<count).map { _ in
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          level += Double(state >> 40) / Double(1 << 23) - 1
          return level
        })
    }, seasonLength: 1)
}

/// The page of models with slopes of their own.
func slopePage(
  _ names: [String], series: Panel, horizon: Int, windows: Int,
  levels: [ConfidenceLevel] = [.eighty, .ninetyFive]
) async throws -> String {
  let models = names.enumerated().map { index, name -> any Forecaster in
    if name == "naive" { return Naive() }
    return SlopeModel(name: name, slope: 0.02 * Double(index))
  }
  let result = try await CrossValidation(
    plan: RollingOrigin(horizon: horizon, windows: windows), levels: levels, threads: 2
  ).evaluate(models, on: series)
  return HTMLReport(exampleReport(result), result: result, version: "9").text()
}

@Suite struct HTMLReportTests {
  static let nasty = "<script>alert(\"1\")</script>'s & {{name}}"

  @Test func namesOfModelsAndSeriesAreTextAndNothingElse() async throws {
    let page = try await slopePage(
      ["naive", Self.nasty, "plain"], series: wanderingPanel(Self.nasty, "b", count: 60),
      horizon: 4, windows: 12)
    #expect(!page.contains("<script>alert"))
    #expect(!page.contains("\"1\")"))
    #expect(page.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;s &amp; {{name}}"))
    // Our own script is the only one.
    #expect(page.components(separatedBy: "<script").count == 2)
  }

  @Test func longNamesAreShortInChartsAndWholeWithinReach() async throws {
    let long = "gru max-steps=200 hidden-size=16 learning-rate=0.001"
    let page = try await slopePage(
      ["naive", long, "gru max-steps=200 hidden-size=8 learning-rate=0.001"],
      series: wanderingPanel("s", count: 60), horizon: 4, windows: 12)
    #expect(page.contains("title=\"\(long)\"><span class=\"swatch"))
    #expect(page.contains("</span>gru hidden-size=16\u{A0}…</button>"))
    #expect(
      page.contains(
        "<th scope=\"row\" title=\"\(long)\"><span>gru hidden-size=16\u{A0}…</span></th>"))
    #expect(page.contains("<dt>gru hidden-size=16\u{A0}…</dt><dd>\(long)</dd>"))
    let short = try await slopePage(
      ["naive", "drift"], series: wanderingPanel("s", count: 60), horizon: 4, windows: 12)
    #expect(!short.contains("Names in full"))
  }

  @Test func skillBelowTheAxisIsMarkedAndTold() async throws {
    let page = try await slopePage(
      ["naive"] + (1...40).map { "m\($0)" }, series: wanderingPanel("s", count: 60), horizon: 4,
      windows: 12)
    #expect(page.contains("arrows: lower than shown"))
    #expect(page.contains(" Below the axis: m"))
    #expect(page.contains("class=\"arrow f"))
  }

  @Test func nothingIsLoadedFromAnywhere() async throws {
    let page = try await slopePage(
      ["naive", "a"], series: wanderingPanel("s", count: 40), horizon: 3, windows: 9)
    for sign in ["http:", "https:", "src=", "url(", "@import", "<link"] {
      #expect(!page.contains(sign), "\(sign) in the page")
    }
    #expect(page.contains("default-src 'none'"))
  }

  @Test func partsComeInTheOrderOfTheirImportanceAndEmptyOnesAreLeftOut() async throws {
    let page = try await slopePage(
      ["naive", "a"], series: wanderingPanel("s", count: 60), horizon: 3, windows: 20)
    let parts = page.components(separatedBy: "<section class=\"part\" id=\"").dropFirst()
      .map { $0.prefix { $0 != "\"" } }
    #expect(
      parts == [
        "scores", "horizons", "skill", "forecasts", "time", "residuals", "intervals", "cost",
        "data", "repeat",
      ])
    let plain = try await slopePage(
      ["naive"], series: wanderingPanel("s", count: 9), horizon: 1, windows: 2, levels: [])
    for id in ["horizons", "skill", "intervals", "cost", "series", "failures", "time"] {
      #expect(!plain.contains("id=\"\(id)\""), "\(id) has nothing to say")
    }
  }

  @Test func thePictureOfARunIsXMLWithAKeyOfItsLines() async throws {
    let models: [any Forecaster] = [Naive(), SlopeModel(name: Self.nasty, slope: 0.1)]
    let result = try await CrossValidation(plan: RollingOrigin(horizon: 3, windows: 15))
      .evaluate(models, on: wanderingPanel("s", count: 40))
    let picture = try #require(HTMLReport(exampleReport(result), result: result).picture())
    let probe = XMLProbe(picture)
    #expect(probe.isWellFormed)
    // Two lines and their keys, and the band of naive, which is the best too.
    #expect(probe.names.filter { $0 == "path" }.count == 5)
    #expect(picture.contains("&lt;script&gt;alert"))
    #expect(picture.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
  }

  @Test func failuresAreListed() async throws {
    let result = try await exampleRun()
    let page = HTMLReport(exampleReport(result), result: result).text()
    #expect(page.contains("2 forecasts failed."))
    #expect(page.contains("series &#39;north, &quot;old&quot;&#39;: told to fail."))
    #expect(page.contains("north, &quot;old&quot;"))
    #expect(!page.lowercased().contains(">nan<"))
  }

  @Test func aRunWithoutAnyForecastStillHasAPage() async throws {
    let line = try Panel([TimeSeries(id: "line", values: (1...6).map { Double($0) })])
    let result = try await CrossValidation(plan: RollingOrigin(horizon: 1, windows: 1))
      .evaluate([FailingModel(failsAtTraining: 5)], on: line)
    let page = HTMLReport(exampleReport(result), result: result).text()
    #expect(page.contains("No model can be judged"))
    #expect(page.contains("id=\"failures\""))
  }

  @Test func onlyTheSecondsDifferBetweenTwoRuns() async throws {
    let names = ["naive", "a", "b"]
    let panel = try wanderingPanel("s", count: 60)
    let first = try await slopePage(names, series: panel, horizon: 3, windows: 20)
    let second = try await slopePage(names, series: panel, horizon: 3, windows: 20)
    #expect(withoutSeconds(first) == withoutSeconds(second))
    #expect(withoutSeconds(first).count < first.count)
  }

  @Test func tenModelsTwoHundredOriginsAndThirtyHorizonsStayBelowTwoMegabytes() async throws {
    let page = try await slopePage(
      ["naive"] + (1..<10).map { "model number \($0)" },
      series: wanderingPanel("s", count: 2_000), horizon: 30, windows: 200)
    print("report.html of ten models, 200 origins, 30 horizons: \(page.utf8.count) bytes")
    #expect(page.utf8.count < 2_000_000)
  }

  @Test func longSeriesKeepTheirSpikesWhenThinned() {
    var values = [Double](repeating: 1, count: 5_000)
    values[3_333] = 99
    values[4_000] = -5
    let points = DataSection.thinned(values)
    #expect(points.count <= 480)
    #expect(points.contains { $0.x == 3_333 && $0.y == 99 })
    #expect(points.contains { $0.x == 4_000 && $0.y == -5 })
  }
}
