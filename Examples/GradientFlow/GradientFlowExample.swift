internal import Glibc
internal import NeuralNetworks
internal import NumericalMethods

/// Draws how gradients vanish and explode on their way back through time.
///
///     swift run -c release GradientFlowExample [flow.svg]
///
/// Prints a table and, where a file is named, writes the chart of the lecture: the norm of
/// ∂h_T/∂h_t (for the LSTM also ∂h_T/∂c_t) against the distance T - t, on a logarithmic axis.
@main
struct GradientFlowExample {
  static func main() {
    let curves = FlowCurve.lecture(steps: 100)
    print(FlowTable(curves: curves).text)
    guard CommandLine.arguments.count > 1 else { return }
    let path = CommandLine.arguments[1]
    guard let file = unsafe fopen(path, "w") else {
      print("cannot write '\(path)'")
      exit(74)
    }
    unsafe fputs(FlowChart(curves: curves).svg, file)
    unsafe fclose(file)
  }
}
