internal import ForecastCore
public import NeuralNetworks

/// A long short-term memory network over a window of the past.
///
///     c_t = f_t ⊙ c_{t-1} + i_t ⊙ g_t,   h_t = o_t ⊙ tanh(c_t),   ŷ = anchor + scale · (U h_L + b_y)
///
/// What is read and written, and the units, are `WindowPlan`'s; the forecast starts from the state
/// after the last observation.
///
/// - Complexity: O(steps · batch · L · H²) to train, O(L · H²) a series to forecast.
/// - Source: Hochreiter & Schmidhuber (1997), Neural Computation 9(8), 1735-1780; reference §1.3-1.6.
public struct LSTM: NetworkModel {
  /// The name users write.
  public static let catalogName = "lstm"
  /// One sentence.
  public static let summary = "A long short-term memory network over a window of the past."

  /// What reports call the model.
  public var name = catalogName
  /// Network, window and training.
  public let options: RecurrentOptions<Cell>

  /// The LSTM cells.
  public enum Cell: String, RecurrentCellChoice {
    /// With a forget gate.
    case forgetGate = "forget-gate"
    /// The original, which forgets nothing.
    case original = "1997"
    /// The gates see the cell state.
    case peephole
    /// The input gate is what the forget gate leaves.
    case coupled

    /// With a forget gate.
    public static var standard: Cell { .forgetGate }

    /// The forget gate, which starts open.
    public static var keepingGate: KeepingGate? {
      KeepingGate(
        key: "forget-bias", bias: 1, summary: "The forget gate's bias before training.")
    }

    /// Whether it forgets.
    public var hasKeepingGate: Bool { self != .original }

    /// The cell.
    public func kind(gateBias: Double) -> CellKind {
      switch self {
      case .forgetGate: .lstm(.forgetGate, forgetBias: gateBias)
      case .original: .lstm(.original, forgetBias: gateBias)
      case .peephole: .lstm(.peephole, forgetBias: gateBias)
      case .coupled: .lstm(.coupled, forgetBias: gateBias)
      }
    }
  }

  /// A model of these options.
  ///
  /// - Throws: `OptionError` on a value out of range or options that contradict each other.
  public init(options: RecurrentOptions<Cell> = RecurrentOptions()) throws(OptionError) {
    self.options = try options.checked()
  }

  /// What the options describe, for any horizon.
  public func windowModel(horizon: Int) -> WindowModel { options.model() }
}
