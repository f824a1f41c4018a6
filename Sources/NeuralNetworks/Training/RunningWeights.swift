/// The averages that `WeightAveraging` asks for.
///
/// All memory is there from the start; recording allocates nothing.
struct RunningWeights<Scalar: NetworkScalar> {
  let averaging: WeightAveraging
  /// One buffer with the running mean, or one per epoch of the last epochs, in a ring.
  let buffers: [Buffer<Scalar>]
  /// How many steps or epochs were recorded.
  var count = 0

  init(_ averaging: WeightAveraging, count parameterCount: Int) {
    self.averaging = averaging
    let needed: Int
    switch averaging {
    case .none: needed = 0
    case .exponential(let decay):
      precondition(decay >= 0 && decay < 1, "a decay lies in [0, 1), found \(decay)")
      needed = 1
    case .lastEpochs(let epochs):
      precondition(epochs >= 1, "a mean takes at least 1 epoch, found \(epochs)")
      needed = epochs
    }
    buffers = (0..<needed).map { _ in Buffer(count: parameterCount) }
  }

  /// Takes the weights after a step.
  mutating func recordStep(_ weights: Buffer<Scalar>) {
    guard case .exponential(let decay) = averaging else { return }
    if count == 0 {
      buffers[0].copy(weights)
    } else {
      unsafe Scalar.moveTowards(
        count: weights.count, share: Scalar(1 - decay), weights.base, buffers[0].base)
    }
    count += 1
  }

  /// Takes the weights at the end of an epoch.
  mutating func recordEpoch(_ weights: Buffer<Scalar>) {
    guard case .lastEpochs(let epochs) = averaging else { return }
    buffers[count % epochs].copy(weights)
    count += 1
  }

  /// Forgets everything recorded.
  mutating func reset() { count = 0 }

  /// Puts the average in the place of `weights`; nothing happens where there is none yet.
  func deliver(into weights: Buffer<Scalar>) {
    guard count > 0 else { return }
    switch averaging {
    case .none: break
    case .exponential: weights.copy(buffers[0])
    case .lastEpochs(let epochs):
      // In the ring's order, not the epochs': the last digits must not hang on where it stands,
      // and a resumed training fills the same ring.
      let filled = min(count, epochs)
      weights.fill(0)
      for index in 0..<filled { weights.add(1 / Scalar(filled), times: buffers[index]) }
    }
  }
}
