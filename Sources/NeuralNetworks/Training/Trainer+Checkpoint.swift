extension Trainer {
  /// Where the training stands: after `fit` has returned, or inside its progress callback.
  public func checkpoint() -> TrainingCheckpoint<Scalar> {
    let state = isRunning ? currentState() : carried
    return TrainingCheckpoint(
      history: history, weights: (isRunning ? network.parameters.values : held).array,
      lastGood: lastGood.array, moments: optimiser.moments.map(\.array),
      optimiserSteps: optimiser.stepCount, averages: average.buffers.map(\.array),
      averageCount: average.count,
      best: best.map {
        TrainingCheckpoint.Best(
          weights: $0.weights.array, loss: $0.loss, epoch: $0.epoch,
          progressLoss: $0.progressLoss, progressEpoch: $0.progressEpoch)
      },
      carried: state, position: position, plateau: plateau, rateShare: rateShare,
      retried: retried, seed: seed)
  }

  /// Takes over a training; `fit` then goes on with the same bits as the one that was left.
  ///
  /// - Parameter checkpoint: what a trainer of the same network shape, options and samples gave.
  /// - Throws: `CheckpointError` where it is of another network or other options; the trainer is
  ///   then unchanged. Whether it fits the samples shows in `fit`.
  public func restore(_ checkpoint: TrainingCheckpoint<Scalar>) throws(CheckpointError) {
    try check(checkpoint)
    history = checkpoint.history
    held.copy(checkpoint.weights)
    network.parameters.values.copy(checkpoint.weights)
    lastGood.copy(checkpoint.lastGood)
    optimiser.restore(moments: checkpoint.moments, stepCount: checkpoint.optimiserSteps)
    for (buffer, values) in zip(average.buffers, checkpoint.averages) { buffer.copy(values) }
    average.count = checkpoint.averageCount
    best = checkpoint.best.map {
      KeptWeights(
        weights: Buffer($0.weights), loss: $0.loss, epoch: $0.epoch,
        progressLoss: $0.progressLoss, progressEpoch: $0.progressEpoch)
    }
    carried = checkpoint.carried
    position = checkpoint.position
    plateau = checkpoint.plateau
    rateShare = checkpoint.rateShare
    retried = checkpoint.retried
    seed = checkpoint.seed
  }

  private func check(_ checkpoint: TrainingCheckpoint<Scalar>) throws(CheckpointError) {
    let expected = network.parameters.values.count
    var tensors = [("weights", checkpoint.weights), ("lastGood", checkpoint.lastGood)]
    tensors += checkpoint.moments.enumerated().map { ("moment.\($0)", $1) }
    tensors += checkpoint.averages.enumerated().map { ("average.\($0)", $1) }
    if let best = checkpoint.best { tensors.append(("best", best.weights)) }
    for (name, values) in tensors where values.count != expected {
      throw .wrongCount(tensor: name, expected: expected, found: values.count)
    }
    let families = [
      ("moment", optimiser.moments.count, checkpoint.moments.count),
      ("average", average.buffers.count, checkpoint.averages.count),
    ]
    for (name, expected, found) in families where expected != found {
      throw .wrongTensors(name, expected: expected, found: found)
    }
    if let state = checkpoint.carried, network.carriesState,
      !network.acceptsState(count: state.values.count, batch: state.batch)
    {
      throw .wrongState(count: state.values.count, sequences: state.batch)
    }
  }
}
