public import NumericalMethods

/// An encoder reads the window, a decoder with the same widths writes the horizon from its state.
///
///     decoder input t = [y or ŷ of step t-1, covariates known for step t]
///     ŷ_t = head(decoder's last layer)
///
/// Both halves are stacks of the same kind: skips, normalisation, dropout, dilation and the
/// embedding of covariates act in each. Fed back are the columns `feedbackColumns` of the output:
/// all F = O of them, or the points where an output is a distribution. Before the first step stand
/// the first F features of the last input, or zeros where the input has fewer.
///
/// In training step `t` is shown the observed `y_{t-1}` with probability `teacherRate` (one draw a
/// step); elsewhere, and where it is missing (NaN), the decoder feeds on its own output, and the
/// gradient flows through it. Used for the topologies one-to-many and encoder–decoder.
///
/// - Source: reference §1.10; Sutskever, Vinyals & Le (2014), NeurIPS; Bengio et al. (2015).
public final class EncoderDecoder<Scalar: NetworkScalar>: Network {
  /// What the network is made of.
  public let options: NetworkOptions
  /// h, the steps written.
  public let steps: Int
  /// The parameters: `encoder.layers.0.…`, `decoder.layers.0.…`, `head.0.…`, with an embedding
  /// `encoder.embedding.…` and `decoder.embedding.…`.
  public let parameters: Parameters<Scalar>
  /// I.
  public var inputSize: Int { options.inputSize }
  /// O.
  public var outputSize: Int { options.outputSize }

  let encoder: RecurrentStack<Scalar>
  let decoder: RecurrentStack<Scalar>
  let head: DenseHead<Scalar>
  let encoderEmbedding: InputEmbedding<Scalar>?
  let decoderEmbedding: InputEmbedding<Scalar>?
  /// The output columns that are fed back.
  let feedback: [Int]
  /// Whether step `t` is shown what was observed before it.
  var isTaught: [Bool]
  var teacher: Tensor<Scalar>?
  var batch = 0
  var outputGradientRoom = Workspace<Scalar>()
  var futureGradientRoom = Workspace<Scalar>()
  var silenceRoom = Workspace<Scalar>()

  /// A network of zeros; `initialise(using:)` gives starting values.
  public convenience init(_ options: NetworkOptions, steps: Int) {
    self.init(options, steps: steps, sharing: nil)
  }

  private init(_ options: NetworkOptions, steps: Int, sharing shared: Parameters<Scalar>?) {
    options.check()
    precondition(
      options.topology == .encoderDecoder(steps: steps)
        || options.topology == .oneToMany(steps: steps),
      "an encoder–decoder of \(steps) steps has such a topology, found \(options.topology)")
    self.options = options
    self.steps = steps
    feedback =
      options.feedbackColumns.isEmpty
      ? Array(0..<options.outputSize) : options.feedbackColumns
    var layout = ParameterLayout()
    let embeddings = Self.planEmbeddings(options, layout: &layout)
    let encoderPlan = RecurrentStack<Scalar>.plan(
      options, inputSize: embeddings.encoder?.outputSize ?? options.inputSize,
      prefix: "encoder.", showsOutputs: false, layout: &layout)
    let decoderPlan = RecurrentStack<Scalar>.plan(
      options,
      inputSize: feedback.count + (embeddings.decoder?.outputSize ?? options.futureSize),
      prefix: "decoder.", layout: &layout)
    let headPlan = DenseHead<Scalar>.plan(
      options, inputSize: decoderPlan.outputSize, readsOut: true, layout: &layout)
    layout.describe("feedback", feedback.map(String.init).joined(separator: " "))
    let parameters = shared.map { Parameters(sharing: $0) } ?? Parameters(layout)
    self.parameters = parameters
    encoderEmbedding = embeddings.encoder.map { InputEmbedding($0, parameters: parameters) }
    decoderEmbedding = embeddings.decoder.map { InputEmbedding($0, parameters: parameters) }
    encoder = RecurrentStack(options, plan: encoderPlan, parameters: parameters)
    decoder = RecurrentStack(options, plan: decoderPlan, parameters: parameters)
    head = DenseHead(options, plan: headPlan, parameters: parameters)
    isTaught = Array(repeating: false, count: steps)
  }

  /// Another of the same parameters, which draws by itself what it is shown.
  public func twin() -> EncoderDecoder? {
    EncoderDecoder(options, steps: steps, sharing: parameters)
  }

  /// An embedding of the encoder's covariates, another of the decoder's where it has some.
  private static func planEmbeddings(
    _ options: NetworkOptions, layout: inout ParameterLayout
  ) -> (encoder: InputEmbedding<Scalar>.Plan?, decoder: InputEmbedding<Scalar>.Plan?) {
    guard let embedding = options.embedding else { return (nil, nil) }
    let encoder = InputEmbedding<Scalar>.plan(
      embedding, inputSize: options.inputSize, prefix: "encoder.embedding.", layout: &layout)
    guard options.futureSize > 0 else { return (encoder, nil) }
    return (
      encoder,
      InputEmbedding<Scalar>.plan(
        embedding, inputSize: options.futureSize, prefix: "decoder.embedding.", layout: &layout)
    )
  }

  /// Reads the window and writes the horizon, `[h, B, O]`, keeping what `backward` needs.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func forward(
    _ input: NetworkInput<Scalar>, from start: StateOrigin, using random: inout SeededRandom
  ) -> Tensor<Scalar> {
    teacher = input.teacher
    for t in 0..<steps {
      // Step 0 continues from what was observed anyway.
      isTaught[t] = t > 0 && teacher != nil && random.uniform() < input.teacherRate
    }
    return pass(input, from: start, for: .training, using: &random)
  }

  /// Reads the window and writes the horizon on its own output.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func predict(
    _ input: NetworkInput<Scalar>, from start: StateOrigin
  ) -> Tensor<Scalar> {
    for t in 0..<steps { isTaught[t] = false }
    var unused = SeededRandom(seed: 0)
    return pass(input, from: start, for: .prediction, using: &unused)
  }

  private func pass(
    _ input: NetworkInput<Scalar>, from start: StateOrigin, for purpose: PassPurpose,
    using random: inout SeededRandom
  ) -> Tensor<Scalar> {
    check(input)
    let sequence = input.sequence
    batch = sequence.batch
    _ = encoder.forward(
      encoderEmbedding?.forward(sequence) ?? sequence, from: start, for: purpose, using: &random)
    decoder.begin(steps: steps, after: encoder, batch: batch, for: purpose, using: &random)
    head.begin(steps: steps, batch: batch)
    var future = input.future
    if let decoderEmbedding, let known = future { future = decoderEmbedding.forward(known) }
    for t in 0..<steps {
      let first = decoder.input(ofStep: t)
      feedBack(t, after: sequence, into: first.columns(0..<feedback.count))
      if let future { first.columns(feedback.count..<first.columns).copy(future[t]) }
      _ = head.forward(step: t, decoder.forward(step: t))
    }
    return head.outputs
  }

  private func check(_ input: NetworkInput<Scalar>) {
    if case .oneToMany = options.topology {
      precondition(
        input.sequence.steps == 1, "one step expected, found \(input.sequence.steps)")
    }
    precondition(
      (input.future?.features ?? 0) == options.futureSize
        && (input.future?.steps ?? steps) == steps,
      "future covariates [\(steps), B, \(options.futureSize)] expected")
    precondition(
      input.teacher.map { $0.features == feedback.count && $0.steps == steps } ?? true,
      "observed outputs [\(steps), B, \(feedback.count)] expected")
  }

  /// Writes what step `t` is fed back.
  private func feedBack(
    _ t: Int, after sequence: Tensor<Scalar>, into fedBack: MatrixView<Scalar>
  ) {
    guard t > 0 else {
      if inputSize >= feedback.count {
        fedBack.copy(sequence[sequence.steps - 1].columns(0..<feedback.count))
      } else {
        fedBack.fill(0)
      }
      return
    }
    let own = head.outputs[t - 1]
    for index in 0..<feedback.count {
      let column = feedback[index]
      fedBack.columns(index..<index + 1).copy(own.columns(column..<column + 1))
    }
    if isTaught[t], let teacher { fedBack.copyNumbers(of: teacher[t - 1]) }
  }

  /// The states of the encoder after the last pass.
  public func carriedState() -> [Scalar] {
    var state: [Scalar] = []
    encoder.appendState(to: &state)
    return state
  }

  /// Sets the state the encoder starts with in the next pass `from: .carried`.
  public func restoreState(_ state: [Scalar], batch: Int) {
    encoder.restoreState(state[...], batch: batch)
  }

  /// Whether so many numbers are a state of all layers, with or without masks.
  public func acceptsState(count: Int, batch: Int) -> Bool {
    encoder.acceptsState(count: count, batch: batch)
  }
}
