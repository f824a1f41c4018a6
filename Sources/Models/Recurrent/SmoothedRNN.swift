public import ForecastCore
internal import NeuralNetworks
internal import NumericalMethods

/// Exponential smoothing and a recurrent network, learned together.
///
/// Each series has a level and season of its own, smoothed at rates it learns; one dilated network
/// with skip connections, shared by all, reads the window of what is left and says how the coming
/// values depart from level and season. At every position of every series it is asked for the
/// whole horizon.
///
/// - Complexity: O(networks · steps · batch · T · layers · H²) to train.
/// - Source: Smyl (2020), Int. J. Forecasting 36(1), 75-85, the winner of M4. Unlike there, the
///   gradient reaches the smoothing through the targets only, one season is smoothed, and every
///   network of the ensemble sees all series.
public struct SmoothedRNN: CatalogModel {
  /// The name users write.
  public static let catalogName = "es-rnn"
  /// One sentence.
  public static let summary =
    "Exponential smoothing of each series and a recurrent network of all, learned together."

  /// What reports call the model.
  public var name = catalogName
  /// Network and training.
  public let options: Options

  /// A model of these options.
  ///
  /// - Throws: `OptionError` on a value out of range or options that contradict each other.
  public init(options: Options = Options()) throws(OptionError) {
    self.options = try options.checked()
  }

  /// Learns the smoothing of every series and the networks.
  ///
  /// - Throws: `FitError.seriesTooShort` where no series has a window and a horizon,
  ///   `.missingValue`, `.valueOutsideDomain`, `.diverged`.
  public func fit(_ training: PanelSlice, context: FitContext) async throws -> SmoothedFit {
    let series = try training.map { slice throws(FitError) in try SmoothedSeries(slice) }
    let longest = series.map(\.logs.count).max() ?? 0
    guard longest >= 2 + context.horizon else {
      throw FitError.seriesTooShort(
        series: training[0].id, needed: 2 + context.horizon, found: training[0].count)
    }
    let seasonLength = training.seasonLength
    let windows = options.windows(
      longest: longest, seasonLength: seasonLength, horizon: context.horizon)
    let network = options.network(windows, seasonLength: seasonLength)
    let options = options
    let members = try await (0..<options.training.networks).concurrentMap(
      workers: context.workers
    ) { index, _ in
      let random = context.random.child(index)
      let one = RecurrentNetwork<Float>(network)
      one.initialise(using: random.child(named: "weights"))
      let training = SmoothedTraining(
        one, windows: windows, settings: options.training, output: options.output, series: series,
        seasonLength: seasonLength, random: random)
      do {
        try training.run()
      } catch {
        throw FitError.diverged(series: series[0].id, detail: "\(error)")
      }
      return SmoothedFit.Member(
        weights: one.parameters.values.array,
        smoothing: Dictionary(uniqueKeysWithValues: zip(series.map(\.id), training.smoothing)))
    }
    return SmoothedFit(
      windows: windows, output: options.output, members: members, network: network,
      seasonLength: seasonLength,
      starts: Dictionary(uniqueKeysWithValues: series.map { ($0.id, $0.start) }))
  }
}

extension SmoothedRNN {
  /// Which network, and how it is trained.
  public struct Options: ModelOptions {
    /// How the networks are trained.
    public var training = TrainingSettings()
    /// L.
    public var inputSize: AutomaticOr<Int> = .automatic
    /// T, the positions walked at the end of each series.
    public var walk: AutomaticOr<Int> = .automatic
    /// H of every layer.
    public var hiddenSize = 40
    /// d of each layer; empty to choose by the season.
    public var dilations: [Int] = []
    /// What is said of each value.
    public var output = NetworkOutput.quantiles

    /// Layers of 40 units, dilated by the season.
    public init() {
      training.networks = 3
      training.batchSize = 32
      training.clipping = 20
      training.learningRate = 5e-3
    }

    /// Every option; there is no validation, the mean of the last weights is kept.
    public static let fields: [OptionField<Options>] =
      [
        OptionField(
          "input-size", \.inputSize, in: 1...10_000,
          "Values of a window; auto is the season, or the horizon."),
        OptionField(
          "walk", \.walk, in: 1...1_000_000,
          "Positions walked at the end of each series; auto is some seasons."),
        OptionField("hidden-size", \.hiddenSize, in: 1...4_096, "Units of every layer."),
        OptionField(
          "dilations", \.dilations, eachIn: 1...10_000,
          "Steps each layer looks back; none chooses by the season."),
        OptionField("output", \.output, "What the network says of each value to come."),
      ]
      + TrainingSettings.fields.filter { Self.usedSettings.contains($0.key) }
      .map { $0.within(\.training) }

    private static let usedSettings: Set<String> = [
      "max-steps", "batch-size", "learning-rate", "schedule", "optimiser", "weight-decay", "clip",
      "seeds",
    ]

    func windows(longest: Int, seasonLength: Int, horizon: Int) -> SmoothedWindows {
      let size = inputSize.fixedValue ?? max(min(seasonLength, 52), min(horizon, 24), 4)
      let positions = walk.fixedValue ?? max(100, 7 * seasonLength)
      return SmoothedWindows(
        inputSize: min(size, longest), horizon: horizon, steps: min(positions, longest))
    }

    func network(_ windows: SmoothedWindows, seasonLength: Int) -> NetworkOptions {
      let chosen = dilations.isEmpty ? Self.dilations(seasonLength) : dilations
      var network = NetworkOptions(
        inputSize: windows.inputSize,
        outputSize: windows.horizon * output.loss.outputsPerTarget, cell: .lstm(.forgetGate),
        hiddenSizes: Array(repeating: hiddenSize, count: chosen.count),
        topology: .manyToManyInStep)
      network.dilations = chosen
      network.skip = .residual
      network.headSizes = [hiddenSize]
      network.headActivation = .tanh
      return network
    }

    /// The winner's, season by season.
    private static func dilations(_ seasonLength: Int) -> [Int] {
      switch seasonLength {
      case 24: [1, 4, 24, 168]
      case 52: [1, 52]
      case 12: [1, 3, 6, 12]
      case 7: [1, 3, 7, 14]
      case 4: [1, 2, 4, 8]
      case 1: [1, 2]
      default: [1, seasonLength]
      }
    }
  }
}
