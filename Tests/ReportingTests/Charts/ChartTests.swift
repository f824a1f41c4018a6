import ForecastTestSupport
import Foundation
import Testing

@testable import Reporting

@Suite struct SVGElementTests {
  @Test func textsAndAttributesAreEscaped() {
    let element = SVGElement(
      "text", ["class": "a\"><script>"], text: "<script>alert('x & y')</script>\u{1}")
    #expect(
      element.markup
        == "<text class=\"a&quot;&gt;&lt;script&gt;\">&lt;script&gt;alert(&#39;x &amp; y&#39;)"
        + "&lt;/script&gt;\u{FFFD}</text>")
  }

  @Test func numbersHaveOneDecimalAtMostAndNeverTrap() {
    let numbers = [1, 1.04, 1.05, -0.26, -0.04, 123.46, .nan, .infinity, -1e300]
    #expect(
      numbers.map { SVGElement.number($0) }
        == ["1", "1", "1.1", "-0.3", "0", "123.5", "0", "0", "0"])
  }
}

@Suite struct AxisScaleTests {
  @Test func positionsRunFromEndToEnd() {
    let axis = AxisScale(2...10, from: 100, to: 20)
    #expect([2, 4, 10].map { axis.position(of: $0) } == [100, 80, 20])
    let powers = AxisScale(0.01...100, from: 0, to: 40, kind: .logarithmic)
    expectClose([0.01, 1, 10].map { powers.position(of: $0) }, [0, 20, 30], absolute: 1e-9)
  }

  @Test func ticksAreRound() {
    #expect(
      AxisScale(0...1, from: 0, to: 1).ticks(5).map(\.text) == [
        "0.0", "0.2", "0.4", "0.6", "0.8", "1.0",
      ])
    #expect(AxisScale(-7...12, from: 0, to: 1).ticks(4).map(\.text) == ["-5", "0", "5", "10"])
    #expect(
      AxisScale(0.1234...0.1236, from: 0, to: 1).ticks(2).map(\.text) == [
        "0.1234", "0.1235", "0.1236",
      ])
    #expect(
      AxisScale(0.02...3, from: 0, to: 1, kind: .logarithmic).ticks(5).map(\.text)
        == ["0.02", "0.05", "0.1", "0.2", "0.5", "1", "2"].map { $0 })
  }

  @Test func domainsThatHoldNothingDoNotTrap() {
    #expect(AxisScale.domain(of: []) == 0...1)
    #expect(AxisScale.domain(of: [.nan, 3]) == 1.5...4.5)
    #expect(AxisScale.domain(of: [0]) == -1...1)
    #expect(AxisScale.domain(of: [4, 8], including: [0], air: 0.5) == 0...12)
    let huge = AxisScale(-1e308...1e308, from: 0, to: 1)
    #expect(huge.ticks(5).isEmpty)
    #expect(AxisScale(5...5, from: 0, to: 10).position(of: 5) == 5)
  }

  @Test func aLineFarAboveTheOthersIsLeftOut() {
    let shown = AxisScale.shown(of: [[1, 2], [60, 61], [2, 9], [.nan, .nan]])
    #expect(shown.heights == [1, 2, 2])
    #expect(shown.lost == [1])
  }
}

@Suite struct ChartTests {
  private func chart(_ marks: [ChartMark]) -> Chart {
    Chart(
      title: "<t>", description: "d & e", horizontal: Chart.Axis("x", 0...4),
      vertical: Chart.Axis("y", 0...10), marks: marks)
  }

  @Test func titleAndDescriptionAreItsAlternative() {
    let markup = chart([]).svg(id: "one").markup
    #expect(markup.contains("role=\"img\""))
    #expect(markup.contains("aria-labelledby=\"one-t one-d\""))
    #expect(
      markup.contains("<title id=\"one-t\">&lt;t&gt;</title><desc id=\"one-d\">d &amp; e</desc>"))
  }

  @Test func linesHaveGapsWhereThereIsNoNumber() {
    let points = [1.0, 5, .nan, 10].enumerated().map { ChartMark.Point(x: Double($0), y: $1) }
    let x = AxisScale(0...4, from: 0, to: 40)
    let y = AxisScale(0...10, from: 100, to: 0)
    #expect(ChartMark.path(points, x, y) == "M0 90L10 50M30 0")
  }

  @Test func chartsAreXML() throws {
    let dot = ChartMark.Dot(x: 1, y: 1, isHollow: true, text: "<&>")
    let marks: [ChartMark] = [
      .zone(1...2),
      .band([.init(x: 0, low: 1, high: 2), .init(x: 1, low: 0, high: 3)], ink: .model(0, key: 1)),
      .line([.init(x: 0, y: 1), .init(x: 2, y: 3)], ink: .baseline(0)),
      .dots([dot], ink: .model(11, key: 12)),
      .stems([.init(x: 1, y: -1)], ink: .actual), .rule(3, text: "a\"b"),
      .boxes([.init(x: 3, low: 0, high: 1)], baseline: 0, ink: .actual),
      .guide(.init(x: 0, y: 0), .init(x: 4, y: 10)), .hint(0...1, text: "h"),
      .label(.init(x: 1, y: 1), text: "<l>", ink: .model(2, key: 3), isLeft: true),
      .arrow(.init(x: 1, y: 0), isUp: false, shift: 3, text: "<a>", ink: .model(2, key: 3)),
      .faint([.init(x: 0, y: 1), .init(x: 2, y: 3)], ink: .baseline(0)),
    ]
    let parser = XMLProbe(chart(marks).svg(id: "all").markup)
    #expect(parser.isWellFormed)
    #expect(parser.names.filter { $0 == "path" }.count == 7)
    #expect(parser.names.filter { $0 == "circle" }.count == 1)
  }

  @Test func aLineThatLeavesTheAxisEndsInAnArrow() {
    let points = [5.0, 12, 14, .nan, 11, -3, -4, 6].enumerated().map {
      ChartMark.Point(x: Double($0), y: $1)
    }
    let exits = ChartMark.exits(of: points, from: 0...10)
    #expect(exits.map { $0.points.map(\.x) } == [[1, 2], [4], [5, 6]])
    #expect(exits.map(\.isAbove) == [true, true, false])
    #expect(exits.map(\.values) == [[12, 14], [11, 11], [-4, -3]])
    let marks = ChartMark.line(points, within: 0...10, ink: .actual, shift: 2) { "\($0.values)" }
    #expect(
      marks.dropFirst() == [
        .arrow(.init(x: 2, y: 10), isUp: true, shift: 2, text: "[12.0, 14.0]", ink: .actual),
        .arrow(.init(x: 4, y: 10), isUp: true, shift: 2, text: "[11.0, 11.0]", ink: .actual),
        .arrow(.init(x: 6, y: 0), isUp: false, shift: 2, text: "[-4.0, -3.0]", ink: .actual),
      ])
    let drawn = chart(marks).svg(id: "a").markup
    #expect(drawn.contains("<title>[12.0, 14.0]</title>"))
    #expect(chart(marks).hasArrows && !chart([marks[0]]).hasArrows)
  }

  /// Ticks of 16 characters: none leaves the drawing, none covers another, the last stands.
  @Test func longTicksStayWithinTheDrawing() {
    var chart = chart([])
    chart.horizontal = Chart.Axis(
      "", 0...4,
      ticks: (0...4).map { Chart.Tick(value: Double($0), text: "2014-12-31 2\($0):00") })
    let markup = chart.svg(id: "t").markup
    #expect(markup.contains("class=\"tick\" x=\"0\""))
    #expect(markup.contains("class=\"tick end\" x=\"520\""))
    let shown = (0...4).filter { markup.contains("2014-12-31 2\($0):00") }
    #expect(shown == [0, 2, 4])
    chart.horizontal = Chart.Axis("", 0...4, ticks: [Chart.Tick(value: 2, text: "2")])
    #expect(chart.svg(id: "t").markup.contains("class=\"tick middle\""))
  }

  @Test func largeValuesPushTheAxisToTheRight() {
    var chart = chart([])
    chart.vertical = Chart.Axis("", 0...1_000_000)
    #expect(chart.svg(id: "t").markup.contains("class=\"grid\" x1=\"66.4\""))
    chart.vertical = Chart.Axis("", 0...10)
    #expect(chart.svg(id: "t").markup.contains("class=\"grid\" x1=\"46\""))
  }
}
