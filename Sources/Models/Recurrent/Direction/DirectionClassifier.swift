internal import ForecastCore
internal import NeuralNetworks

/// A recurrent network that tells whether each step will lie below, within or above a band
/// around the last value.
///
///     p_k = softmax(W_k h_L + b_k) over down, flat, up;   flat: |y_{T+k} − y_T| ≤ band · scale
///
/// The loss is the cross-entropy, each step of the horizon having logits of its own after the last
/// observation read. The scale is the window's (the root mean square of its changes unless
/// `scaling` says otherwise). The point forecast is the last value plus the change to be expected:
/// each direction's mean change in the training part, weighted by its probability. There are no
/// intervals.
///
/// - Complexity: O(steps · batch · L · H²) to train, O(L · H²) a series to forecast.
/// - Source: Bishop (2006), Pattern Recognition and Machine Learning, §4.3.4.
public struct DirectionClassifier: NetworkModel {
  /// The name users write.
  public static let catalogName = "direction"
  /// One sentence.
  public static let summary = "A recurrent network that tells down, flat or up."

  /// What reports call the model.
  public var name = catalogName
  /// Network, window, band and training.
  public let options: Options

  /// A model of these options.
  ///
  /// - Throws: `OptionError` on a value out of range.
  public init(options: Options = Options()) throws(OptionError) {
    self.options = try options.checked()
  }

  /// What the options describe.
  public func windowModel(horizon: Int) -> WindowModel {
    let options = options
    var window = options.window
    // A direction is one from the last value, and is measured in changes.
    window.skipLag = .fixed(1)
    if window.scaling == .automatic { window.scaling = .change }
    return WindowModel(
      window: window, training: options.training, band: options.band,
      makeNetwork: { plan in
        var network = NetworkOptions(
          inputSize: plan.stepSize,
          outputSize: plan.targetsPerStep * plan.loss.outputsPerTarget,
          cell: options.cell.kind,
          hiddenSizes: Array(repeating: options.hiddenSize, count: options.layers))
        network.topology = .manyToOne
        if options.dropout > 0 { network.dropout = .betweenLayers(rate: options.dropout) }
        return network.makeNetwork()
      })
  }
}

extension DirectionClassifier {
  /// Which network, over which windows, and what is flat.
  public struct Options: ModelOptions {
    /// The cells the network may have.
    public typealias Cell = SegmentRNN.Options.Cell

    /// What is read; what is written is fixed.
    public var window = WindowOptions()
    /// How the network is trained.
    public var training = TrainingSettings()
    /// Half the width of what counts as flat, in units of the window's scale.
    public var band = 0.25
    /// The recurrent cell.
    public var cell = Cell.gru
    /// H of every layer.
    public var hiddenSize = 32
    /// Layers on top of each other.
    public var layers = 1
    /// The share of numbers dropped between layers.
    public var dropout = 0.0

    /// One layer of 32 gated units; flat within a quarter of the scale.
    public init() {}

    /// What a classifier does not choose.
    private static let fixedKeys = ["output", "skip-lag"]

    /// Every option.
    public static let fields: [OptionField<Options>] =
      [
        OptionField(
          "band", \.band, in: 0...1_000,
          "Changes up to so many times the window's scale are flat; 0 for none but no change."),
        OptionField("cell", \.cell, "The cell of every layer."),
        OptionField("hidden-size", \.hiddenSize, in: 1...4_096, "Units of every layer."),
        OptionField("layers", \.layers, in: 1...16, "Layers on top of each other."),
        OptionField("dropout", \.dropout, in: 0...0.95, "The share dropped between layers."),
      ]
      + WindowOptions.fields.filter { !fixedKeys.contains($0.key) }.map { $0.within(\.window) }
      + TrainingSettings.fields.map { $0.within(\.training) }

    /// Refuses dropout where it has no place.
    public func validate() throws(OptionError) {
      if dropout > 0, layers == 1 {
        throw .conflict("dropout falls between layers; set layers=2 or more, or dropout=0")
      }
    }
  }
}
