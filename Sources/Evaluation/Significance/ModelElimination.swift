/// Takes models out of a confidence set, the worst first.
struct ModelElimination {
  /// Mean losses, `[model]`.
  let means: [Double]
  /// Mean losses of bootstrap samples less those of the data, `[sample][model]`.
  let deviations: [[Double]]
  /// What the data's statistics are taken from; nil takes the deviations of the samples, as the paper
  /// does.
  var scores: CautiousScores?

  /// What one round of tests found: how far the worst stands out, in data and samples.
  private struct Round {
    /// Positions among all models.
    var worst: [Int]
    var pValue: Double
  }

  /// Takes models out until one is left, or none can be told from another.
  ///
  /// - Returns: the p-value of every model, and the order they went in.
  func run(_ statistic: ModelConfidenceSet.Statistic) -> (pValues: [Double], order: [Int]) {
    var left = Array(means.indices)
    var pValues = means.map { _ in 1.0 }
    var order: [Int] = []
    var reached = 0.0
    while left.count > 1 {
      guard let round = statistic == .maximum ? maximum(of: left) : range(of: left) else { break }
      reached = max(reached, round.pValue)
      for model in round.worst { pValues[model] = reached }
      // Equally bad models go together, but somebody stays.
      let stays = left.filter { !round.worst.contains($0) }
      guard !stays.isEmpty else { break }
      order += round.worst
      left = stays
    }
    for model in left { pValues[model] = 1 }
    return (pValues, order + left)
  }

  /// Below this a deviation is nothing but rounding.
  private var rounding: Double { means.reduce(0) { max($0, abs($1)) } * 1e-13 }

  private func maximum(of left: [Int]) -> Round? {
    let size = Double(left.count)
    let mean = left.reduce(0) { $0 + means[$1] } / size
    let samples = deviations.map { sample in
      let mean = left.reduce(0) { $0 + sample[$1] } / size
      return left.map { sample[$0] - mean }
    }
    let spreads = left.indices.map { deviation(of: samples, at: $0) }
    let usable = left.indices.filter { spreads[$0] > rounding }
    guard !usable.isEmpty else { return nil }
    let found = left.indices.map { place -> Double in
      guard usable.contains(place) else { return 0 }
      guard let scores else { return (means[left[place]] - mean) / spreads[place] }
      return scores.score(of: left[place], among: left) ?? 0
    }
    let statistic = found.max() ?? 0
    let exceeding = samples.count { sample in
      usable.contains { sample[$0] / spreads[$0] > statistic }
    }
    return Round(
      worst: left.indices.filter { found[$0] == statistic }.map { left[$0] },
      pValue: Double(exceeding) / Double(samples.count))
  }

  private func range(of left: [Int]) -> Round? {
    var pairs: [(worse: Int, better: Int, spread: Double, found: Double)] = []
    for worse in left {
      for better in left where better != worse {
        let spread =
          (deviations.reduce(0) { sum, sample in
            let difference = sample[worse] - sample[better]
            return sum + difference * difference
          } / Double(deviations.count)).squareRoot()
        guard spread > rounding else { continue }
        pairs.append((worse, better, spread, (means[worse] - means[better]) / spread))
      }
    }
    guard let statistic = pairs.map(\.found).max() else { return nil }
    let exceeding = deviations.count { sample in
      pairs.contains { (sample[$0.worse] - sample[$0.better]) / $0.spread > statistic }
    }
    let worst = Set(pairs.filter { $0.found == statistic }.map(\.worse)).sorted()
    return Round(worst: worst, pValue: Double(exceeding) / Double(deviations.count))
  }

  private func deviation(of samples: [[Double]], at position: Int) -> Double {
    (samples.reduce(0) { $0 + $1[position] * $1[position] } / Double(samples.count)).squareRoot()
  }
}
