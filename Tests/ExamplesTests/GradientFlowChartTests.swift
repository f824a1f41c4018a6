import ArgumentParser
import ExampleFiles
import NeuralNetworks
import NumericalMethods
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

  /// Both gates start with the same bias; with closed ones the GRU's curve would vanish.
  @Test func theUpdateGateCarriesLikeTheForgetGate() throws {
    #expect(try norm("GRU", 50) > 0.1)
    let closed = GradientFlow(
      of: .gruResetAfter, hiddenSize: 32, steps: 50, using: SeededRandom(seed: 4))
    #expect(closed.norms[50] < 0.01)
    #expect(FlowCurve.gateRemark.hasSuffix(" \(Int(FlowCurve.gateBias))"))
    #expect(FlowChart(curves: curves).svg.contains(FlowCurve.gateRemark))
  }

  /// `h_T` is taken as given: nothing is said of `∂h_T/∂c_T`.
  @Test func theCellStatesCurveBeginsOneStepBack() throws {
    let carried = try #require(curves.first { $0.name == "LSTM c" })
    #expect(carried.norms[0].isNaN && carried.norms[1].isFinite)
    let lines = FlowTable(curves: curves).text.split(separator: "\n")
    #expect(lines[1].hasSuffix(" -") && !lines[2].hasSuffix(" -"))
    #expect(!FlowChart(curves: curves).svg.contains("nan"))
  }

  @Test(arguments: [(50, 3), (200, 11), (300, 7), (10_000, 11)])
  func theLabelsDoNotWriteOverEachOther(steps: Int, labels: Int) {
    let norms = [Double](repeating: 1, count: steps + 1)
    let svg = FlowChart(curves: [FlowCurve(name: "", colour: "", norms: norms)]).svg
    #expect(svg.ranges(of: "y=\"380.0\"").count == labels)
  }

  @Test func theTableShowsEveryCurveAndTheChartDrawsIt() {
    let lines = FlowTable(curves: curves).text.split(separator: "\n")
    #expect(lines.count == 9 && lines[8] == FlowCurve.gateRemark)
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
