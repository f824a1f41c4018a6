internal import NumericalMethods

extension Trainer {
  /// Runs steps until the epoch ends, the budget is spent, `progress` ends it or the training went
  /// back.
  ///
  /// - Returns: whether the epoch is to be closed, as it is at its end and where no step will
  ///   follow, and whether `progress` ended the training.
  func runEpoch(
    _ samples: some SampleSource<Scalar>, totalSteps: Int,
    _ progress: (TrainingProgress) -> TrainingProgress.Decision
  ) throws(TrainingError) -> (finished: Bool, stopped: Bool) {
    let order = order(of: samples.sampleCount)
    while position.sample < order.count {
      guard position.step < totalSteps else { return (true, false) }
      let end = min(position.sample + options.batchSize, order.count)
      let batch = samples.batch(of: order[position.sample..<end])
      let length = options.truncation ?? batch.input.sequence.steps
      let begin = position.chunk * length
      let stop = min(begin + length, batch.input.sequence.steps)
      let chunk = chunk(begin..<stop, of: batch)
      guard let loss = try step(chunk, totalSteps) else { return (false, false) }
      if stop == batch.input.sequence.steps {
        position.sample = end
        position.chunk = 0
      } else {
        position.chunk += 1
      }
      if position.step == totalSteps, let found = unsoundLoss(on: chunk) {
        try recover(divergence(.update, loss: found))
        return (false, false)
      }
      let decision = progress(report(loss, totalSteps))
      guard decision == .proceed else {
        isUnsound = unsoundLoss(on: chunk) != nil
        let isLast = position.sample == order.count || position.step == totalSteps
        return (decision == .finish || isLast, true)
      }
    }
    return (true, false)
  }

  /// The samples the epoch sees, in order.
  private func order(of count: Int) -> [Int] {
    let seen = min(count, options.epochBatches.map { $0 * options.batchSize } ?? count)
    guard options.shuffles else { return Array(0..<seen) }
    var random = SeededRandom(seed: seed).child(named: "order").child(position.epoch)
    return Array(random.permutation(of: count).prefix(seen))
  }

  /// The chunk of a batch for truncated backpropagation; the whole batch where it is not cut.
  private func chunk(
    _ steps: Range<Int>, of batch: TrainingBatch<Scalar>
  ) -> TrainingBatch<Scalar> {
    guard steps.count < batch.input.sequence.steps else { return batch }
    precondition(
      batch.targets.steps == batch.input.sequence.steps,
      "truncation needs a target at each of \(batch.input.sequence.steps) steps, found "
        + "\(batch.targets.steps)")
    var input = batch.input
    input.sequence = input.sequence.steps(steps)
    // The teacher stays whole: the chunk's first step is shown the row before the chunk.
    input.teacherStart += steps.lowerBound
    return TrainingBatch(
      input: input, targets: batch.targets.steps(steps), weights: batch.weights?.steps(steps),
      start: steps.lowerBound == 0 ? batch.start : .carried)
  }

  /// One forward pass, backward pass and update.
  ///
  /// - Returns: the reduced loss before the update; nil where the training broke down and went
  ///   back to the start of the epoch.
  private func step(
    _ batch: TrainingBatch<Scalar>, _ totalSteps: Int
  ) throws(TrainingError) -> Double? {
    var random = SeededRandom(seed: seed).child(named: "dropout").child(position.step)
    let parameters = network.parameters
    var batch = batch
    batch.input.teacherRate = teacherRate(totalSteps)
    let value = passes(over: batch, using: &random)
    let loss = options.loss.reduced(value)
    let norm = options.clipping.apply(to: parameters.gradients)
    let rate =
      options.learningRate.rate(step: position.step, of: totalSteps) * plateau.share * rateShare
    history.stepLosses.append(loss)
    history.gradientNorms.append(norm)
    history.learningRates.append(rate)
    position.step += 1
    guard loss.isFinite, norm.isFinite else {
      try recover(divergence(.step, loss: loss))
      return nil
    }
    // Weights are good once a step from them is finite: the last update of an epoch may explode.
    if position.isAtEpochStart {
      lastGood.copy(parameters.values)
      (position.goodEpoch, position.goodStep) = (position.epoch, position.step - 1)
    }
    optimiser.step(parameters.values, gradients: parameters.gradients, rate: rate)
    average.recordStep(parameters.values)
    position.epochLoss += value
    return loss
  }

  /// The probability of being shown observed outputs at the step under way.
  ///
  /// Where sequences are cut into chunks it is 0 or 1, drawn once for all chunks of a sequence: the
  /// number that the network draws for the first of them, so that it does not matter how many.
  private func teacherRate(_ totalSteps: Int) -> Double {
    let first = position.step - position.chunk
    let rate = options.teacherForcing.rate(step: first, of: totalSteps)
    guard options.truncation != nil else { return rate }
    var random = SeededRandom(seed: seed).child(named: "dropout").child(first)
    return random.uniform() < rate ? 1 : 0
  }

  /// What the last step's update left, judged on the samples of that step: no other step will.
  ///
  /// - Returns: the loss where it or a weight is no finite number; nil where all is well.
  private func unsoundLoss(on batch: TrainingBatch<Scalar>) -> Double? {
    let state = currentState()
    let outputs = network.predict(batch.input, from: batch.start)
    let value = options.loss.value(of: outputs, targets: batch.targets, weights: batch.weights)
    if let state { network.restoreState(state.values, batch: state.batch) }
    let loss = options.loss.reduced(value)
    // A saturated unit hides an infinite weight from the loss.
    return loss.isFinite && network.parameters.values.sumOfSquares.isFinite ? nil : loss
  }

  /// A breakdown at the last step.
  func divergence(_ place: Divergence.Place, loss: Double) -> Divergence {
    Divergence(
      step: history.stepLosses.count - 1, loss: loss,
      gradientNorm: history.gradientNorms.last ?? .nan, place: place)
  }

  /// Goes back to the last epoch's start whose first step was finite, at half the rate, the first
  /// time; throws the second.
  func recover(_ divergence: Divergence) throws(TrainingError) {
    history.divergences.append(divergence)
    network.parameters.values.copy(lastGood)
    optimiser.reset()
    guard !retried else {
      held.copy(lastGood)
      isRunning = false
      throw .diverged(divergence)
    }
    retried = true
    rateShare *= 0.5
    // A mean that took in weights on their way to infinity is worth nothing.
    var isRunningMean = false
    if case .exponential = options.averaging { isRunningMean = true }
    if isRunningMean || position.goodEpoch < position.epoch { average.reset() }
    position.rewind()
  }

  private func report(_ loss: Double, _ totalSteps: Int) -> TrainingProgress {
    TrainingProgress(
      epoch: position.epoch, stepsDone: position.step, totalSteps: totalSteps, loss: loss,
      gradientNorm: history.gradientNorms.last ?? 0,
      validationLoss: history.epochs.last?.validationLoss)
  }
}
