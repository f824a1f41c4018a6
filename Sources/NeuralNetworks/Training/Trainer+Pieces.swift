internal import NumericalMethods

/// A step whose batch is cut into pieces, which idle threads may take.
///
/// Where the cuts are depends on shapes alone, and gradients are added in the order of the pieces:
/// the bytes are the same for any number of threads. One thread gains too, as what a piece keeps
/// for its backward pass stays in the caches longer.
extension Trainer {
  /// The least sequences of a piece, which are the rows of a product.
  private static var leastSequences: Int { 24 }
  /// The least multiplications of a piece at one time step: smaller products are slower.
  private static var leastStepWork: Int { 400_000 }
  /// The least multiplications of a piece's passes: less does not pay for waking a thread.
  private static var leastWork: Int { 10_000_000 }
  /// The least rows of a piece in the products over all its steps: fewer do not pay for reading
  /// the parameters once more.
  private static var leastRows: Int { 256 }

  /// How many sequences a piece has: the batch's, where it stays whole, or as many as cut it into
  /// two, four, eight … pieces of about the same size.
  func pieceSize(of batch: TrainingBatch<Scalar>) -> Int {
    let sequence = batch.input.sequence
    guard options.truncation == nil, batch.start == .zeros else { return sequence.batch }
    let weights = max(1, network.parameters.values.count)
    let steps = max(1, sequence.steps)
    // Forward, and backward for states and for weights: three products with every weight.
    let least = max(
      Self.leastSequences, Self.leastStepWork / weights, Self.leastWork / 3 / weights / steps,
      Self.leastRows / steps)
    var size = sequence.batch
    while size / 2 >= least { size = (size + 1) / 2 }
    return size
  }

  /// Forward and backward pass of a batch.
  ///
  /// - Parameters:
  ///   - batch: as the network shall read it.
  ///   - random: draws dropout masks, a stream a piece where there are several.
  /// - Returns: the loss before the update; gradients are in the network's parameters.
  func passes(
    over batch: TrainingBatch<Scalar>, using random: inout SeededRandom
  ) -> LossValue {
    let count = batch.input.sequence.batch
    let size = pieceSize(of: batch)
    guard size < count, makePieces((count + size - 1) / size) else {
      position.batch = count
      return wholePasses(over: batch, using: &random)
    }
    position.batch = size
    let number = (count + size - 1) / size
    let weight = Loss.weight(of: batch.targets, weights: batch.weights)
    let (loss, stream) = (options.loss, random)
    // Each piece writes to its own network and rooms; batch and parameters are only read until all
    // are done.
    nonisolated(unsafe) let (shared, own) = (batch, pieces)
    let work = { @Sendable (index: Int) in
      let sequences = index * size..<min((index + 1) * size, count)
      unsafe own[index].run(
        sequences, of: shared, loss: loss, weight: weight, using: stream.child(index))
    }
    if let crew { crew.perform(number, work) } else { for index in 0..<number { work(index) } }
    var value = pieces[0].value
    for piece in pieces[1..<number] {
      network.parameters.gradients.add(1, times: piece.network.parameters.gradients)
      value += piece.value
    }
    return value
  }

  /// Makes networks for so many pieces.
  ///
  /// - Returns: whether the network can be had more than once.
  private func makePieces(_ count: Int) -> Bool {
    if pieces.isEmpty { pieces.append(BatchPiece(network)) }
    while pieces.count < count {
      guard let twin = network.twin() else { return false }
      pieces.append(BatchPiece(twin))
    }
    return true
  }

  private func wholePasses(
    over batch: TrainingBatch<Scalar>, using random: inout SeededRandom
  ) -> LossValue {
    network.parameters.zeroGradients()
    let outputs = network.forward(batch.input, from: batch.start, using: &random)
    let gradients = gradientRoom.tensor(
      steps: outputs.steps, batch: outputs.batch, features: outputs.features)
    let value = options.loss.value(
      of: outputs, targets: batch.targets, weights: batch.weights, gradients: gradients)
    network.backward(gradients)
    return value
  }
}
