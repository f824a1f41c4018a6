extension RecurrentLayer {
  /// Appends the state after the last pass: `h`, then the second state, `[d, B, ·]` each.
  public func appendState(to array: inout [Scalar]) {
    array += hidden.last.array
    array += second.last.array
  }

  /// Sets the state the next pass `from: .carried` starts with.
  ///
  /// - Parameters:
  ///   - state: what `appendState(to:)` gave.
  ///   - batch: the number of sequences it was taken from.
  public func restoreState(_ state: ArraySlice<Scalar>, batch: Int) {
    precondition(
      state.count == stateSize * batch,
      "expected \(stateSize * batch) numbers of state, found \(state.count)")
    let hiddenCount = dilation * batch * cell.hiddenSize
    hidden = slotted(
      Tensor(
        Buffer(Array(state.prefix(hiddenCount))), steps: dilation, batch: batch,
        features: cell.hiddenSize))
    second = slotted(
      Tensor(
        Buffer(Array(state.dropFirst(hiddenCount))), steps: dilation, batch: batch,
        features: cell.secondSize))
  }
}
