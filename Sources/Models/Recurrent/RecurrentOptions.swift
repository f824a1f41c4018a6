internal import NeuralNetworks

/// The options of `rnn`, `lstm` and `gru`, which differ in their cells.
public struct RecurrentOptions<Cell: RecurrentCellChoice>: ModelOptions {
  /// What is read and written.
  public var window = WindowOptions()
  /// How the network is trained.
  public var training = TrainingSettings()
  /// How one step becomes many.
  public var strategy = ForecastStrategy.direct
  /// The cell of every layer.
  public var cell = Cell.standard
  /// H of every layer.
  public var hiddenSize = 64
  /// Layers on top of each other.
  public var layers = 1
  /// How layers are connected.
  public var skip = SkipChoice.none
  /// Whether each layer also reads the window backwards.
  public var isBidirectional = false
  /// d of each layer; empty for 1 everywhere.
  public var dilations: [Int] = []
  /// The share of numbers dropped between layers.
  public var dropout = 0.0
  /// Whether one mask serves all steps of a sequence.
  public var variationalDropout = false
  /// Whether each layer's output is normalised.
  public var normalisesLayers = false
  /// Widths of dense layers between the last state and the output.
  public var headSizes: [Int] = []
  /// The bias of the gate that keeps the state, before training.
  public var gateBias = Cell.keepingGate?.bias ?? 0

  /// One layer of 64 units.
  public init() {}

  /// Every option.
  public static var fields: [OptionField<RecurrentOptions>] {
    networkFields + gateFields + WindowOptions.fields.map { $0.within(\.window) }
      + TrainingSettings.fields.map { $0.within(\.training) }
  }

  private static var networkFields: [OptionField<RecurrentOptions>] {
    [
      OptionField("cell", \.cell, "The cell of every layer."),
      OptionField("hidden-size", \.hiddenSize, in: 1...4_096, "Units of every layer."),
      OptionField("layers", \.layers, in: 1...16, "Layers on top of each other."),
      OptionField("strategy", \.strategy, "How one step ahead becomes many."),
      OptionField("skip", \.skip, "How layers are connected beyond the one below."),
      OptionField(
        "bidirectional", \.isBidirectional, "Whether each layer also reads the window backwards."),
      OptionField(
        "dilations", \.dilations, eachIn: 1...10_000,
        "Steps each layer looks back, one number a layer."),
      OptionField("dropout", \.dropout, in: 0...0.95, "The share dropped between layers."),
      OptionField(
        "variational-dropout", \.variationalDropout,
        "Whether what is dropped stays the same over a window."),
      OptionField(
        "layer-normalisation", \.normalisesLayers, "Whether each layer's output is normalised."),
      OptionField(
        "head-sizes", \.headSizes, eachIn: 1...4_096,
        "Widths of dense layers between the last state and the output."),
    ]
  }

  private static var gateFields: [OptionField<RecurrentOptions>] {
    guard let gate = Cell.keepingGate else { return [] }
    return [OptionField(gate.key, \.gateBias, in: -10...10, gate.summary)]
  }

  /// Refuses combinations that make no sense.
  public func validate() throws(OptionError) {
    if !dilations.isEmpty, dilations.count != layers {
      throw .conflict(
        "expected one dilation for each of \(layers) layers, found \(dilations.count)")
    }
    if dropout > 0, layers == 1 {
      throw .conflict("dropout falls between layers; set layers=2 or more, or dropout=0")
    }
    if variationalDropout, dropout == 0 {
      throw .conflict("there is no dropout to be variational; set dropout above 0")
    }
    if let gate = Cell.keepingGate, !cell.hasKeepingGate, gateBias != gate.bias {
      throw .conflict("a cell '\(cell.rawValue)' has no gate for \(gate.key); leave it out")
    }
    if isBidirectional, strategy != .direct {
      throw .conflict(
        "a bidirectional network reads a whole window at once; it needs strategy=direct")
    }
    if strategy == .encoderDecoder, cell.kind(gateBias: 0).hasOwnReadout {
      throw .conflict("a jordan cell writes by itself; use strategy=recursive, or another cell")
    }
    if cell.kind(gateBias: 0).hasOwnReadout, normalisesLayers {
      throw .conflict("a jordan cell feeds its output back; it takes no layer-normalisation")
    }
    if cell.kind(gateBias: 0).hasOwnReadout, skip == .residual {
      throw .conflict("a jordan cell feeds its output back; it takes no skip=residual")
    }
    // What is left is refused in the network's own words.
    do {
      try networkOptions(inputSize: 1, outputSize: 1, topology: topology(horizon: 1)).validate()
    } catch {
      throw .conflict("\(error)")
    }
  }

  /// The model these options describe.
  func model() -> WindowModel {
    WindowModel(
      window: window, training: training, strategy: strategy,
      makeNetwork: { networkOptions($0).makeNetwork() })
  }

  private func networkOptions(_ plan: WindowPlan) -> NetworkOptions {
    var network = networkOptions(
      inputSize: plan.stepSize,
      outputSize: plan.targetsPerStep * plan.output.loss.outputsPerTarget,
      topology: topology(horizon: plan.horizon))
    if strategy == .encoderDecoder {
      network.futureSize = plan.featureCount
      network.feedbackColumns = plan.output.loss.pointColumns(targets: 1)
    }
    return network
  }

  private func topology(horizon: Int) -> Topology {
    switch strategy {
    case .direct: .manyToOne
    case .recursive: .manyToManyInStep
    case .encoderDecoder: .encoderDecoder(steps: horizon)
    }
  }

  private func networkOptions(
    inputSize: Int, outputSize: Int, topology: Topology
  ) -> NetworkOptions {
    var network = NetworkOptions(
      inputSize: inputSize, outputSize: outputSize, cell: cell.kind(gateBias: gateBias),
      hiddenSizes: Array(repeating: hiddenSize, count: layers), topology: topology)
    network.skip = skip.connections
    network.isBidirectional = isBidirectional
    network.dilations = dilations
    network.normalisesLayers = normalisesLayers
    network.headSizes = headSizes
    // Training begins at the anchor, and a brief one has no drawn answers to unlearn.
    network.startsSilent = true
    if dropout > 0 {
      network.dropout =
        variationalDropout ? .variational(rate: dropout) : .betweenLayers(rate: dropout)
    }
    return network
  }
}
