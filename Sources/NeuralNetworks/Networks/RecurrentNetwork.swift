public import NumericalMethods

/// A recurrent network that reads a window and answers with its last state or at every step.
///
/// [covariate embedding] → recurrent layers → dense head. Which parts there are is said by
/// `NetworkOptions`; the parameters are named `embedding.…`, `layers.0.…`, `head.0.…`.
public final class RecurrentNetwork<Scalar: NetworkScalar>: Network {
  /// What the network is made of.
  public let options: NetworkOptions
  /// The parameters and gradients.
  public let parameters: Parameters<Scalar>
  /// I.
  public var inputSize: Int { options.inputSize }
  /// O.
  public var outputSize: Int { options.outputSize }
  /// Whether a pass can go on where the last one ended: not where a half reads backwards.
  public var carriesState: Bool { !options.isBidirectional }

  let stack: RecurrentStack<Scalar>
  private let embedding: InputEmbedding<Scalar>?
  private let head: DenseHead<Scalar>
  private var endRoom = Workspace<Scalar>()
  private var endGradientRoom = Workspace<Scalar>()
  private var top = Tensor<Scalar>(steps: 0, batch: 0, features: 0)

  /// A network of zeros; `initialise(using:)` gives starting values.
  ///
  /// - Parameters:
  ///   - options: what the network is made of.
  ///   - appendBeside: appends parameters that are trained beside the network's, whose gradients the
  ///     caller adds; they have a place in `parameters` after the network's own.
  public convenience init(
    _ options: NetworkOptions, beside appendBeside: (inout ParameterLayout) -> Void = { _ in }
  ) {
    self.init(options, sharing: nil, beside: appendBeside)
  }

  private init(
    _ options: NetworkOptions, sharing shared: Parameters<Scalar>?,
    beside appendBeside: (inout ParameterLayout) -> Void
  ) {
    options.check()
    precondition(!options.hasDecoder, "a network that writes steps is an EncoderDecoder")
    self.options = options
    var layout = ParameterLayout()
    let embeddingPlan = options.embedding.map {
      InputEmbedding<Scalar>.plan(
        $0, inputSize: options.inputSize, prefix: "embedding.", layout: &layout)
    }
    let plan = RecurrentStack<Scalar>.plan(
      options, inputSize: embeddingPlan?.outputSize ?? options.inputSize, prefix: "",
      layout: &layout)
    // A Jordan cell's output is the network's, unless more follows or its halves must be joined.
    let readsOut =
      !options.cell.hasOwnReadout || !options.headSizes.isEmpty || options.isBidirectional
    let headPlan = DenseHead<Scalar>.plan(
      options, inputSize: plan.outputSize, readsOut: readsOut, layout: &layout)
    appendBeside(&layout)
    let parameters = shared.map { Parameters(sharing: $0) } ?? Parameters(layout)
    self.parameters = parameters
    embedding = embeddingPlan.map { InputEmbedding($0, parameters: parameters) }
    stack = RecurrentStack(options, plan: plan, parameters: parameters)
    head = DenseHead(options, plan: headPlan, parameters: parameters)
  }

  /// Another of the same parameters; none of a network that is fed its output back, which draws
  /// once for all sequences what it is shown.
  public func twin() -> RecurrentNetwork? {
    options.cell.hasOwnReadout
      ? nil : RecurrentNetwork(options, sharing: parameters, beside: { _ in })
  }

  /// The recurrent layers, lowest first; nil where a layer is bidirectional.
  public var recurrentLayers: [RecurrentLayer<Scalar>?] {
    stack.layers.map { $0 as? RecurrentLayer<Scalar> }
  }

  /// A pass that keeps what `backward` needs, dropout on.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func forward(
    _ input: NetworkInput<Scalar>, from start: StateOrigin, using random: inout SeededRandom
  ) -> Tensor<Scalar> {
    pass(input, from: start, for: .training, using: &random)
  }

  /// A pass for use, dropout off.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func predict(
    _ input: NetworkInput<Scalar>, from start: StateOrigin
  ) -> Tensor<Scalar> {
    var unused = SeededRandom(seed: 0)
    return pass(input, from: start, for: .prediction, using: &unused)
  }

  private func pass(
    _ input: NetworkInput<Scalar>, from start: StateOrigin, for purpose: PassPurpose,
    using random: inout SeededRandom
  ) -> Tensor<Scalar> {
    precondition(
      options.topology != .oneToOne || input.sequence.steps == 1, "one step expected")
    let sequence = embedding?.forward(input.sequence) ?? input.sequence
    feedBack(input, for: purpose, using: &random)
    top = stack.forward(sequence, from: start, for: purpose, using: &random)
    return head.forward(options.topology == .manyToManyInStep ? top : end(of: top))
  }

  /// Shows a Jordan layer the observed outputs, all of them, where the draw says so.
  private func feedBack(
    _ input: NetworkInput<Scalar>, for purpose: PassPurpose, using random: inout SeededRandom
  ) {
    guard options.cell.hasOwnReadout else { return }
    guard let layer = stack.layers[stack.layers.count - 1] as? RecurrentLayer<Scalar> else {
      precondition(
        input.teacher == nil,
        "no observed outputs expected: the halves of a bidirectional layer feed their own back")
      return
    }
    let end = input.teacherStart + input.sequence.steps
    precondition(
      input.teacher.map { $0.features == outputSize && $0.steps >= end } ?? true,
      "observed outputs [\(end), B, \(outputSize)] expected")
    layer.observedStart = input.teacherStart
    let shows = input.teacher != nil && random.uniform() < input.teacherRate
    layer.observedOutputs = purpose == .training && shows ? input.teacher : nil
  }

  /// The state each direction ends in, `[1, B, F]`: the last step, and the first of a half that
  /// reads backwards.
  private func end(of top: Tensor<Scalar>) -> Tensor<Scalar> {
    guard options.isBidirectional else { return top.steps(top.steps - 1..<top.steps) }
    let end = endRoom.tensor(steps: 1, batch: top.batch, features: top.features)
    let half = top.features / 2
    end[0].columns(0..<half).copy(top[top.steps - 1].columns(0..<half))
    end[0].columns(half..<2 * half).copy(top[0].columns(half..<2 * half))
    return end
  }

  /// Adds the gradients of the last `forward`.
  ///
  /// - Parameter outputGradients: of the shape `forward` returned.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func backward(_ outputGradients: Tensor<Scalar>) {
    var gradients = head.backward(outputGradients)
    if options.isBidirectional && options.topology != .manyToManyInStep {
      gradients = spread(gradients)
    }
    let below = stack.backward(gradients, wantsInputGradients: embedding != nil)
    if let embedding, let below { embedding.backward(below) }
  }

  /// The opposite of `end(of:)`.
  private func spread(_ gradients: Tensor<Scalar>) -> Tensor<Scalar> {
    let all = endGradientRoom.tensor(
      steps: top.steps, batch: top.batch, features: top.features)
    let half = top.features / 2
    all.flattened.fill(0)
    all[top.steps - 1].columns(0..<half).copy(gradients[0].columns(0..<half))
    all[0].columns(half..<2 * half).copy(gradients[0].columns(half..<2 * half))
    return all
  }

  /// The states of all layers after the last pass.
  public func carriedState() -> [Scalar] {
    var state: [Scalar] = []
    stack.appendState(to: &state)
    return state
  }

  /// Sets the state the next pass `from: .carried` starts with.
  public func restoreState(_ state: [Scalar], batch: Int) {
    stack.restoreState(state[...], batch: batch)
  }

  /// Whether so many numbers are a state of all layers, with or without masks.
  public func acceptsState(count: Int, batch: Int) -> Bool {
    stack.acceptsState(count: count, batch: batch)
  }
}
