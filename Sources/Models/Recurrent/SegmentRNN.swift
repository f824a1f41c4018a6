internal import ForecastCore
internal import NeuralNetworks

/// A recurrent network over segments of a season's length.
///
/// The window is cut into segments, each embedded as one recurrent step; all segments of the
/// horizon are then written side by side from the last state. A week of hours is seven steps
/// rather than 168.
///
/// - Complexity: O(steps · batch · (L / w + h / w) · H²) to train.
/// - Source: Lin et al. (2023), SegRNN, arXiv:2308.11200.
public struct SegmentRNN: NetworkModel {
  /// The name users write.
  public static let catalogName = "segment-rnn"
  /// One sentence.
  public static let summary = "A recurrent network over segments of a season's length."

  /// What reports call the model.
  public var name = catalogName
  /// Network, window and training.
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
    return WindowModel(
      window: options.window, training: options.training,
      segment: { options.segment.fixedValue ?? Self.segment(season: $0, horizon: horizon) },
      makeNetwork: { plan in
        SegmentNetwork<Float>(
          SegmentNetwork<Float>.Shape(
            inputSize: plan.stepSize,
            outputSize: plan.targetsPerStep * plan.output.loss.outputsPerTarget,
            segments: plan.outputSteps, embeddingSize: options.hiddenSize,
            hiddenSize: options.hiddenSize, cell: options.cell.kind, dropout: options.dropout))
      })
  }

  /// A season where it is of a length to be read at once, else about the horizon.
  private static func segment(season: Int, horizon: Int) -> Int {
    (4...60).contains(season) ? season : min(max(horizon, 4), 24)
  }
}

extension SegmentRNN {
  /// Which network over which segments.
  public struct Options: ModelOptions {
    /// The cells a segment network may have.
    public enum Cell: String, OptionChoice {
      /// The gated recurrent unit.
      case gru
      /// Long short-term memory.
      case lstm
      /// The simple recurrent cell.
      case elman

      var kind: CellKind {
        switch self {
        case .gru: .gruResetAfter
        case .lstm: .lstm(.forgetGate)
        case .elman: .elman(.tanh)
        }
      }
    }

    /// What is read and written.
    public var window = WindowOptions()
    /// How the network is trained.
    public var training = TrainingSettings()
    /// w.
    public var segment: AutomaticOr<Int> = .automatic
    /// The recurrent cell.
    public var cell = Cell.gru
    /// H, and the width of an embedded segment.
    public var hiddenSize = 128
    /// The share of the last state dropped in training.
    public var dropout = 0.1

    /// 128 gated units over segments of a season.
    public init() {}

    /// Every option.
    public static let fields: [OptionField<Options>] =
      [
        OptionField(
          "segment", \.segment, in: 1...10_000,
          "Values of a segment; auto is the season's length, or the horizon."),
        OptionField("cell", \.cell, "The cell that walks the segments."),
        OptionField("hidden-size", \.hiddenSize, in: 1...4_096, "Units."),
        OptionField(
          "dropout", \.dropout, in: 0...0.95, "The share of the last state dropped in training."),
      ] + WindowOptions.fields.map { $0.within(\.window) }
      + TrainingSettings.fields.map { $0.within(\.training) }
  }
}
