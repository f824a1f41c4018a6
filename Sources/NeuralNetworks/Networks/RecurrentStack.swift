internal import NumericalMethods

/// Recurrent layers on top of each other, with skips, normalisation and dropout between them.
final class RecurrentStack<Scalar: NetworkScalar> {
  /// The blocks of a stack, appended before there is memory for them.
  struct Plan {
    struct Layer {
      var cell: any RecurrentCell
      var blocks: CellBlocks
      var reverseBlocks: CellBlocks?
      var normalisation: (gain: ParameterBlock, shift: ParameterBlock)?
    }
    var layers: [Layer] = []
    /// The width of what the last layer shows.
    var outputSize = 0
  }

  let layers: [any SequenceLayer<Scalar>]
  /// The layers where each is one way through time, so that it can be walked step by step.
  let stepLayers: [RecurrentLayer<Scalar>]
  let options: NetworkOptions
  /// Of each layer, where it is normalised.
  let normalisations: [LayerNormalisation<Scalar>?]
  let masks: [DropoutMask<Scalar>]
  var isMasked = false
  private var joinRooms: [Workspace<Scalar>]
  var sumRooms: [Workspace<Scalar>]
  var partRooms: [Workspace<Scalar>]
  var inputSumRoom = Workspace<Scalar>()
  private var fullRoom = Workspace<Scalar>()
  var steps = 0
  /// Whether the next pass starts with a state that was given, not left by the last pass.
  var hasGivenState = false

  /// Appends the parameters of all layers under `prefix`.
  ///
  /// - Parameters:
  ///   - options: what the layers are.
  ///   - inputSize: the numbers the first layer reads a step.
  ///   - prefix: stands before `layers.0.…`.
  ///   - showsOutputs: whether anything reads the last layer's outputs; an encoder shows its
  ///     states alone, and normalising outputs that nobody reads would leave dead parameters.
  ///   - layout: receives the blocks.
  /// - Returns: the blocks, lowest layer first.
  static func plan(
    _ options: NetworkOptions, inputSize: Int, prefix: String, showsOutputs: Bool = true,
    layout: inout ParameterLayout
  ) -> Plan {
    var plan = Plan()
    var width = inputSize
    for (index, hiddenSize) in options.hiddenSizes.enumerated() {
      let isLast = index == options.hiddenSizes.count - 1
      let joined = index > 0 && options.skip == .inputToEveryLayer ? inputSize : 0
      let cell = options.cell.cell(
        inputSize: width + joined, hiddenSize: hiddenSize,
        feedbackSize: isLast ? options.outputSize : hiddenSize)
      let name = "\(prefix)layers.\(index)."
      var layer = Plan.Layer(
        cell: cell, blocks: cell.appendParameters(to: &layout, prefix: name))
      width = cell.outputSize
      if options.isBidirectional {
        layer.reverseBlocks = cell.appendParameters(to: &layout, prefix: "\(name)reverse.")
        width *= 2
      }
      if options.normalisesLayers && (showsOutputs || !isLast) {
        layer.normalisation = LayerNormalisation<Scalar>.appendParameters(
          to: &layout, prefix: "\(name)normalisation.", size: width)
      }
      plan.layers.append(layer)
    }
    plan.outputSize = width
    let dilations =
      options.dilations.isEmpty ? options.hiddenSizes.map { _ in 1 } : options.dilations
    layout.describe("dilations", dilations.map(String.init).joined(separator: " "))
    layout.describe("skip", options.skip.rawValue)
    return plan
  }

  init(_ options: NetworkOptions, plan: Plan, parameters: Parameters<Scalar>) {
    self.options = options
    layers = plan.layers.enumerated().map { index, layer in
      let dilation = options.dilations.isEmpty ? 1 : options.dilations[index]
      let forward = RecurrentLayer(
        layer.cell, blocks: layer.blocks, parameters: parameters, dilation: dilation)
      guard let reverse = layer.reverseBlocks else { return forward }
      return BidirectionalLayer(
        forward,
        RecurrentLayer(
          layer.cell, blocks: reverse, parameters: parameters, dilation: dilation,
          direction: .backward))
    }
    stepLayers = layers.compactMap { $0 as? RecurrentLayer<Scalar> }
    normalisations = plan.layers.map { layer in
      layer.normalisation.map { LayerNormalisation($0, parameters: parameters) }
    }
    masks = layers.dropLast().map { _ in DropoutMask(options.dropout) }
    joinRooms = layers.map { _ in Workspace() }
    sumRooms = layers.map { _ in Workspace() }
    partRooms = layers.map { _ in Workspace() }
  }

  var outputSize: Int { layers[layers.count - 1].outputSize }

  /// `[T, B, I]` to `[T, B, outputSize]`; nothing is dropped in prediction.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func forward(
    _ input: Tensor<Scalar>, from start: StateOrigin, for purpose: PassPurpose,
    using random: inout SeededRandom
  ) -> Tensor<Scalar> {
    precondition(
      start == .zeros || !options.isBidirectional || hasGivenState,
      "layers that read backwards read whole windows: no state is carried from one to the next")
    hasGivenState = false
    steps = input.steps
    isMasked = purpose == .training && options.dropout.rate > 0
    var current = input
    for index in 0..<layers.count {
      let layer = layers[index]
      let below =
        index > 0 && options.skip == .inputToEveryLayer
        ? join(current, input, room: index) : current
      current = layer.forward(below, from: start, for: purpose)
      if isResidual(layer) {
        let sum = sumRooms[index].tensor(
          steps: input.steps, batch: input.batch, features: current.features)
        sum.flattened.copy(current.flattened)
        sum.flattened.add(times: below.flattened)
        current = sum
      }
      if let normalisation = normalisations[index] {
        current = normalisation.forward(current, from: start, for: purpose)
      }
      if isMasked && index < masks.count {
        current = masks[index].forward(current, from: start, using: &random)
      }
    }
    return current
  }

  /// Adds all gradients; `outputGradients` may cover only the last steps.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func backward(
    _ outputGradients: Tensor<Scalar>, wantsInputGradients: Bool
  ) -> Tensor<Scalar>? {
    let isPlain =
      options.skip == .none && !options.isBidirectional && !options.normalisesLayers
    var gradients = isPlain ? outputGradients : inEveryStep(outputGradients)
    var index = layers.count
    while index > 0 {
      index -= 1
      let layer = layers[index]
      if isMasked && index < masks.count { masks[index].apply(to: gradients) }
      if let normalisation = normalisations[index] {
        gradients = normalisation.backward(gradients, wantsInputGradients: true) ?? gradients
      }
      let wanted = index > 0 || wantsInputGradients
      guard let below = layer.backward(gradients, wantsInputGradients: wanted) else { return nil }
      if isResidual(layer) { below.flattened.add(times: gradients.flattened) }
      gradients = below
      if index > 0 && options.skip == .inputToEveryLayer {
        let width = layers[index - 1].outputSize
        let part = partRooms[index].tensor(steps: steps, batch: below.batch, features: width)
        part.flattened.copy(below.flattened.columns(0..<width))
        gradients = part
        if wantsInputGradients {
          let joined = below.flattened.columns(width..<below.features)
          addInputGradients(joined, isFirst: index == layers.count - 1, batch: below.batch)
        }
      }
    }
    if wantsInputGradients && readsInputTwice {
      gradients.flattened.add(times: inputSum(batch: gradients.batch).flattened)
    }
    return gradients
  }

  /// Whether layers above the first read the input too.
  var readsInputTwice: Bool { options.skip == .inputToEveryLayer && layers.count > 1 }

  /// What upper layers say about the input, `[T, B, I]`.
  private func inputSum(batch: Int) -> Tensor<Scalar> {
    inputSumRoom.tensor(steps: steps, batch: batch, features: layers[0].inputSize)
  }

  private func addInputGradients(
    _ gradients: MatrixView<Scalar>, isFirst: Bool, batch: Int
  ) {
    let sum = inputSum(batch: batch).flattened
    if isFirst { sum.fill(0) }
    sum.add(times: gradients)
  }

  func isResidual(_ layer: any SequenceLayer<Scalar>) -> Bool {
    options.skip == .residual && layer.inputSize == layer.outputSize
  }

  private func join(
    _ first: Tensor<Scalar>, _ second: Tensor<Scalar>, room: Int
  ) -> Tensor<Scalar> {
    let width = first.features + second.features
    let joined = joinRooms[room].tensor(
      steps: first.steps, batch: first.batch, features: width)
    joined.flattened.columns(0..<first.features).copy(first.flattened)
    joined.flattened.columns(first.features..<width).copy(second.flattened)
    return joined
  }

  private func inEveryStep(_ gradients: Tensor<Scalar>) -> Tensor<Scalar> {
    guard gradients.steps < steps else { return gradients }
    let full = fullRoom.tensor(
      steps: steps, batch: gradients.batch, features: gradients.features)
    let silent = steps - gradients.steps
    full.steps(0..<silent).flattened.fill(0)
    full.steps(silent..<steps).flattened.copy(gradients.flattened)
    return full
  }
}
