import ArgumentParser
import ExampleFiles

/// Draws how gradients vanish and explode on their way back through time.
@main
struct GradientFlowChartCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "GradientFlowChart",
    abstract: "Measures how gradients vanish and explode: the lecture's figure, computed.",
    discussion: """
      The norm of ∂h(T)/∂h(t), for an LSTM also ∂h(T)/∂c(t), against the steps between.

      Examples:
        swift run -c release GradientFlowChart
        swift run -c release GradientFlowChart flow.svg
      """)

  @Argument(help: "An SVG file to draw; without one only the table is printed.")
  var file: String?
  @Option(help: "How many steps the gradient goes back.") var steps = 100

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let error as FileError {
      error.report()
      exit(withError: ExitCode(error.exitCode))
    } catch {
      exit(withError: error)
    }
  }

  func validate() throws {
    guard (1...10_000).contains(steps) else {
      throw ValidationError("--steps must lie from 1 to 10000, found \(steps)")
    }
  }

  func run() throws {
    // Checked before anything is measured.
    let place = try file.map { try OutputFile(path: $0) }
    let curves = FlowCurve.lecture(steps: steps)
    print(FlowTable(curves: curves).text)
    try place?.write(Array(FlowChart(curves: curves).svg.utf8))
  }
}
