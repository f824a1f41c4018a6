extension Trainer {
  /// Averages, validates, keeps the best weights and moves on to the next epoch, or goes back
  /// where the validation loss is no number.
  func endEpoch(_ validation: (any SampleSource<Scalar>)?) throws(TrainingError) {
    average.recordEpoch(network.parameters.values)
    let trainingLoss = options.loss.reduced(position.epochLoss)
    let validationLoss = validation.map { validate($0) }
    if let validationLoss, !validationLoss.isFinite {
      average.reset()
      return try recover(divergence(.validation, loss: validationLoss))
    }
    history.epochs.append(
      TrainingHistory.Epoch(trainingLoss: trainingLoss, validationLoss: validationLoss))
    plateau.record(validationLoss ?? trainingLoss, options.learningRate)
    position.epoch += 1
    position.sample = 0
    position.chunk = 0
    position.epochLoss = .zero
  }

  /// Whether validation has waited longer for a better loss than early stopping allows.
  var isStale: Bool {
    guard let stopping = options.earlyStopping, let best else { return false }
    return position.epoch - 1 - best.progressEpoch >= stopping.patience
  }

  /// The loss of the weights that would be delivered now; keeps them where they are the best.
  private func validate(_ samples: any SampleSource<Scalar>) -> Double {
    let values = network.parameters.values
    held.copy(values)
    let state = currentState()
    average.deliver(into: values)
    let loss = loss(on: samples)
    keep(values, loss: loss)
    values.copy(held)
    if let state { network.restoreState(state.values, batch: state.batch) }
    return loss
  }

  private func keep(_ values: Buffer<Scalar>, loss: Double) {
    guard loss.isFinite, loss < best?.loss ?? .infinity else { return }
    let progressed = loss < (best?.progressLoss ?? .infinity) - minimumImprovement
    let weights = best?.weights ?? Buffer(count: values.count)
    weights.copy(values)
    best = KeptWeights(
      weights: weights, loss: loss, epoch: position.epoch,
      progressLoss: progressed ? loss : best?.progressLoss ?? loss,
      progressEpoch: progressed ? position.epoch : best?.progressEpoch ?? position.epoch)
    history.keptEpoch = history.epochs.count
  }

  private var minimumImprovement: Double { options.earlyStopping?.minimumImprovement ?? 0 }

  /// The reduced loss of the network as it is, on samples in their order, dropout off.
  ///
  /// - Parameter samples: what to judge by.
  /// - Returns: the sum or mean over all targets, as the loss says.
  public func loss(on samples: any SampleSource<Scalar>) -> Double {
    measure(samples)
  }

  private func measure(_ samples: some SampleSource<Scalar>) -> Double {
    let order = Array(0..<samples.sampleCount)
    var total = LossValue.zero
    for begin in stride(from: 0, to: order.count, by: options.batchSize) {
      let batch = samples.batch(of: order[begin..<min(begin + options.batchSize, order.count)])
      let outputs = network.predict(batch.input, from: batch.start)
      total += options.loss.value(of: outputs, targets: batch.targets, weights: batch.weights)
    }
    return options.loss.reduced(total)
  }
}
