/// Where a training stands, as far as numbers that are not weights say it.
struct TrainingPosition: Hashable, Sendable {
  /// The epoch under way, counted from 0.
  var epoch = 0
  /// How many samples of the epoch are done.
  var sample = 0
  /// How many chunks of the batch under way are done.
  var chunk = 0
  /// How many steps are done, those that a divergence undid left out.
  var step = 0
  /// The sequences the network itself saw last: those of the batch, or of its first piece.
  var batch = 0
  /// The epoch's loss so far.
  var epochLoss = LossValue.zero

  /// The epoch that a divergence goes back to, and the steps done before it.
  var goodEpoch = 0
  var goodStep = 0

  /// Goes back to the start of the last good epoch.
  mutating func rewind() {
    epoch = goodEpoch
    step = goodStep
    sample = 0
    chunk = 0
    epochLoss = .zero
  }

  /// Whether no step of the epoch is done.
  var isAtEpochStart: Bool { sample == 0 && chunk == 0 }
}

/// A network's state between two passes, for resuming inside a sequence.
struct CarriedState<Scalar: NetworkScalar>: Hashable, Sendable {
  let values: [Scalar]
  /// The number of sequences the state belongs to.
  let batch: Int
}
