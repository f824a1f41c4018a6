import CAllocationCounter
import NeuralNetworks
import NumericalMethods
import Testing

/// A training step allocates nothing once its workspaces have grown.
@Suite struct AllocationTests {
  private static let cells: [CellKind] = [
    .elman(.tanh), .lstm(.forgetGate), .gruResetBefore, .gruResetAfter,
  ]

  @Test func theCounterCounts() {
    allocation_counter_begin()
    let buffer = Buffer<Float>(count: 1000)
    let count = allocation_counter_end()
    #expect(count >= 1 && buffer.count == 1000)
    allocation_counter_begin()
    buffer.fill(3)
    #expect(allocation_counter_end() == 0)
  }

  #if DEBUG
    @Test func stepsAreCountedInReleaseBuildsOnly() {
      print("AllocationTests skipped: unoptimised iterators of the standard library allocate")
    }
  #else
    private static let arrangements: [Arrangement] = [
      Arrangement(samples: 40, hidden: [5, 6], topology: .manyToOne),
      // Neither samples nor steps divide: smaller batches and chunks between the others.
      Arrangement(samples: 42, hidden: [5, 6], topology: .manyToManyInStep, truncation: 4),
      Arrangement(samples: 42, hidden: [64, 64], topology: .manyToOne),
    ]

    private struct Arrangement: Sendable {
      let samples: Int
      let hidden: [Int]
      let topology: Topology
      var truncation: Int?
    }

    /// Counted from the end of one step to the end of the next.
    ///
    /// So with everything between: the batch, the passes, the loss, clipping, the update, the history
    /// and the report. The last step is left out: its update is judged by one more pass. Of two
    /// epochs the first may grow workspaces, and the start of the second makes an order.
    @Test(arguments: cells, arrangements)
    private func aStepOfTheTrainerAllocatesNothing(
      cell: CellKind, arrangement: Arrangement
    ) throws {
      let network = RecurrentNetwork<Float>(
        NetworkOptions(
          inputSize: 1, outputSize: 2, cell: cell, hiddenSizes: arrangement.hidden,
          topology: arrangement.topology))
      network.initialise(using: SeededRandom(seed: 1))
      let trainer = Trainer(
        network,
        options: TrainingOptions(
          loss: .gaussian(), batchSize: 4, maximumEpochs: 2, truncation: arrangement.truncation,
          averaging: .exponential(decay: 0.9)),
        random: SeededRandom(seed: 1))
      let steps = (arrangement.samples + 3) / 4 * (arrangement.truncation == nil ? 1 : 3)
      var counts = [Int](repeating: 0, count: 2 * steps)
      try trainer.fit(Self.samples(arrangement)) {
        counts[$0.stepsDone - 1] = allocation_counter_end()
        allocation_counter_begin()
        return .proceed
      }
      _ = allocation_counter_end()
      #expect(counts[3..<steps].allSatisfy { $0 == 0 }, "\(counts)")
      #expect(counts[steps + 1..<2 * steps - 1].allSatisfy { $0 == 0 }, "\(counts)")
    }

    /// Noise to say again, at the last step or at every one of 9.
    private static func samples(_ arrangement: Arrangement) -> SequenceSamples<Float> {
      var random = SeededRandom(seed: 1)
      let inputs = (0..<arrangement.samples * 9).map { _ in Float(random.normal()) }
      let isWhole = arrangement.topology == .manyToManyInStep
      return SequenceSamples(
        inputs: inputs, targets: isWhole ? inputs : Array(inputs[..<arrangement.samples]),
        inputShape: (arrangement.samples, 9, 1), targetShape: (isWhole ? 9 : 1, 1))
    }
  #endif
}
