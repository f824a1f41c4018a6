import NeuralNetworks
import NumericalMethods

/// One line of the chart.
struct FlowCurve {
  let name: String
  let colour: String
  /// The norm at distance 0, 1, … back.
  let norms: [Double]

  /// The networks of the lecture, 32 units each, from the same seed.
  static func lecture(steps: Int) -> [FlowCurve] {
    func flow(_ kind: CellKind, scale: Double = 1) -> GradientFlow {
      GradientFlow(
        of: kind, hiddenSize: 32, steps: steps, recurrentScale: scale,
        using: SeededRandom(seed: 4))
    }
    let lstm = flow(.lstm(.forgetGate, forgetBias: 4))
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
      FlowCurve(name: "GRU", colour: "#2ca02c", norms: flow(.gruResetAfter).norms),
      FlowCurve(name: "LSTM h", colour: "#17becf", norms: lstm.norms),
      // Entry 0 is the state after the last step, which h_T does not depend on.
      FlowCurve(
        name: "LSTM c", colour: "#1f77b4",
        norms: [lstm.secondNorms[1]] + lstm.secondNorms.dropFirst()),
    ]
  }
}
