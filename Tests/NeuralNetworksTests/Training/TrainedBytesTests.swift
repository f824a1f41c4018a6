import NeuralNetworks
import NumericalMethods
import Testing

/// Same seed, same bytes of weights: alone, beside others, in debug and in release builds.
@Suite struct TrainedBytesTests {
  private static let cells: [(String, CellKind)] = [
    ("elman", .elman(.tanh)), ("lstm", .lstm(.forgetGate)), ("gru", .gruResetAfter),
  ]

  /// FNV-1a over the bytes of the weights after a short training with everything random in it.
  private static func checksum(of cell: CellKind, seed: UInt64) throws -> UInt64 {
    var options = NetworkOptions(
      inputSize: 1, outputSize: 2, cell: cell, hiddenSizes: [5, 6], topology: .manyToOne)
    options.dropout = .variational(rate: 0.2)
    let network = RecurrentNetwork<Float>(options)
    network.initialise(using: SeededRandom(seed: seed))
    let trainer = Trainer(
      network,
      options: TrainingOptions(
        loss: .gaussian(), rule: .adamW(), learningRate: LearningRate(0.01, schedule: .oneCycle()),
        batchSize: 7, maximumEpochs: 3, averaging: .exponential(decay: 0.9)),
      random: SeededRandom(seed: seed))
    try trainer.fit(
      LearningTasks.sine(30, steps: 9, seed: 1),
      validation: LearningTasks.sine(8, steps: 9, seed: 2))
    var digest = FNV1a()
    for value in network.parameters.values.array { digest.combine(value) }
    return digest.hash
  }

  @Test func trainingsSideBySideHaveTheBytesOfTrainingsAlone() async throws {
    let alone = try Self.cells.map { try Self.checksum(of: $0.1, seed: 5) }
    let together = try await withThrowingTaskGroup(of: (Int, UInt64).self) { group in
      for (index, cell) in Self.cells.enumerated() {
        for copy in 0..<2 {
          group.addTask { (2 * index + copy, try Self.checksum(of: cell.1, seed: 5)) }
        }
      }
      var results = [UInt64](repeating: 0, count: 2 * Self.cells.count)
      for try await (place, checksum) in group { results[place] = checksum }
      return results
    }
    #expect(together == alone.flatMap { [$0, $0] })
    #expect(Set(alone).count == 3)
    #expect(try Self.checksum(of: .gruResetAfter, seed: 6) != alone[2])
  }

  /// The bytes of debug and release builds on these kernels of OpenBLAS.
  ///
  /// They are the same on all four because the sums of so small a network have one order; on
  /// others they may differ in the last digit. A change of a kernel, of the order of draws or of
  /// an optimiser changes them, and must mean to.
  private static let cores: Set<String> = ["Haswell", "Zen", "SkylakeX", "Cooperlake"]
  private static let known: [UInt64] = [
    14_825_486_894_900_045_947, 7_437_011_194_763_543_238, 1_876_948_132_852_585_441,
  ]

  @Test func debugAndReleaseBuildsGiveTheBytesOnRecord() throws {
    let found = try Self.cells.map { try Self.checksum(of: $0.1, seed: 5) }
    let words = OpenBLAS.configuration.split(separator: " ").map { String($0) }
    guard words.contains(where: { Self.cores.contains($0) }) else {
      print("TrainedBytesTests: no bytes on record for '\(OpenBLAS.configuration)': \(found)")
      return
    }
    #expect(found == Self.known)
  }
}
