public import NumericalMethods

/// An encoder reads the window, a decoder with the same widths writes the horizon from its state.
///
///     decoder input t = [y or ŷ of step t-1, covariates known for step t]
///     ŷ_t = U h_t + b_y
///
/// Before the first step stand the first O features of the last input, or zeros where the input
/// has fewer. In training step `t` is shown the observed `y_{t-1}` with probability `teacherRate`
/// (one draw a step); elsewhere the decoder feeds on its own output, and the gradient flows through
/// it. Used for the topologies one-to-many and encoder–decoder.
///
/// - Source: reference §1.10; Sutskever, Vinyals & Le (2014), NeurIPS; Bengio et al. (2015).
public final class EncoderDecoder<Scalar: NetworkScalar>: Network {
  /// What the network is made of.
  public let options: NetworkOptions
  /// h, the steps written.
  public let steps: Int
  /// The parameters: `encoder.layers.0.…`, `decoder.layers.0.…`, `head.0.…`.
  public let parameters: Parameters<Scalar>
  /// I.
  public var inputSize: Int { options.inputSize }
  /// O.
  public var outputSize: Int { options.outputSize }

  let encoder: RecurrentStack<Scalar>
  let decoder: [RecurrentLayer<Scalar>]
  let readout: DenseLayer<Scalar>
  var isTaught: [Bool]
  var batch = 0
  var outputGradientRoom = Workspace<Scalar>()
  var silenceRoom = Workspace<Scalar>()

  /// A network of zeros; `initialise(using:)` gives starting values.
  public init(_ options: NetworkOptions, steps: Int) {
    options.check()
    precondition(steps >= 1, "a decoder writes at least one step, found \(steps)")
    precondition(
      !options.isBidirectional && options.skip == .none && options.headSizes.isEmpty
        && options.embedding == nil && !options.normalisesLayers && !options.cell.hasOwnReadout
        && options.dropout == .none,
      "an encoder–decoder is a plain stack with a linear head")
    self.options = options
    self.steps = steps
    var layout = ParameterLayout()
    let encoderPlan = RecurrentStack<Scalar>.plan(
      options, inputSize: options.inputSize, prefix: "encoder.", layout: &layout)
    let decoderPlan = RecurrentStack<Scalar>.plan(
      options, inputSize: options.outputSize + options.futureSize, prefix: "decoder.",
      layout: &layout)
    let headBlocks = DenseLayer<Scalar>.appendParameters(
      to: &layout, prefix: "head.0.",
      inputSize: options.hiddenSizes[options.hiddenSizes.count - 1],
      outputSize: options.outputSize)
    let parameters = Parameters<Scalar>(layout)
    self.parameters = parameters
    encoder = RecurrentStack(options, plan: encoderPlan, parameters: parameters)
    decoder = decoderPlan.layers.enumerated().map { index, layer in
      RecurrentLayer(
        layer.cell, blocks: layer.blocks, parameters: parameters,
        dilation: options.dilations.isEmpty ? 1 : options.dilations[index])
    }
    readout = DenseLayer(headBlocks, parameters: parameters)
    isTaught = Array(repeating: false, count: steps)
  }

  private var encoderLayers: [RecurrentLayer<Scalar>] {
    encoder.layers.compactMap { $0 as? RecurrentLayer<Scalar> }
  }

  /// Reads the window and writes the horizon, `[h, B, O]`, keeping what `backward` needs.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func forward(
    _ input: NetworkInput<Scalar>, from start: StateOrigin, using random: inout SeededRandom
  ) -> Tensor<Scalar> {
    for t in 0..<steps {
      // Step 0 continues from what was observed anyway.
      isTaught[t] = t > 0 && input.teacher != nil && random.uniform() < input.teacherRate
    }
    return pass(input, from: start, for: .training)
  }

  /// Reads the window and writes the horizon on its own output.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func predict(
    _ input: NetworkInput<Scalar>, from start: StateOrigin
  ) -> Tensor<Scalar> {
    for t in 0..<steps { isTaught[t] = false }
    return pass(input, from: start, for: .prediction)
  }

  private func pass(
    _ input: NetworkInput<Scalar>, from start: StateOrigin, for purpose: PassPurpose
  ) -> Tensor<Scalar> {
    let sequence = input.sequence
    batch = sequence.batch
    checkFuture(input)
    var unused = SeededRandom(seed: 0)
    _ = encoder.forward(sequence, from: start, for: purpose, using: &unused)
    for (read, written) in zip(encoderLayers, decoder) {
      written.begin(
        steps: steps, batch: batch, hidden: read.lastHidden, second: read.lastSecond)
    }
    readout.begin(steps: steps, batch: batch)
    var previous: MatrixView<Scalar>?
    if inputSize >= outputSize {
      previous = sequence[sequence.steps - 1].columns(0..<outputSize)
    }
    for t in 0..<steps {
      if isTaught[t], let teacher = input.teacher { previous = teacher[t - 1] }
      previous = decode(t, previous: previous, future: input.future?[t])
    }
    return readout.end(decoder[decoder.count - 1].outputs)
  }

  private func checkFuture(_ input: NetworkInput<Scalar>) {
    precondition(
      (input.future?.features ?? 0) == options.futureSize
        && (input.future?.steps ?? steps) >= steps,
      "future covariates [\(steps), B, \(options.futureSize)] expected")
    precondition(
      input.teacher == nil || input.teacher?.features == outputSize,
      "observed outputs [\(steps), B, \(outputSize)] expected")
  }

  private func decode(
    _ t: Int, previous: MatrixView<Scalar>?, future: MatrixView<Scalar>?
  ) -> MatrixView<Scalar> {
    let first = decoder[0].input(ofStep: t)
    let fedBack = first.columns(0..<outputSize)
    if let previous { fedBack.copy(previous) } else { fedBack.fill(0) }
    if let future { first.columns(outputSize..<first.columns).copy(future) }
    var hidden = decoder[0].forward(step: t)
    for layer in decoder.dropFirst() {
      layer.input(ofStep: t).copy(hidden)
      hidden = layer.forward(step: t)
    }
    return readout.forward(step: t, hidden)
  }

  /// The states of the encoder after the last pass.
  public func carriedState() -> [Scalar] {
    var state: [Scalar] = []
    for layer in encoder.layers { layer.appendState(to: &state) }
    return state
  }

  /// Sets the state the encoder starts with in the next pass `from: .carried`.
  public func restoreState(_ state: [Scalar], batch: Int) {
    var rest = state[...]
    for layer in encoder.layers {
      let count = layer.stateSize * batch
      layer.restoreState(rest.prefix(count), batch: batch)
      rest = rest.dropFirst(count)
    }
  }
}

extension EncoderDecoder {
  /// Adds the gradients of the last `forward`, decoder first.
  ///
  /// - Parameter outputGradients: `[h, B, O]`.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func backward(_ outputGradients: Tensor<Scalar>) {
    let gradients = outputGradientRoom.tensor(
      steps: steps, batch: batch, features: outputSize)
    gradients.flattened.copy(outputGradients.flattened)
    for layer in decoder { layer.beginBackward() }
    for t in (0..<steps).reversed() {
      readout.inputGradient(
        gradients[t], addingTo: decoder[decoder.count - 1].hiddenGradient(ofStep: t))
      for index in decoder.indices.reversed() {
        let below = decoder[index].backward(step: t)
        if index > 0 {
          decoder[index - 1].hiddenGradient(ofStep: t).add(times: below)
        } else if t > 0 && !isTaught[t] {
          gradients[t - 1].add(times: below.columns(0..<outputSize))
        }
      }
    }
    for layer in decoder { layer.endBackward() }
    _ = readout.backward(gradients, wantsInputGradients: false)
    for (read, written) in zip(encoderLayers, decoder) {
      read.lastStateGradients = (written.firstHiddenGradients, written.firstSecondGradients)
    }
    let silence = silenceRoom.tensor(
      steps: 1, batch: batch, features: encoder.outputSize)
    silence.flattened.fill(0)
    _ = encoder.backward(silence, wantsInputGradients: false)
  }
}
