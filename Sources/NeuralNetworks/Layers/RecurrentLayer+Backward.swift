extension RecurrentLayer {
  /// Back-propagation through time over the steps of the last forward pass.
  ///
  /// - Parameters:
  ///   - outputGradients: `∂L/∂output` of the last steps, `[k, B, O]` with `k <= T`.
  ///   - wantsInputGradients: whether to compute `∂L/∂input`.
  /// - Returns: `[T, B, I]`, or nil.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func backward(
    _ outputGradients: Tensor<Scalar>, wantsInputGradients: Bool
  ) -> Tensor<Scalar>? {
    prepareGradients(outputGradients)
    for index in 0..<input.steps {
      let t = direction == .forward ? input.steps - 1 - index : index
      backwardCell(t)
    }
    addWeightGradients()
    guard wantsInputGradients else { return nil }
    inputGradients = rooms.inputGradients.tensor(
      steps: input.steps, batch: input.batch, features: inputSize)
    inputGradients.flattened.multiply(gates.flattened, weights.input)
    return inputGradients
  }

  /// Step `t` backwards, its gradients complete.
  func backwardCell(_ t: Int) {
    cell.backward(
      step(t),
      CellGradients(
        weights: weightGradients, hidden: hiddenGradients.after[t],
        previousHidden: hiddenGradients.before[t], second: secondGradients.after[t],
        previousSecond: secondGradients.before[t]))
  }

  func addWeightGradients() {
    cell.addWeightGradients(
      CellSweep(
        gradients: weightGradients, gates: gates.flattened, kept: kept.flattened,
        previousHidden: hidden.before.flattened, hidden: hidden.after.flattened,
        secondGradients: secondGradients.after.flattened))
    weightGradients.input.multiply(
      gates.flattened, input.flattened, transposed: .first, beta: 1)
    weightGradients.bias.addColumnSums(of: gates.flattened)
  }

  /// Lays the output gradients into the slots of the state the layer shows, zeros elsewhere.
  private func prepareGradients(_ outputGradients: Tensor<Scalar>) {
    let (steps, batch) = (input.steps, input.batch)
    precondition(purpose == .training, "a backward pass follows a forward pass for training")
    precondition(
      outputGradients.batch == batch && outputGradients.features == outputSize
        && outputGradients.steps <= steps,
      "output gradients do not fit [\(steps), \(batch), \(outputSize)]")
    prepareGradientSlots()
    let shown = cell.outputsSecondState ? secondGradients : hiddenGradients
    let silent = steps - outputGradients.steps
    shown.first.flattened.fill(0)
    shown.after.steps(0..<silent).flattened.fill(0)
    shown.after.steps(silent..<steps).flattened.copy(outputGradients.flattened)
    if cell.outputsSecondState {
      hiddenGradients.slots.flattened.fill(0)
    } else {
      // The cell writes the others itself.
      secondGradients.last.flattened.fill(0)
    }
    if let last = lastStateGradients {
      hiddenGradients.last.flattened.add(times: last.hidden.flattened)
      secondGradients.last.flattened.add(times: last.second.flattened)
      lastStateGradients = nil
    }
  }

  func prepareGradientSlots() {
    let slots = input.steps + dilation
    hiddenGradients = slotted(
      rooms.hiddenGradients.tensor(
        steps: slots, batch: input.batch, features: cell.hiddenSize))
    secondGradients = slotted(
      rooms.secondGradients.tensor(
        steps: slots, batch: input.batch, features: cell.secondSize))
  }
}
