public import NumericalMethods

/// The models that may be the best, at a level: the model confidence set.
///
/// Models are taken out one after another, the worst first, as long as the rest can be told
/// apart. With `L[i]` the mean loss of model i and averages over the models that are left,
///
///     maximum: T = max over i of (L[i] − mean L) / sd(L[i] − mean L)
///     range:   T = max over i, j of (L[i] − L[j]) / sd(L[i] − L[j])
///
/// where deviations and the distribution of T come from a block bootstrap. The p-value of a model
/// is the largest of the tests up to the one that took it out; the last has 1. At level 95 the set
/// holds the models whose p-value is at least 0.05: the best is among them with a probability of
/// 95 % or more.
///
/// The bootstrap holds that only where origins are worth many that do not overlap: it learns sd from
/// as few blocks as it draws. Of five equal models it leaves some out in 42 of 100 cases where blocks
/// of 12 origins are five, in 21 where they are twenty. What reports show, the set of `HorizonLosses`,
/// takes T from the cautious Diebold–Mariano statistic instead, as a normal number (`CautiousScores`),
/// and keeps the bootstrap for how the models' losses go together: 4 to 8 of 100 for 2 to 10 models,
/// h up to 12 and origins worth 5 to 20 (`Scripts/simulations/model_confidence_set.py`).
///
/// - Complexity: O(resamples · (n + m²) · m) for n origins or series and m models.
/// - Source: Hansen, Lunde & Nason (2011), Econometrica 79(2), 453–497, sections 2 and 3.
public struct ModelConfidenceSet: Hashable, Sendable {
  /// What tells models apart.
  public enum Statistic: String, Hashable, Sendable {
    /// The model furthest above the mean of all.
    case maximum
    /// The largest difference of two models.
    case range
  }

  /// What told models apart.
  public let statistic: Statistic
  /// The p-value of every model, in the order of the losses.
  public let pValues: [Double]
  /// The models' positions in the order they were taken out, worst first; those that cannot be
  /// told apart at all come last, in their own order.
  public let order: [Int]
  /// Origins, or series, that were drawn from.
  public let count: Int
  /// Neighbouring origins that were drawn together; 1 for series.
  public let blockLength: Int

  /// Whether the set of a level, in percent, holds the model at a position.
  public func contains(_ model: Int, level percent: Double = 95) -> Bool {
    pValues[model] >= (100 - percent) / 100
  }

  /// The positions of the models in the set of a level, in the order of the losses.
  public func members(level percent: Double = 95) -> [Int] {
    pValues.indices.filter { contains($0, level: percent) }
  }
}

extension ModelConfidenceSet {
  /// The fewest blocks a bootstrap is trusted with.
  static let fewestBlocks = OriginOverlap.fewest

  /// The set of models by their losses for the same targets.
  ///
  /// - Parameters:
  ///   - losses: in order of time, `[n][model]`.
  ///   - blockLength: the origins that are drawn together, at least the horizon.
  ///   - statistic: what tells models apart.
  ///   - resamples: bootstrap samples.
  ///   - random: where they are drawn from.
  /// - Throws: `SignificanceError.tooFewModels` below two, `.tooFewBlocks` below five blocks.
  public init(
    _ losses: [[Double]], blockLength: Int, statistic: Statistic = .maximum,
    resamples: Int = 1_000, random: SeededRandom
  ) throws(SignificanceError) {
    try self.init(
      losses.map { HorizonLosses.Group(sums: $0, count: 1) }, blockLength: blockLength,
      reach: nil, statistic: statistic, resamples: resamples, random: random)
  }

  /// The set at one horizon: series are drawn on panels of ten and more, else blocks of origins.
  init(
    _ losses: HorizonLosses, resamples: Int, random: SeededRandom
  ) throws(SignificanceError) {
    if losses.isClusteredBySeries {
      try self.init(
        losses.bySeries, blockLength: 1, reach: 1, resamples: resamples, random: random)
    } else {
      let origins = losses.byOrigin.map { HorizonLosses.Group(sums: $0.means, count: 1) }
      try self.init(
        origins, blockLength: Self.blockLength(count: origins.count, reach: losses.reach),
        reach: losses.reach, resamples: resamples, random: random)
    }
  }

  /// As long as errors overlap, and no shorter than the cube root of the number of origins, for
  /// losses that depend on each other beyond that.
  static func blockLength(count: Int, reach: Int) -> Int {
    var root = 1
    while root * root * root < count { root += 1 }
    return max(reach, root)
  }

  private init(
    _ units: [HorizonLosses.Group], blockLength: Int, reach: Int?,
    statistic: Statistic = .maximum, resamples: Int, random: SeededRandom
  ) throws(SignificanceError) {
    precondition(blockLength >= 1, "a block needs an observation")
    precondition(resamples >= 1, "a bootstrap needs samples")
    guard units.count >= Self.fewestBlocks * blockLength else {
      throw .tooFewBlocks(needed: Self.fewestBlocks, found: units.count / blockLength)
    }
    let bootstrap = BlockBootstrap(count: units.count, blockLength: blockLength)
    var random = random
    let draws = (0..<resamples).map { _ in bootstrap.sample(&random) }
    try self.init(
      units, draws: draws, blockLength: blockLength, reach: reach, statistic: statistic)
  }

  /// The set by given samples of positions in `units`; with a reach by cautious statistics.
  init(
    _ units: [HorizonLosses.Group], draws: [[Int]], blockLength: Int, reach: Int? = nil,
    statistic: Statistic
  ) throws(SignificanceError) {
    let models = units.first?.sums.count ?? 0
    guard models >= 2 else { throw .tooFewModels(needed: 2, found: models) }
    let sampled = SampledLosses(units)
    let means = sampled.means(at: Array(units.indices))
    let elimination = ModelElimination(
      means: means,
      deviations: draws.map { draw in
        zip(sampled.means(at: draw), means).map { $0 - $1 }
      }, scores: reach.map { CautiousScores(units: units, reach: $0) })
    (pValues, order) = elimination.run(statistic)
    self.statistic = statistic
    count = units.count
    self.blockLength = blockLength
  }

}

/// The losses of origins or series in flat storage, to be averaged over many samples.
private struct SampledLosses {
  private let models: Int
  /// `[unit][model]`.
  private let sums: [Double]
  private let counts: [Int]

  init(_ units: [HorizonLosses.Group]) {
    models = units.first?.sums.count ?? 0
    sums = units.flatMap(\.sums)
    counts = units.map(\.count)
  }

  /// The mean loss of every model over a sample of units.
  func means(at positions: [Int]) -> [Double] {
    var totals = [Double](repeating: 0, count: models)
    var count = 0
    for position in positions {
      for model in 0..<models { totals[model] += sums[position * models + model] }
      count += counts[position]
    }
    return totals.map { $0 / Double(count) }
  }
}
