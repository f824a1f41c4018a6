internal import ForecastCore
public import NeuralNetworks

/// A network of gated recurrent units over a window of the past.
///
///     h_t = (1 - u_t) ⊙ g_t + u_t ⊙ h_{t-1},   ŷ = anchor + scale · (U h_L + b_y)
///
/// What is read and written, and the units, are `WindowPlan`'s; the forecast starts from the state
/// after the last observation.
///
/// - Complexity: O(steps · batch · L · H²) to train, O(L · H²) a series to forecast.
/// - Source: Cho et al. (2014), EMNLP, 1724-1734; reference §1.7, §1.8.
public struct GRU: NetworkModel {
  /// The name users write.
  public static let catalogName = "gru"
  /// One sentence.
  public static let summary = "A gated recurrent unit network over a window of the past."

  /// What reports call the model.
  public var name = catalogName
  /// Network, window and training.
  public let options: RecurrentOptions<Cell>

  /// The gated recurrent units.
  public enum Cell: String, RecurrentCellChoice {
    /// The reset gate after the recurrent product, as in cuDNN and PyTorch.
    case resetAfter = "reset-after"
    /// The reset gate before it, as in the paper.
    case resetBefore = "reset-before"

    /// Reset after.
    public static var standard: Cell { .resetAfter }

    /// The update gate, which keeps the state where it is open.
    public static var keepingGate: KeepingGate? {
      KeepingGate(
        key: "update-bias", bias: 0,
        summary: "The update gate's bias before training; above 0 the state is kept longer.")
    }

    /// The cell.
    public func kind(gateBias: Double) -> CellKind {
      switch self {
      case .resetAfter: .gru(.resetAfter, updateBias: gateBias)
      case .resetBefore: .gru(.resetBefore, updateBias: gateBias)
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
