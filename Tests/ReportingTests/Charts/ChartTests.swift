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
    ]
    let parser = XMLProbe(chart(marks).svg(id: "all").markup)
    #expect(parser.isWellFormed)
    #expect(parser.names.filter { $0 == "path" }.count == 5)
    #expect(parser.names.filter { $0 == "circle" }.count == 1)
  }
}
