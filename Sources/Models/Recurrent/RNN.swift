internal import ForecastCore
public import NeuralNetworks

/// A network of simple recurrent cells over a window of the past.
///
///     h_t = f(V x_t + W h_{t-1} + b),   ŷ = anchor + scale · (U h_L + b_y)
///
/// What is read and written, and the units, are `WindowPlan`'s; the forecast starts from the state
/// after the last observation.
///
/// - Complexity: O(steps · batch · L · H²) to train, O(L · H²) a series to forecast.
/// - Source: Elman (1990), Cognitive Science 14(2), 179-211; reference §1.1, §1.2.
public struct RNN: NetworkModel {
  /// The name users write.
  public static let catalogName = "rnn"
  /// One sentence.
  public static let summary = "A simple recurrent network over a window of the past."

  /// What reports call the model.
  public var name = catalogName
  /// Network, window and training.
  public let options: RecurrentOptions<Cell>

  /// The simple recurrent cells.
  public enum Cell: String, RecurrentCellChoice {
    /// `f = tanh`.
    case tanh
    /// `f` the logistic function.
    case logistic
    /// `f = max(0, ·)`, its recurrent weights starting at the identity.
    case relu
    /// As `relu`, with a slope of 0.01 below 0.
    case leakyReLU = "leaky-relu"
    /// The network's output fed back as input.
    case jordan

    /// The hyperbolic tangent.
    public static var standard: Cell { .tanh }

    /// A simple cell has no gates.
    public static var keepingGate: KeepingGate? { nil }

    /// The cell.
    public func kind(gateBias: Double) -> CellKind {
      switch self {
      case .tanh: .elman(.tanh)
      case .logistic: .elman(.logistic)
      case .relu: .elman(.relu)
      case .leakyReLU: .elman(.leakyReLU)
      case .jordan: .jordan(.tanh)
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
