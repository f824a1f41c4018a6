internal import NumericalMethods

/// Some sequences of a batch, and a network of their own to take them through: pieces of one batch
/// can be at work at a time.
///
/// The network shares its parameters with those of the other pieces and has gradients of its own,
/// which the trainer adds up in the order of the pieces.
final class BatchPiece<N: Network> {
  typealias Scalar = N.Scalar

  let network: N
  /// `Σ w l` and `Σ w` of the piece's targets.
  private(set) var value = LossValue.zero
  private var sequenceRoom = Workspace<Scalar>()
  private var futureRoom = Workspace<Scalar>()
  private var teacherRoom = Workspace<Scalar>()
  private var targetRoom = Workspace<Scalar>()
  private var weightRoom = Workspace<Scalar>()
  private var gradientRoom = Workspace<Scalar>()

  init(_ network: N) { self.network = network }

  /// A forward and a backward pass of some sequences, which leaves their share of the batch's
  /// gradient in the network's.
  ///
  /// - Parameters:
  ///   - sequences: which of the batch.
  ///   - batch: the whole of it, read by all pieces.
  ///   - loss: what is made small.
  ///   - weight: `Σ w` of the whole batch.
  ///   - random: draws the piece's dropout masks.
  func run(
    _ sequences: Range<Int>, of batch: TrainingBatch<Scalar>, loss: Loss, weight: Double,
    using random: SeededRandom
  ) {
    var random = random
    var input = batch.input
    input.sequence = sequenceRoom.sequences(sequences, of: input.sequence)
    input.future = input.future.map { futureRoom.sequences(sequences, of: $0) }
    input.teacher = input.teacher.map { teacherRoom.sequences(sequences, of: $0) }
    network.parameters.zeroGradients()
    let outputs = network.forward(input, from: batch.start, using: &random)
    let gradients = gradientRoom.tensor(
      steps: outputs.steps, batch: outputs.batch, features: outputs.features)
    value = loss.value(
      of: outputs, targets: targetRoom.sequences(sequences, of: batch.targets),
      weights: batch.weights.map { weightRoom.sequences(sequences, of: $0) },
      gradients: gradients, weightOfAll: weight)
    network.backward(gradients)
  }
}

extension Workspace {
  /// A copy of some sequences of a batch, `[T, b, F]`.
  fileprivate mutating func sequences(
    _ range: Range<Int>, of batch: Tensor<Scalar>
  ) -> Tensor<Scalar> {
    let part = tensor(steps: batch.steps, batch: range.count, features: batch.features)
    for t in 0..<batch.steps { part[t].copy(batch[t].rows(range)) }
    return part
  }
}
