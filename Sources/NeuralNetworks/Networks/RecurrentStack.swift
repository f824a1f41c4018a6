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
  }

  let layers: [any SequenceLayer<Scalar>]
  private let options: NetworkOptions
  private let normalisations: [LayerNormalisation<Scalar>]
  private let masks: [DropoutMask<Scalar>]
  private var isMasked = false
  private var joinRooms: [Workspace<Scalar>]
  private var sumRooms: [Workspace<Scalar>]
  private var partRooms: [Workspace<Scalar>]
  private var fullRoom = Workspace<Scalar>()
  private var steps = 0

  /// Appends the parameters of all layers under `prefix`.
  static func plan(
    _ options: NetworkOptions, inputSize: Int, prefix: String, layout: inout ParameterLayout
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
      if options.normalisesLayers {
        layer.normalisation = LayerNormalisation<Scalar>.appendParameters(
          to: &layout, prefix: "\(name)normalisation.", size: width)
      }
      plan.layers.append(layer)
    }
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
    normalisations = plan.layers.compactMap { layer in
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
      if options.normalisesLayers {
        current = normalisations[index].forward(current, from: start, for: purpose)
      }
      if isMasked && index < masks.count {
        current = masks[index].forward(current, using: &random)
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
    precondition(
      !(wantsInputGradients && options.skip == .inputToEveryLayer && layers.count > 1),
      "gradients of an input that every layer reads are not computed")
    var gradients = isPlain ? outputGradients : inEveryStep(outputGradients)
    var index = layers.count
    while index > 0 {
      index -= 1
      let layer = layers[index]
      if isMasked && index < masks.count { masks[index].apply(to: gradients) }
      if options.normalisesLayers {
        gradients =
          normalisations[index].backward(gradients, wantsInputGradients: true) ?? gradients
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
      }
    }
    return gradients
  }

  private func isResidual(_ layer: any SequenceLayer<Scalar>) -> Bool {
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
