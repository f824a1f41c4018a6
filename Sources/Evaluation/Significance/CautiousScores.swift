internal import NumericalMethods

/// How far a model's losses stand above those of others, as a standard normal number, allowing for
/// how little overlapping origins tell.
///
///     t = mean c / √V of the cautious Diebold–Mariano test,   z = Φ⁻¹(F(t)),   F of t with n/h − 1
///
/// for `c` the model's loss less the mean of some models'. Of series of several targets each, V is the
/// cluster-robust one (`ClusteredDifference`).
struct CautiousScores {
  /// The losses of origins or series, in order of time.
  let units: [HorizonLosses.Group]
  /// How many neighbours overlap, itself counted; 1 for series.
  let reach: Int

  /// The score of a model against the mean of models it is one of; nil where losses do not vary.
  func score(of model: Int, among models: [Int]) -> Double? {
    let share = 1 / Double(models.count)
    let sums = units.map { unit in
      unit.sums[model] - models.reduce(0) { $0 + unit.sums[$1] } * share
    }
    let total = Double(units.reduce(0) { $0 + $1.count })
    let mean = sums.reduce(0, +) / total
    let variances = LongRunVariance(
      zip(units, sums).map { $1 - Double($0.count) * mean }, reach: reach)
    let rounding = sums.reduce(0) { max($0, abs($1)) } * 1e-9
    guard variances.plain > rounding * rounding else { return nil }
    let size = Double(units.count)
    let t =
      mean * total / (variances.cautious * size).squareRoot()
      * variances.correction.squareRoot()
    return Self.normal(t, freedom: variances.cautiousFreedom)
  }

  /// The normal number as far out as a t.
  private static func normal(_ t: Double, freedom: Double) -> Double {
    let tail = StudentT(degreesOfFreedom: freedom).cumulative(-abs(t))
    // Beyond what the tail of the normal distribution can be told by, the order is kept.
    let size =
      tail > 1e-300
      ? -NormalDistribution.standard.quantile(tail) : 38 + abs(t) / (1 + abs(t))
    return t < 0 ? -size : size
  }
}
