internal import NumericalMethods

/// Draws samples of positions in a row of observations, block by block, so that neighbours stay
/// neighbours.
///
/// Blocks start anywhere with equal chance and go round the end (circular), so that every
/// observation is drawn equally often; the last block is cut to the length of the row.
///
/// - Source: Politis & Romano (1992), in: LePage & Billard, Exploring the Limits of Bootstrap.
struct BlockBootstrap: Sendable {
  /// Observations in the row.
  let count: Int
  /// Observations in a block; 1 draws each on its own.
  let blockLength: Int

  /// One sample, as many positions as there are observations.
  func sample(_ random: inout SeededRandom) -> [Int] {
    var positions: [Int] = []
    positions.reserveCapacity(count)
    while positions.count < count {
      let start = random.integer(below: count)
      for offset in 0..<min(blockLength, count - positions.count) {
        positions.append((start + offset) % count)
      }
    }
    return positions
  }
}
