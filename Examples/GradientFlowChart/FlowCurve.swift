import NeuralNetworks
import NumericalMethods

/// One line of the chart.
struct FlowCurve {
  let name: String
  let colour: String
  /// The norm at distance 0, 1, … back; NaN where there is none.
  let norms: [Double]

  /// The bias that the gates which keep the past start with, in LSTM and GRU alike: almost open.
  static let gateBias = 4.0
  /// What table and chart say about it.
  static let gateRemark = "forget gate (LSTM) and update gate (GRU) start with the bias 4"

  /// The networks of the lecture, 32 units each, from the same seed.
  static func lecture(steps: Int) -> [FlowCurve] {
    func flow(_ kind: CellKind, scale: Double = 1) -> GradientFlow {
      GradientFlow(
        of: kind, hiddenSize: 32, steps: steps, recurrentScale: scale,
        using: SeededRandom(seed: 4))
    }
    let lstm = flow(.lstm(.forgetGate, forgetBias: gateBias))
    return [
      FlowCurve(
        name: "RNN tanh, W x 0.9", colour: "#d62728",
        norms: flow(.elman(.tanh), scale: 0.9).norms),
      FlowCurve(
        name: "RNN tanh, W x 2.5", colour: "#9467bd",
        norms: flow(.elman(.tanh), scale: 2.5).norms),
      FlowCurve(
        name: "RNN ReLU, W x 1.1", colour: "#ff7f0e",
        norms: flow(.elman(.relu), scale: 1.1).norms),
      FlowCurve(
        name: "GRU", colour: "#2ca02c",
        norms: flow(.gru(.resetAfter, updateBias: gateBias)).norms),
      FlowCurve(name: "LSTM h", colour: "#17becf", norms: lstm.norms),
      // h_T is taken as given, so its dependence on c_T is left out: the curve begins one step back.
      FlowCurve(
        name: "LSTM c", colour: "#1f77b4", norms: [.nan] + lstm.secondNorms.dropFirst()),
    ]
  }
}
