/// The state carried from one window to the next.
extension RecurrentStack {
  /// Appends the state of all layers, after a pass for training also the masks.
  func appendState(to array: inout [Scalar]) {
    for layer in layers { layer.appendState(to: &array) }
    if isMasked { for mask in masks { mask.appendState(to: &array) } }
  }

  /// Whether `restoreState` takes so many numbers.
  func acceptsState(count: Int, batch: Int) -> Bool {
    let plain = layers.reduce(0) { $0 + $1.stateSize }
    let masked = zip(masks, layers).reduce(plain) { $0 + $1.1.outputSize }
    return batch >= 1
      && [plain, masked].contains {
        let (product, overflow) = $0.multipliedReportingOverflow(by: batch)
        return !overflow && product == count
      }
  }

  /// Takes back what `appendState` gave.
  func restoreState(_ state: ArraySlice<Scalar>, batch: Int) {
    hasGivenState = true
    var rest = state
    for layer in layers {
      let count = layer.stateSize * batch
      layer.restoreState(rest.prefix(count), batch: batch)
      rest = rest.dropFirst(count)
    }
    isMasked = !rest.isEmpty
    for (mask, layer) in zip(masks, layers) {
      let count = rest.isEmpty ? 0 : layer.outputSize * batch
      mask.restoreState(rest.prefix(count), batch: batch)
      rest = rest.dropFirst(count)
    }
    precondition(rest.isEmpty, "\(rest.count) numbers of state too many")
  }
}
