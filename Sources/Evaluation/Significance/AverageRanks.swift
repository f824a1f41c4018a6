internal import NumericalMethods

/// Average ranks of the models over independent blocks, with the difference that is more than
/// chance: the Friedman test and Nemenyi's critical difference.
///
/// Every block ranks the models by their mean loss, 1 the best, ties sharing the mean of their
/// ranks. With `R[j]` the average rank of model j of k over n blocks,
///
///     χ² = 12 n / (k (k+1)) · Σ (R[j] − (k+1)/2)² / (1 − ties / (n k (k² − 1)))
///     F  = (n − 1) χ² / (n (k − 1) − χ²),   F with k−1 and (k−1)(n−1) degrees of freedom
///     critical difference = q · √(k (k+1) / (6 n)),   q = studentised range(k, ∞) / √2
///
/// where `ties` is Σ (t³ − t) over groups of t equal losses within a block.
///
/// - Complexity: O(n k log k).
/// - Source: Demšar (2006), J. Machine Learning Research 7, 1–30, section 3.2.2; Iman & Davenport
///   (1980), Communications in Statistics 9(6), 571–595.
public struct AverageRanks: Hashable, Sendable {
  /// What ranked the models.
  public enum Blocks: String, Hashable, Sendable {
    /// The series of a panel.
    case series
    /// Origins whose targets do not overlap.
    case origins
  }

  /// What ranked the models.
  public let blocks: Blocks
  /// How many blocks there are.
  public let count: Int
  /// The average rank of every model, in the order of the losses; 1 is the best.
  public let ranks: [Double]
  /// Friedman's statistic, corrected for ties.
  public let chiSquare: Double
  /// Iman and Davenport's statistic; infinite where every block ranks the models alike.
  public let statistic: Double
  /// The probability of so large an F where all models are equally good.
  public let pValue: Double
  /// Models whose average ranks are further apart differ by more than chance, at 5 %.
  public let criticalDifference: Double

  /// Ranks models by their losses.
  ///
  /// - Parameters:
  ///   - losses: of independent blocks, `[block][model]`.
  ///   - blocks: what the blocks are.
  /// - Throws: `SignificanceError.tooFewModels` below two, `.tooFewBlocks` below two,
  ///   `.noVariation` where every block holds equal losses only.
  public init(_ losses: [[Double]], blocks: Blocks = .series) throws(SignificanceError) {
    let k = losses.first?.count ?? 0
    let n = losses.count
    guard n >= 2 else { throw .tooFewBlocks(needed: 2, found: n) }
    guard k >= 2 else { throw .tooFewModels(needed: 2, found: k) }
    var sums = [Double](repeating: 0, count: k)
    var ties = 0.0
    for block in losses {
      let (ranks, tied) = Self.ranks(of: block)
      for model in sums.indices { sums[model] += ranks[model] }
      ties += tied
    }
    let models = Double(k)
    let size = Double(n)
    let share = 1 - ties / (size * models * (models * models - 1))
    guard share > 1e-12 else { throw .noVariation }
    ranks = sums.map { $0 / size }
    let squares = ranks.reduce(0) { $0 + ($1 - (models + 1) / 2) * ($1 - (models + 1) / 2) }
    chiSquare = 12 * size / (models * (models + 1)) * squares / share
    let rest = size * (models - 1) - chiSquare
    statistic = rest > 1e-9 * size ? (size - 1) * chiSquare / rest : .infinity
    pValue =
      statistic.isFinite
      ? Self.upperTail(statistic, models - 1, (models - 1) * (size - 1)) : 0
    criticalDifference =
      StudentizedRange(count: k).quantile(0.95) / 2.0.squareRoot()
      * (models * (models + 1) / (6 * size)).squareRoot()
    self.blocks = blocks
    count = n
  }

  /// The ranks at one horizon: by series on panels of ten and more, else by every origin whose
  /// targets do not overlap with those of the one before.
  ///
  /// - Throws: what `init(_:blocks:)` throws; `.tooFewBlocks` below five such origins, as few as
  ///   the other tests are trusted with.
  init(_ losses: HorizonLosses) throws(SignificanceError) {
    if losses.isClusteredBySeries {
      try self.init(losses.bySeries.map(\.means), blocks: .series)
    } else {
      let apart = Array(stride(from: 0, to: losses.byOrigin.count, by: losses.reach))
      guard apart.count >= OriginOverlap.fewest else {
        throw .tooFewBlocks(needed: OriginOverlap.fewest, found: apart.count)
      }
      try self.init(apart.map { losses.byOrigin[$0].means }, blocks: .origins)
    }
  }

  /// Whether two models, by position, differ by more than chance.
  public func differ(_ first: Int, _ second: Int) -> Bool {
    abs(ranks[first] - ranks[second]) > criticalDifference
  }

  /// The ranks within a block, and Σ (t³ − t) over its groups of equal losses.
  private static func ranks(of losses: [Double]) -> (ranks: [Double], ties: Double) {
    let order = losses.indices.sorted { (losses[$0], $0) < (losses[$1], $1) }
    var ranks = losses
    var ties = 0.0
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, losses[order[end]] == losses[order[start]] { end += 1 }
      for position in start..<end { ranks[order[position]] = Double(start + end + 1) / 2 }
      let size = Double(end - start)
      ties += size * size * size - size
      start = end
    }
    return (ranks, ties)
  }

  /// `P(F ≥ f) = I_{b/(b + a f)}(b/2, a/2)` with a and b degrees of freedom.
  private static func upperTail(_ f: Double, _ a: Double, _ b: Double) -> Double {
    IncompleteBeta.regularised(
      x: b / (b + a * f), y: a * f / (b + a * f), a: b / 2, b: a / 2
    ).lower
  }
}
