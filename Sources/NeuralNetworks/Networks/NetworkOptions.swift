/// How layers are connected beyond one on top of the other.
public enum SkipConnections: String, Hashable, Sendable, CaseIterable {
  /// Each layer reads the one below.
  case none
  /// A layer's input is added to its output where the widths agree.
  case residual
  /// Every layer reads the network's input beside the layer below.
  case inputToEveryLayer = "input-to-every-layer"
}

/// Everything that says what a network is, before there are numbers in it.
public struct NetworkOptions: Hashable, Sendable {
  /// A learned linear embedding of the last input features.
  public struct CovariateEmbedding: Hashable, Sendable {
    /// How many of the last input features are embedded.
    public var features: Int
    /// How many numbers stand for them.
    public var size: Int

    /// An embedding.
    public init(features: Int, size: Int) {
      self.features = features
      self.size = size
    }
  }

  /// I, the numbers read a step.
  public var inputSize: Int
  /// O, the numbers written a step.
  public var outputSize: Int
  /// The cell of every layer.
  public var cell: CellKind
  /// H of each layer, lowest first.
  public var hiddenSizes: [Int]
  /// What is read and written.
  public var topology: Topology
  /// How layers are connected.
  public var skip: SkipConnections = .none
  /// Whether each layer also reads the window backwards.
  public var isBidirectional = false
  /// d of each layer, step `t` continuing from `t - d`; empty means 1 everywhere.
  public var dilations: [Int] = []
  /// What is dropped between layers in training; refused where there is one layer, for the output
  /// of the last is never dropped.
  public var dropout: Dropout = .none
  /// Whether each layer's output is normalised, an encoder's last one left out: only its states
  /// are read.
  public var normalisesLayers = false
  /// Widths of hidden dense layers between the last state and the output.
  public var headSizes: [Int] = []
  /// f of those dense layers.
  public var headActivation: ElmanActivation = .relu
  /// Whether the read-out's weights are zeros before training, so that the network begins by
  /// answering zero whatever it reads.
  public var startsSilent = false
  /// The embedding of known covariates; nil reads them as they are.
  ///
  /// A decoder has one of its own for the last of its future covariates.
  public var embedding: CovariateEmbedding?
  /// Covariates known for the steps a decoder writes.
  public var futureSize = 0
  /// Which columns of the output a decoder feeds back, in this order; empty means all.
  ///
  /// Where an output is a distribution it is the point that belongs there, not the raw scale:
  /// `Loss.pointColumns(targets:)` names it.
  public var feedbackColumns: [Int] = []

  /// Options with everything optional left out.
  public init(
    inputSize: Int, outputSize: Int, cell: CellKind, hiddenSizes: [Int],
    topology: Topology = .manyToOne
  ) {
    self.inputSize = inputSize
    self.outputSize = outputSize
    self.cell = cell
    self.hiddenSizes = hiddenSizes
    self.topology = topology
  }

  /// A network with these options.
  public func makeNetwork<Scalar: NetworkScalar>(
    _: Scalar.Type = Scalar.self
  ) -> any Network<Scalar> {
    switch topology {
    case .oneToOne, .manyToOne, .manyToManyInStep: RecurrentNetwork<Scalar>(self)
    case .oneToMany(let steps), .encoderDecoder(let steps):
      EncoderDecoder<Scalar>(self, steps: steps)
    }
  }
}
