internal import NumericalMethods

/// A stack walked one step at a time, for decoders whose next input is their last output.
extension RecurrentStack {
  /// Makes room for `steps` steps that continue from the last states of `encoder`.
  ///
  /// - Parameters:
  ///   - steps: how many steps follow.
  ///   - encoder: a stack of the same widths and dilations after a pass.
  ///   - batch: the number of sequences.
  ///   - purpose: whether masks are drawn.
  ///   - random: draws them.
  func begin(
    steps: Int, after encoder: RecurrentStack, batch: Int, for purpose: PassPurpose,
    using random: inout SeededRandom
  ) {
    self.steps = steps
    isMasked = purpose == .training && options.dropout.rate > 0
    for index in 0..<stepLayers.count {
      let read = encoder.stepLayers[index]
      stepLayers[index].begin(
        steps: steps, batch: batch, hidden: read.lastHidden, second: read.lastSecond)
      normalisations[index]?.begin(steps: steps, batch: batch)
      if isMasked && index < masks.count {
        masks[index].draw(
          steps: steps, batch: batch, features: stepLayers[index].outputSize, from: .zeros,
          using: &random)
      }
    }
  }

  /// Where the caller writes the input of step `t`, `[B, I]`.
  func input(ofStep t: Int) -> MatrixView<Scalar> { stepLayers[0].input(ofStep: t) }

  /// Step `t`, once its input is written; the order of the parts is that of `forward`.
  func forward(step t: Int) -> MatrixView<Scalar> {
    var current = input(ofStep: t)
    for index in 0..<stepLayers.count {
      let layer = stepLayers[index]
      let below = layer.input(ofStep: t)
      if index > 0 { write(current, into: below, step: t) }
      current = layer.forward(step: t)
      if isResidual(layer) {
        let sum = sumRooms[index].tensor(
          steps: steps, batch: current.rows, features: current.columns)[t]
        sum.copy(current)
        sum.add(times: below)
        current = sum
      }
      if let normalisation = normalisations[index] {
        current = normalisation.forward(step: t, current)
      }
      if isMasked && index < masks.count {
        current = masks[index].masked(current, step: t, of: steps)
      }
    }
    return current
  }

  /// What a layer above the first reads: the layer below and, where every layer reads it, the input.
  private func write(
    _ lower: MatrixView<Scalar>, into input: MatrixView<Scalar>, step t: Int
  ) {
    input.columns(0..<lower.columns).copy(lower)
    if input.columns > lower.columns {
      input.columns(lower.columns..<input.columns).copy(self.input(ofStep: t))
    }
  }

  /// Sets all gradients of states to zero.
  func beginBackward() {
    for index in 0..<stepLayers.count { stepLayers[index].beginBackward() }
  }

  /// Step `t` backwards.
  ///
  /// - Parameters:
  ///   - t: the step; later ones are done.
  ///   - gradient: `∂L/∂output` of the step, `[B, F]`; it is overwritten.
  /// - Returns: `∂L/∂input` of the step, `[B, I]`.
  func backward(step t: Int, _ gradient: MatrixView<Scalar>) -> MatrixView<Scalar> {
    var gradient = gradient
    let inputSum = inputSumRoom.tensor(
      steps: 1, batch: gradient.rows, features: stepLayers[0].inputSize)[0]
    if readsInputTwice { inputSum.fill(0) }
    var index = stepLayers.count
    while index > 0 {
      index -= 1
      let layer = stepLayers[index]
      if isMasked && index < masks.count { masks[index].apply(to: gradient, step: t) }
      if let normalisation = normalisations[index] {
        gradient = normalisation.backward(step: t, gradient)
      }
      layer.hiddenGradient(ofStep: t).add(times: gradient)
      let below = layer.backward(step: t)
      if isResidual(layer) { below.add(times: gradient) }
      gradient = below
      if index > 0 && readsInputTwice {
        let width = stepLayers[index - 1].outputSize
        inputSum.add(times: below.columns(width..<below.columns))
        let part = partRooms[index].tensor(steps: 1, batch: below.rows, features: width)[0]
        part.copy(below.columns(0..<width))
        gradient = part
      }
    }
    if readsInputTwice { gradient.add(times: inputSum) }
    return gradient
  }

  /// Adds the parameters' gradients, once every step has been walked back.
  func endBackward() {
    for index in 0..<stepLayers.count { stepLayers[index].endBackward() }
  }

  /// Hands `∂L/∂(first states)` to the stack whose last states they were.
  func passStateGradients(to encoder: RecurrentStack) {
    for index in 0..<stepLayers.count {
      let layer = stepLayers[index]
      encoder.stepLayers[index].lastStateGradients = (
        layer.firstHiddenGradients, layer.firstSecondGradients
      )
    }
  }
}
