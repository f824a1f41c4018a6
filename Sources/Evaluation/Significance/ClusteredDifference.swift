internal import NumericalMethods

/// A test of equal accuracy on a panel whose series are independent of each other, while the
/// errors within a series may depend on each other in any way.
///
///     statistic = mean d / √V,   V = G/(G−1) · Σ over series (Σ of its (d − mean))² / N²
///
/// over the N loss differences d of G series, t with G − 1 degrees of freedom: the
/// cluster-robust variance of a mean. Needs few origins; shocks that all series share would make it
/// too sure, which the test over origins is not.
///
/// - Complexity: O(G).
/// - Source: Liang & Zeger (1986), Biometrika 73(1), 13–22; Cameron & Miller (2015), J. Human
///   Resources 50(2), 317–372, section II.
public struct ClusteredDifference: Hashable, Sendable {
  /// Below 0 the first forecasts are better.
  public let statistic: Double
  /// Two-sided probability of so large a statistic between equally good forecasts.
  public let pValue: Double
  /// The mean of the loss differences, in the unit of the loss.
  public let meanDifference: Double
  /// The series.
  public let clusters: Int
  /// The loss differences of all series.
  public let count: Int

  /// Tests whether the mean difference is 0.
  ///
  /// - Parameter series: the sum of each series' loss differences, and their number, at least 1.
  /// - Throws: `SignificanceError.tooFewSeries` below two series; `.noVariation` where all
  ///   differences are equal.
  public init(_ series: [(sum: Double, count: Int)]) throws(SignificanceError) {
    guard series.count >= 2 else { throw .tooFewSeries(needed: 2, found: series.count) }
    let size = Double(series.reduce(0) { $0 + $1.count })
    let mean = series.reduce(0) { $0 + $1.sum } / size
    let squares = series.reduce(0) { sum, one in
      let deviation = one.sum - Double(one.count) * mean
      return sum + deviation * deviation
    }
    let rounding = series.reduce(0) { max($0, abs($1.sum)) } * 1e-14
    guard squares > rounding * rounding else { throw .noVariation }
    let groups = Double(series.count)
    statistic = mean / (groups / (groups - 1) * squares).squareRoot() * size
    pValue = min(
      1, 2 * StudentT(degreesOfFreedom: groups - 1).cumulative(-abs(statistic)))
    meanDifference = mean
    clusters = series.count
    count = series.reduce(0) { $0 + $1.count }
  }
}
