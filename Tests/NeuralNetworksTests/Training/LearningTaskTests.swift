import NeuralNetworks
import NumericalMethods
import Testing

#if DEBUG
  /// The tasks train networks, which unoptimised kernels make long.
  @Suite struct LearningTaskTests {
    @Test func areRunInReleaseBuildsOnly() {
      print("LearningTaskTests skipped: training runs in release builds only")
    }
  }
#else
  /// What theory says can and cannot be learned, by the loss on samples never trained on.
  @Suite(.serialized) struct LearningTaskTests {
    /// Trains until the validation loss is below `goal` or the epochs are spent.
    ///
    /// - Returns: the lowest validation loss.
    private func lowestLoss(
      _ cell: CellKind, topology: Topology, inputs: Int, outputs: Int, hidden: Int,
      _ options: TrainingOptions, on training: SequenceSamples<Float>,
      judgedBy validation: SequenceSamples<Float>, goal: Double = 0
    ) throws -> Double {
      let network = RecurrentNetwork<Float>(
        NetworkOptions(
          inputSize: inputs, outputSize: outputs, cell: cell, hiddenSizes: [hidden],
          topology: topology))
      network.initialise(using: SeededRandom(seed: 1))
      let trainer = Trainer(network, options: options, random: SeededRandom(seed: 1))
      let history = try trainer.fit(training, validation: validation) {
        ($0.validationLoss ?? .infinity) < goal ? .stop : .proceed
      }
      return history.epochs.compactMap(\.validationLoss).min() ?? .infinity
    }

    private func adding(_ cell: CellKind, rule: UpdateRule, epochs: Int) throws -> Double {
      try lowestLoss(
        cell, topology: .manyToOne, inputs: 2, outputs: 1, hidden: 32,
        TrainingOptions(
          loss: .meanSquaredError, rule: rule, learningRate: LearningRate(0.01), batchSize: 16,
          maximumEpochs: epochs),
        on: LearningTasks.adding(3200, steps: 100, seed: 1),
        judgedBy: LearningTasks.adding(300, steps: 100, seed: 2), goal: 0.01)
    }

    /// Guessing the mean gives 1/6; with seeds 1 to 3 the LSTM needed 4 to 7 epochs.
    @Test(arguments: [CellKind.lstm(.forgetGate, forgetBias: 2), .gruResetAfter])
    func gatedCellsAddOverAHundredSteps(cell: CellKind) throws {
      #expect(try adding(cell, rule: .adam(), epochs: 12) < 0.01)
    }

    /// The control: rule, rate, epochs and samples are those the gated cells need.
    ///
    /// Plain descent at this rate would prove nothing: after 12 epochs all three guess the mean
    /// (0.172 the simple cell, 0.169 the LSTM, 0.170 the GRU).
    @Test func aSimpleCellDoesNotAddOverAHundredSteps() throws {
      #expect(try adding(.elman(.tanh), rule: .adam(), epochs: 12) > 0.15)
    }

    /// A guess among four symbols gives log 4 = 1.39.
    @Test(arguments: [CellKind.lstm(.forgetGate), .gruResetAfter])
    func gatedCellsCopyOverTenBlanks(cell: CellKind) throws {
      let loss = try lowestLoss(
        cell, topology: .manyToManyInStep, inputs: 6, outputs: 4, hidden: 32,
        TrainingOptions(
          loss: .crossEntropy(classes: 4), learningRate: LearningRate(0.01), batchSize: 16,
          maximumEpochs: 15),
        on: LearningTasks.copying(1600, length: 3, alphabet: 4, delay: 10, seed: 1),
        judgedBy: LearningTasks.copying(200, length: 3, alphabet: 4, delay: 10, seed: 2),
        goal: 0.05)
      #expect(loss < 0.05)
    }

    /// The noise alone is 0.01; repeating the last value gives 0.05.
    @Test(arguments: [CellKind.lstm(.forgetGate), .gruResetAfter, .elman(.tanh)])
    func everyCellForecastsANoisySine(cell: CellKind) throws {
      let loss = try lowestLoss(
        cell, topology: .manyToOne, inputs: 1, outputs: 1, hidden: 8,
        TrainingOptions(
          loss: .meanSquaredError, learningRate: LearningRate(0.02, schedule: .cosine()),
          maximumEpochs: 6),
        on: LearningTasks.sine(1600, steps: 30, seed: 1),
        judgedBy: LearningTasks.sine(300, steps: 30, seed: 2))
      #expect(loss < 0.018)
      #expect(loss > 0.007)
    }
  }
#endif
