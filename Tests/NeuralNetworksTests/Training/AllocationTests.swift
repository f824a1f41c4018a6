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
    /// Counted from the end of one step to the end of the next.
    ///
    /// So with everything between: the batch, the passes, the loss, clipping, the update, the history
    /// and the report. The last step is left out: its update is judged by one more pass.
    @Test(arguments: cells) func aStepOfTheTrainerAllocatesNothing(cell: CellKind) throws {
      let network = RecurrentNetwork<Float>(
        NetworkOptions(
          inputSize: 1, outputSize: 2, cell: cell, hiddenSizes: [5, 6], topology: .manyToOne))
      network.initialise(using: SeededRandom(seed: 1))
      let trainer = Trainer(
        network,
        options: TrainingOptions(
          loss: .gaussian(), batchSize: 4, maximumEpochs: 1,
          averaging: .exponential(decay: 0.9)),
        random: SeededRandom(seed: 1))
      var counts = [Int](repeating: 0, count: 10)
      try trainer.fit(LearningTasks.sine(40, steps: 9, seed: 1)) {
        counts[$0.stepsDone - 1] = allocation_counter_end()
        allocation_counter_begin()
        return .proceed
      }
      _ = allocation_counter_end()
      #expect(counts[3..<9] == [0, 0, 0, 0, 0, 0], "\(counts)")
    }
  #endif
}
