public import NumericalMethods

/// A window cut into segments: each is embedded as one recurrent step, and all segments to come are
/// written side by side from the state the last one leaves.
///
///     e_s = ReLU(E x_s + b_E)                  s = 1 … S, x_s [w] values
///     h_s = cell(e_s, h_{s-1})
///     d_p = cell(q_p, h_S)                     p = 1 … P, q_p a learned embedding of the place
///     ŷ_p = U dropout(d_p) + b_y               [w · outputs]
///
/// Both uses of the cell share its weights. A window of 168 hours is 7 recurrent steps of a day, and
/// the horizon is not walked at all: errors do not accumulate and gradients stay short.
///
/// - Source: Lin et al. (2023), SegRNN, arXiv:2308.11200, without its channel embedding.
public final class SegmentNetwork<Scalar: NetworkScalar>: Network {
  /// What the network is made of.
  public struct Shape: Hashable, Sendable {
    /// The numbers of a segment that is read.
    public var inputSize: Int
    /// The numbers of a segment that is written.
    public var outputSize: Int
    /// P, the segments written.
    public var segments: Int
    /// D, the width of a segment's embedding.
    public var embeddingSize: Int
    /// H.
    public var hiddenSize: Int
    /// The recurrent cell.
    public var cell: CellKind
    /// The share of the last state that is dropped in training.
    public var dropout: Double

    /// A shape.
    public init(
      inputSize: Int, outputSize: Int, segments: Int, embeddingSize: Int, hiddenSize: Int,
      cell: CellKind = .gruResetAfter, dropout: Double = 0
    ) {
      self.inputSize = inputSize
      self.outputSize = outputSize
      self.segments = segments
      self.embeddingSize = embeddingSize
      self.hiddenSize = hiddenSize
      self.cell = cell
      self.dropout = dropout
    }
  }

  /// What the network is made of.
  public let shape: Shape
  /// The parameters: `embedding.…`, `cell.…`, `places`, `head.…`.
  public let parameters: Parameters<Scalar>
  /// w.
  public var inputSize: Int { shape.inputSize }
  /// The numbers of a segment that is written.
  public var outputSize: Int { shape.outputSize }

  private let embedding: DenseLayer<Scalar>
  private let reader: RecurrentLayer<Scalar>
  private let writer: RecurrentLayer<Scalar>
  private let places: MatrixView<Scalar>
  private let placeGradients: MatrixView<Scalar>
  private let mask: DropoutMask<Scalar>
  private let head: DenseLayer<Scalar>
  private var isMasked = false
  private var batch = 0
  private var stateRoom = Workspace<Scalar>()
  private var secondRoom = Workspace<Scalar>()
  private var stateGradientRoom = Workspace<Scalar>()
  private var secondGradientRoom = Workspace<Scalar>()
  private var silenceRoom = Workspace<Scalar>()

  /// A network of zeros; `initialise(using:)` gives starting values.
  public convenience init(_ shape: Shape) { self.init(shape, sharing: nil) }

  private init(_ shape: Shape, sharing shared: Parameters<Scalar>?) {
    precondition(
      shape.inputSize >= 1 && shape.outputSize >= 1 && shape.segments >= 1
        && shape.embeddingSize >= 1 && shape.hiddenSize >= 1,
      "every size of a network is at least 1")
    precondition(!shape.cell.hasOwnReadout, "the cell of a segment network has no read-out")
    self.shape = shape
    let cell = shape.cell.cell(
      inputSize: shape.embeddingSize, hiddenSize: shape.hiddenSize, feedbackSize: 1)
    var layout = ParameterLayout()
    let embeddingBlocks = DenseLayer<Scalar>.appendParameters(
      to: &layout, prefix: "embedding.", inputSize: shape.inputSize,
      outputSize: shape.embeddingSize)
    let cellBlocks = cell.appendParameters(to: &layout, prefix: "cell.")
    let placeBlock = layout.append(
      "places", shape: [shape.segments, shape.embeddingSize], .glorotUniform(gates: 1))
    let headBlocks = DenseLayer<Scalar>.appendParameters(
      to: &layout, prefix: "head.", inputSize: cell.outputSize, outputSize: shape.outputSize)
    let parameters = shared.map { Parameters(sharing: $0) } ?? Parameters(layout)
    self.parameters = parameters
    embedding = DenseLayer(embeddingBlocks, parameters: parameters, activation: .relu)
    reader = RecurrentLayer(cell, blocks: cellBlocks, parameters: parameters)
    writer = RecurrentLayer(cell, blocks: cellBlocks, parameters: parameters)
    places = parameters.value(placeBlock)
    placeGradients = parameters.gradient(placeBlock)
    mask = DropoutMask(shape.dropout > 0 ? .betweenLayers(rate: shape.dropout) : .none)
    head = DenseLayer(headBlocks, parameters: parameters)
  }

  /// Another of the same parameters.
  public func twin() -> SegmentNetwork? { SegmentNetwork(shape, sharing: parameters) }

  /// Reads segments `[S, B, w]` and writes `[P, B, outputSize]`, keeping what `backward` needs.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func forward(
    _ input: NetworkInput<Scalar>, from start: StateOrigin, using random: inout SeededRandom
  ) -> Tensor<Scalar> {
    isMasked = shape.dropout > 0
    return pass(input, for: .training, using: &random)
  }

  /// Reads segments and writes the segments to come, dropout off.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func predict(
    _ input: NetworkInput<Scalar>, from start: StateOrigin
  ) -> Tensor<Scalar> {
    isMasked = false
    var unused = SeededRandom(seed: 0)
    return pass(input, for: .prediction, using: &unused)
  }

  private func pass(
    _ input: NetworkInput<Scalar>, for purpose: PassPurpose, using random: inout SeededRandom
  ) -> Tensor<Scalar> {
    batch = input.sequence.batch
    let embedded = embedding.forward(input.sequence, from: .zeros, for: purpose)
    _ = reader.forward(embedded, from: .zeros, for: purpose)
    writer.begin(
      steps: 1, batch: shape.segments * batch,
      hidden: repeated(reader.lastHidden, in: &stateRoom),
      second: repeated(reader.lastSecond, in: &secondRoom))
    let read = writer.input(ofStep: 0)
    for place in 0..<shape.segments {
      let rows = read.rows(place * batch..<(place + 1) * batch)
      rows.fill(0)
      rows.addToEveryRow(places.rows(place..<place + 1))
    }
    _ = writer.forward(step: 0)
    let state = writer.outputs
    let kept = isMasked ? mask.forward(state, from: .zeros, using: &random) : state
    return bySegment(head.forward(kept, from: .zeros, for: purpose))
  }

  /// The state after the last segment once for every segment to come, `[1, P·B, F]`.
  private func repeated(
    _ state: Tensor<Scalar>, in room: inout Workspace<Scalar>
  ) -> Tensor<Scalar> {
    let all = room.tensor(steps: 1, batch: shape.segments * batch, features: state.features)
    for place in 0..<shape.segments {
      all[0].rows(place * batch..<(place + 1) * batch).copy(state[0])
    }
    return all
  }

  /// `[1, P·B, F]` seen as `[P, B, F]`.
  private func bySegment(_ tensor: Tensor<Scalar>) -> Tensor<Scalar> {
    Tensor(
      tensor.buffer, offset: tensor.offset, steps: shape.segments, batch: batch,
      features: tensor.features)
  }

  /// Adds the gradients of the last `forward`.
  ///
  /// - Parameter outputGradients: `[P, B, outputSize]`.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func backward(_ outputGradients: Tensor<Scalar>) {
    let gradients = Tensor(
      outputGradients.buffer, offset: outputGradients.offset, steps: 1,
      batch: shape.segments * batch, features: outputGradients.features)
    guard let stateGradients = head.backward(gradients, wantsInputGradients: true) else { return }
    if isMasked { mask.apply(to: stateGradients) }
    writer.beginBackward()
    writer.hiddenGradient(ofStep: 0).add(times: stateGradients[0])
    let below = writer.backward(step: 0)
    for place in 0..<shape.segments {
      placeGradients.rows(place..<place + 1).addColumnSums(
        of: below.rows(place * batch..<(place + 1) * batch))
    }
    writer.endBackward()
    reader.lastStateGradients = (
      summed(writer.firstHiddenGradients, in: &stateGradientRoom),
      summed(writer.firstSecondGradients, in: &secondGradientRoom)
    )
    let silence = silenceRoom.tensor(steps: 1, batch: batch, features: reader.outputSize)
    silence.flattened.fill(0)
    if let embedded = reader.backward(silence, wantsInputGradients: true) {
      _ = embedding.backward(embedded, wantsInputGradients: false)
    }
  }

  /// The opposite of `repeated`.
  private func summed(
    _ gradients: Tensor<Scalar>, in room: inout Workspace<Scalar>
  ) -> Tensor<Scalar> {
    let sum = room.tensor(steps: 1, batch: batch, features: gradients.features)
    sum.flattened.fill(0)
    for place in 0..<shape.segments {
      sum.flattened.add(times: gradients[0].rows(place * batch..<(place + 1) * batch))
    }
    return sum
  }

  /// No.
  public var carriesState: Bool { false }

  /// Empty: every window starts from zeros.
  public func carriedState() -> [Scalar] { [] }

  /// Nothing to restore.
  public func restoreState(_ state: [Scalar], batch: Int) {}
}
