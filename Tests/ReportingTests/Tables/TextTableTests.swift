import ForecastCore
import Models
import Testing

@testable import Evaluation
@testable import Reporting

@Suite struct TextTableTests {
  private let table = TextTable(
    header: ["MAE", "h=1", "h=2"],
    rows: [
      [TextTable.Cell("naive"), TextTable.Cell("1.50", isBest: true), TextTable.Cell("12.25")],
      [TextTable.Cell("a|b"), TextTable.Cell("2.00"), TextTable.Cell("3.00", isBest: true)],
    ])

  @Test func columnsAreAlignedAndTheBestMarked() {
    #expect(
      table.text() == """
        MAE     h=1     h=2
        naive  1.50*  12.25
        a|b    2.00    3.00*

        """)
  }

  @Test func narrowTerminalsFoldColumnsAndRepeatTheFirst() {
    #expect(
      table.text(TextTable.Style(width: 14)) == """
        MAE     h=1
        naive  1.50*
        a|b    2.00

        MAE      h=2
        naive  12.25
        a|b     3.00*

        """)
  }

  @Test func longNamesGoOnInFurtherLines() {
    let long = TextTable(
      header: ["MAE", "h=1", "h=2"],
      rows: [
        [
          TextTable.Cell("gru hidden-size=16 seeds=3"), TextTable.Cell("1.50"),
          TextTable.Cell("2.25"),
        ],
        [
          TextTable.Cell(String(repeating: "m", count: 30)), TextTable.Cell("1.51"),
          TextTable.Cell("9"),
        ],
      ])
    #expect(
      long.text(TextTable.Style(width: 40)) == """
        MAE                h=1   h=2
        gru               1.50  2.25
          hidden-size=16
          seeds=3
        mmmmmmmmmmmmmm    1.51     9
          mmmmmmmmmmmmm
          mmm

        """)
    // Where there is room, nothing is wrapped.
    #expect(long.text(TextTable.Style(width: 90)).split(separator: "\n").count == 3)
  }

  @Test(arguments: [40, 60, 80]) func noLineIsWiderThanTheTerminal(width: Int) {
    let wide = TextTable(
      header: ["MAE"] + (1...20).map { "h=\($0)" },
      rows: ["naive", "tune model=(gru max-steps=20) grid=(hidden-size=8|16)"].map { name in
        [TextTable.Cell(name)] + (1...20).map { TextTable.Cell("12.34\($0 % 2)", isBest: $0 == 3) }
      })
    let lines = wide.text(TextTable.Style(width: width)).split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= width }, "\(lines.filter { $0.count > width })")
  }

  @Test func coloursComeOnlyWhenAskedFor() {
    #expect(!table.text().contains("\u{1B}"))
    #expect(
      table.text(TextTable.Style(usesColor: true)).contains("\u{1B}[1;32m1.50*\u{1B}[0m"))
  }

  @Test func markdownEscapesBars() {
    #expect(
      table.markdown() == """
        | MAE | h=1 | h=2 |
        | --- | ---: | ---: |
        | naive | **1.50** | 12.25 |
        | a\\|b | 2.00 | **3.00** |

        """)
    #expect(table.pieces(of: 1).map(\.header) == [["MAE", "h=1"], ["MAE", "h=2"]])
  }

  @Test func numbersAreRoundedToFourDigitsOfTheSmallest() {
    #expect(NumberText.fixed(-0.0004, decimals: 3) == "0.000")
    #expect(NumberText.fixed(-12.345, decimals: 2) == "-12.35")
    #expect(NumberText.fixed(7, decimals: 0) == "7")
    #expect(NumberText.fixed(0.05, decimals: 1) == "0.1")
    #expect(NumberText.decimals(for: [1234, 0.012]) == 5)
    #expect(NumberText.decimals(for: [1234]) == 0)
    #expect(NumberText.decimals(for: [0]) == 2)
    #expect(NumberText.signedPercent(0.0321) == "+3.2 %")
    #expect(NumberText.signedPercent(-0.5) == "-50.0 %")
    #expect(NumberText.signedPercent(0) == "0.0 %")
    #expect(NumberText.probability(0.0004) == "<0.001")
  }

  @Test func nothingPrintsAsZeroThatIsNot() {
    #expect(NumberText.column([3e-7, 0, -1.5, nil]) == ["3.000e-07", "0.000", "-1.500", "–"])
    #expect(NumberText.column([0.012, 1234]) == ["0.012", "1234.000"])
    #expect(NumberText.column([0.2, 1234]) == ["0.2000", "1234.0000"])
    #expect(NumberText.column([1e-4, 9.9996e-5]) == ["0.0001000", "1.000e-04"])
    #expect(NumberText.column([1e9, 2.5e300]) == ["1.000e+09", "2.500e+300"])
    #expect(NumberText.alone(Double.leastNonzeroMagnitude) == "4.941e-324")
  }

  @Test(arguments: [[9.9995, 10.004], [0.012, 0.5, 1234], [150_000, 0.75], [-3, 12.5, 100]])
  func pointsStandUnderEachOther(_ numbers: [Double]) throws {
    let texts = NumberText.column(numbers)
    let decimals = texts.map { $0.split(separator: ".").dropFirst().first?.count ?? 0 }
    #expect(Set(decimals).count == 1, "\(texts)")
    // With and without a star.
    for best in numbers.indices {
      let lines = TextTable(
        header: ["MAE", "h=1"],
        rows: texts.enumerated().map { [.init("m\($0)"), .init($1, isBest: $0 == best)] }
      ).text().split(separator: "\n").dropFirst()
      let places = lines.compactMap { line in
        line.firstIndex(of: ".").map { line.distance(from: line.startIndex, to: $0) }
      }
      #expect(places.count == numbers.count && Set(places).count == 1, "\(lines)")
    }
  }

  @Test func whatPrintsAsTheBestIsMarkedAsTheBest() throws {
    let fold = { (actual: Double) in
      ScoringFold(
        origin: 0, actuals: [actual], lastValue: 0, scale: .failure(.noTraining),
        forecasts: [2.0, 1, 1.00004, 1.01].map {
          SteppedForecast(point: [$0], intervals: [], distribution: nil)
        })
    }
    let scores = ScoreTable(
      ScoringData(
        models: ["naive", "a", "b", "c"], absentModels: [],
        series: [ScoringSeries(id: "s", folds: [fold(0)], unscoredFolds: 0)], gap: 0, step: 1),
      metrics: [MeanAbsoluteError()])
    let table = try #require(ScoreText.byHorizon(scores, metric: "mae"))
    #expect(table.rows.map { $0[1].text } == ["2.000", "1.000", "1.000", "1.010"])
    #expect(table.rows.map { $0[1].isBest } == [false, true, true, false])
    #expect(ScoreText.byMetric(scores)?.rows.map { $0[1].isBest } == [false, true, true, false])
    #expect(
      ScoreText.winners(scores, metric: "mae")?.text() == """
        horizon  best model    MAE    skill
        h=1           a = b  1.000  +50.0 %
        mean          a = b  1.000  +50.0 %

        """)
  }

  @Test func modelsWithoutAForecastStandInTheTablesWithNothing() async throws {
    let line = try Panel([TimeSeries(id: "line", values: [1, 3, 2, 5, 4, 7])])
    let result = try await CrossValidation(plan: RollingOrigin(horizon: 1, windows: 1))
      .evaluate([Naive(), FailingModel(failsAtTraining: 5)], on: line)
    let scores = ScoreTable(ScoringData(result), metrics: [MeanAbsoluteError()])
    let nothing = [TextTable.Cell("failing"), TextTable.Cell("–"), TextTable.Cell("–")]
    #expect(ScoreText.byHorizon(scores, metric: "mae")?.rows.last == nothing)
    #expect(ScoreText.skillByHorizon(scores, metric: "mae")?.rows.last == nothing)
    #expect(ScoreText.byMetric(scores)?.rows.last == Array(nothing.prefix(2)))
  }

  @Test func scoresByHorizonMarkTheBestAndLeaveUndefinedOnesOut() async throws {
    let line = try Panel([TimeSeries(id: "line", values: (1...12).map { Double($0) })])
    let result = try await CrossValidation(plan: RollingOrigin(horizon: 2, windows: 3))
      .evaluate([Naive(), Drift()], on: line)
    let scores = ScoreTable(
      ScoringData(result), metrics: [MeanAbsoluteError(), Coverage(level: .eighty)])
    #expect(
      ScoreText.byHorizon(scores, metric: "mae")?.text() == """
        MAE      h=1     h=2    mean
        naive  1.000   2.000   1.500
        drift  0.000*  0.000*  0.000*

        """)
    #expect(
      ScoreText.skillByHorizon(scores, metric: "mae")?.text() == """
        skill       h=1       h=2      mean
        naive     0.0 %     0.0 %     0.0 %
        drift  +100.0 %  +100.0 %  +100.0 %

        """)
    #expect(
      ScoreText.winners(scores, metric: "mae")?.text() == """
        horizon  best model   MAE     skill
        h=1           drift  0.00  +100.0 %
        h=2           drift  0.00  +100.0 %
        mean          drift  0.00  +100.0 %

        """)
    #expect(ScoreText.undefined(scores) == ["coverage 80 % of every model: no intervals at 80 %"])
    let json = ScoreText.json(scores)
    #expect(json.contains("\"unique_id\" : \"line\""))
    #expect(json.contains("\"reason\" : \"no intervals at 80 %\""))
  }

  @Test func forecastsAreWrittenAsNixtlaDoes() async throws {
    let panel = try Panel([
      TimeSeries(id: "a", values: [1, 2, 4]), TimeSeries(id: "b", values: [5, 5]),
    ])
    let forecasts = await FutureForecast(horizon: 2, levels: [.eighty])
      .run([Naive(), FailingModel(failsAtTraining: 2)], on: panel)
    let text = ForecastText(forecasts, of: panel)
    let lines = text.csv().split(separator: "\n").map(String.init)
    #expect(lines[0] == "unique_id,ds,naive,naive-lo-80,naive-hi-80,failing")
    #expect(lines[1].hasPrefix("a,4,4.0,1.97"))
    #expect(lines[1].hasSuffix(",5.0"))
    #expect(lines[3] == "b,3,5.0,5.0,5.0,")
    #expect(lines.count == 5)
    #expect(
      text.table().header == ["series", "time", "naive", "naive-lo-80", "naive-hi-80", "failing"])
    #expect(text.table().rows[2].last == TextTable.Cell("–"))
    #expect(text.json().contains("\"model\" : \"failing\""))
  }

  @Test func aNameCannotBreakItsRow() {
    let name = "a|b\nc\u{1B}[31m\u{2028}d"
    let table = TextTable(
      header: ["x\ny", "z"], rows: [[TextTable.Cell(name), TextTable.Cell("1", isBest: true)]])
    #expect(
      table.markdown() == "| x y | z |\n| --- | ---: |\n| a\\|b c \\[31m d | **1** |\n")
    #expect(table.text() == "x y           z\na|b c [31m d  1*\n")
  }
}
