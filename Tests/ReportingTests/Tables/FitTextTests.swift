import ForecastCore
import Testing

@testable import Evaluation
@testable import Reporting

@Suite struct FitTextTests {
  private func text(_ change: (inout FitDescription) -> Void) -> String {
    var description = FitDescription(form: "a form")
    change(&description)
    return FitText([SeriesFit(model: "m", series: "s", fits: [description])]).text()
  }

  @Test func aFormulaNeedsNoTable() {
    let shown = text {
      $0.formula = "y[n+k] = y[n]"
      $0.variance = 2.5
      $0.observations = 7
      $0.remarks = ["nothing else"]
    }
    #expect(
      shown == """

        m, series s: a form
        y[n+k] = y[n]
        σ² 2.500 · 7 observations
        note: nothing else

        """)
  }

  @Test func levelsKeepTheDigitsThatTellThemApart() {
    let shown = text {
      $0.coefficients = [
        .init(name: "alpha", value: 0.3), .init(name: "level", value: 1_000_000_012.25),
        .init(name: "last", value: 1_000_000_004),
      ]
    }
    #expect(shown.contains("level        1000000012.2500\n"), "\(shown)")
    #expect(shown.contains("last         1000000004.0000\n"), "\(shown)")
  }

  @Test func stepsHaveARowEach() {
    let shown = text {
      $0.steps = [
        .init(name: "errors", values: [19, 18]), .init(name: "± at 80 %", values: [2.25, nil]),
      ]
    }
    #expect(
      shown == """

        m, series s: a form
        step  errors  ± at 80 %
        h=1       19      2.250
        h=2       18          –

        """, "\(shown)")
  }

  @Test func criteriaOfDifferentKindsStandApart() {
    let shown = text {
      $0.candidates = [
        .init(form: "exact", criterion: 9, basis: "likelihood"),
        .init(form: "rough", criterion: 5, basis: "squares"),
        .init(form: "rougher", criterion: 4, basis: "squares"),
      ]
    }
    let rows = shown.split(separator: "\n").suffix(3).map {
      $0.split(separator: " ").joined(separator: " ")
    }
    #expect(rows == ["exact 9.000 likelihood", "rougher 4.000 squares", "rough 5.000 squares"])
    #expect(!text { $0.candidates = [.init(form: "one", criterion: 1)] }.contains("by"))
  }

  @Test func forecastsOfLargeLevelsKeepTheirSpread() throws {
    let first = Timestamp(rawValue: 0)
    let series = try TimeSeries(
      id: "s", frequency: .daily,
      timestamps: [first] + Frequency.daily.timestamps(after: first, steps: 1), values: [1, 2])
    let panel = try Panel([series], seasonLength: 1)
    func shown(_ point: [Double]) throws -> String {
      let forecast = try Forecast(after: panel.whole[0], point: point, intervals: [])
      return ForecastText(
        [.init(model: "m", outcomes: [.finished(forecast)])], of: panel
      ).table().text()
    }
    #expect(try shown([999_999_996.25, 999_999_998.75]).contains("999999996.25"))
    #expect(try shown([3_000_000_004, 3_000_000_004]).contains("3000000004.00"))
    #expect(try shown([12.5, 13.25]).contains("12.50"))
  }
}
