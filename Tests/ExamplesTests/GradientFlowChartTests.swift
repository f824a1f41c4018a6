import ArgumentParser
import ExampleFiles
import Testing

@testable import GradientFlowChart

@Suite struct GradientFlowChartTests {
  private let curves = FlowCurve.lecture(steps: 50)

  private func norm(_ name: String, _ distance: Int) throws -> Double {
    try #require(curves.first { $0.name == name }).norms[distance]
  }

  @Test func theSimpleCellVanishesAndExplodesAndTheCellStateCarries() throws {
    #expect(try norm("RNN tanh, W x 0.9", 50) < 1e-3)
    #expect(try norm("RNN tanh, W x 2.5", 50) > 1e3)
    #expect(try norm("LSTM c", 50) > 0.1)
  }

  @Test func theTableShowsEveryCurveAndTheChartDrawsIt() {
    let lines = FlowTable(curves: curves).text.split(separator: "\n")
    #expect(lines.count == 8)
    #expect(curves.allSatisfy { lines[0].contains($0.name) })
    let svg = FlowChart(curves: curves).svg
    #expect(svg.ranges(of: "stroke-width").count == curves.count)
    #expect(svg.hasPrefix("<svg") && svg.hasSuffix("</svg>\n"))
  }

  /// Ten thousand steps would take minutes: a path that is none shows before them.
  @Test func aBadPathIsFoundBeforeMeasuring() throws {
    let command = try #require(
      try GradientFlowChartCommand.parseAsRoot(["none/flow.svg", "--steps", "10000"])
        as? GradientFlowChartCommand)
    let error = #expect(throws: FileError.self) { try command.run() }
    #expect(error?.description == "cannot write 'none/flow.svg': No such file or directory.")
  }

  @Test func numbersAreWrittenWithThreeDigits() {
    #expect(FlowTable.scientific(0.001234) == "1.23e-3")
    #expect(FlowTable.scientific(9.999) == "1.00e1")
    #expect(FlowTable.scientific(0) == "0.0")
  }
}
