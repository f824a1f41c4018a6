/// A layer walked one step at a time, for decoders whose next input is their last output.
extension RecurrentLayer {
  /// Makes room for `steps` steps that continue from given states, `[d, B, ·]` each.
  func begin(
    steps: Int, batch: Int, hidden firstHidden: Tensor<Scalar>, second firstSecond: Tensor<Scalar>
  ) {
    precondition(direction == .forward, "a decoder walks forward in time")
    input = rooms.input.tensor(steps: steps, batch: batch, features: inputSize)
    prepare(steps: steps, batch: batch, from: .zeros, for: .training)
    hidden.first.flattened.copy(firstHidden.flattened)
    second.first.flattened.copy(firstSecond.flattened)
    transposedRecurrent = rooms.transposedRecurrent(weights.recurrent)
  }

  /// Where the caller writes the input of step `t`, `[B, I]`.
  func input(ofStep t: Int) -> MatrixView<Scalar> { input[t] }

  /// Step `t`, once its input is written.
  func forward(step t: Int) -> MatrixView<Scalar> {
    gates[t].multiply(input[t], weights.input, transposed: .second)
    cell.forward(step(t))
    return hidden.after[t]
  }

  /// Sets all gradients of states to zero; callers add into `hiddenGradient(ofStep:)`.
  func beginBackward() {
    prepareGradientSlots()
    hiddenGradients.slots.flattened.fill(0)
    secondGradients.slots.flattened.fill(0)
    inputGradients = rooms.inputGradients.tensor(
      steps: input.steps, batch: input.batch, features: inputSize)
  }

  /// `∂L/∂h_t`, to be added to before `backward(step:)`.
  func hiddenGradient(ofStep t: Int) -> MatrixView<Scalar> { hiddenGradients.after[t] }

  /// Step `t` backwards: gives `∂L/∂x_t`.
  func backward(step t: Int) -> MatrixView<Scalar> {
    backwardCell(t)
    inputGradients[t].multiply(gates[t], weights.input)
    return inputGradients[t]
  }

  /// Adds the parameters' gradients, once every step has been walked back.
  func endBackward() {
    addWeightGradients()
  }
}
