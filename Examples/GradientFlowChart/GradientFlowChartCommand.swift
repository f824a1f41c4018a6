import ArgumentParser
import Glibc

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

  func validate() throws {
    guard steps >= 1 else { throw ValidationError("--steps must be at least 1, found \(steps)") }
  }

  func run() throws {
    let curves = FlowCurve.lecture(steps: steps)
    print(FlowTable(curves: curves).text)
    guard let file else { return }
    guard let stream = unsafe fopen(file, "w") else {
      throw ValidationError("cannot write '\(file)'")
    }
    defer { unsafe fclose(stream) }
    unsafe fputs(FlowChart(curves: curves).svg, stream)
  }
}
