internal import ForecastCore
internal import NeuralNetworks

/// A feed-forward network on the last values, fed its own forecasts: the neural autoregression.
///
///     ŷ_{t+1} = anchor + scale · (U f(W [y_t … y_{t-p+1}] + b) + b_y)
///
/// Many small networks from different starting values are trained and their median forecasts,
/// since one alone depends on where it started.
///
/// - Complexity: O(networks · steps · batch · p · H) to train.
/// - Source: Hyndman & Athanasopoulos (2021), Forecasting: Principles and Practice, §12.4.
public struct NeuralAutoregression: NetworkModel {
  /// The name users write.
  public static let catalogName = "nnar"
  /// One sentence.
  public static let summary = "A feed-forward network on the last values: neural autoregression."

  /// What reports call the model.
  public var name = catalogName
  /// Network, window and training.
  public let options: Options

  /// A model of these options.
  ///
  /// - Throws: `OptionError` on a value out of range or options that contradict each other.
  public init(options: Options = Options()) throws(OptionError) {
    self.options = try options.checked()
  }

  /// What the options describe.
  public func windowModel(horizon: Int) -> WindowModel {
    let options = options
    return WindowModel(
      window: options.window, training: options.training, strategy: options.strategy,
      readsWindowAtOnce: true,
      makeNetwork: { plan in
        FeedForwardNetwork<Float>(
          inputSize: plan.stepSize,
          hiddenSizes: options.hiddenSizes.isEmpty
            ? [(plan.inputSize + 2) / 2] : options.hiddenSizes,
          outputSize: plan.targetsPerStep * plan.output.loss.outputsPerTarget,
          activation: options.activation.function)
      })
  }
}

extension NeuralAutoregression {
  /// Which network on which lags.
  public struct Options: ModelOptions {
    /// The functions of a hidden layer.
    public enum Activation: String, OptionChoice {
      /// The logistic function.
      case logistic
      /// The hyperbolic tangent.
      case tanh
      /// The positive part.
      case relu

      var function: ElmanActivation {
        switch self {
        case .logistic: .logistic
        case .tanh: .tanh
        case .relu: .relu
        }
      }
    }

    /// What is read and written.
    public var window = WindowOptions()
    /// How the networks are trained.
    public var training = TrainingSettings()
    /// How one step becomes many.
    public var strategy = ForecastStrategy.recursive
    /// The width of each hidden layer; none for one of half the lags.
    public var hiddenSizes: [Int] = []
    /// The function of the hidden layers.
    public var activation = Activation.tanh

    /// Five networks of one hidden layer of half as many units as there are lags.
    public init() { training.seeds = 5 }

    /// Every option.
    public static let fields: [OptionField<Options>] =
      [
        OptionField(
          "hidden-sizes", \.hiddenSizes, eachIn: 1...4_096,
          "Widths of the hidden layers; none is one layer of half as many units as lags."),
        OptionField("activation", \.activation, "The function of the hidden layers."),
        OptionField(
          "strategy", \.strategy, "How one step ahead becomes many; encoder-decoder is refused."),
      ] + WindowOptions.fields.map { $0.within(\.window) }
      + TrainingSettings.fields.map { $0.within(\.training) }

    /// Refuses a decoder, which a feed-forward network has not.
    public func validate() throws(OptionError) {
      if strategy == .encoderDecoder {
        throw .conflict("a feed-forward network has no decoder; use strategy=direct or recursive")
      }
    }
  }
}
