internal import NumericalMethods

/// The Diebold–Mariano test of equal accuracy, with the small-sample correction of Harvey,
/// Leybourne and Newbold.
///
///     d[t] = first[t] − second[t],   DM = mean d / √(V/n)
///     V = γ[0] + 2 Σ γ[k],   k = 1 … h−1          (rectangular)
///     V = γ[0] + 2 Σ (1 − k/h) γ[k]               (Bartlett, where the first is not positive)
///     statistic = DM · √((n + 1 − 2h + h(h−1)/n) / n),   t with n − 1 degrees of freedom
///
/// with `γ[k] = Σ (d[t] − mean)(d[t−k] − mean) / n`.
///
/// - Complexity: O(n h).
/// - Source: reference §3; Diebold & Mariano (1995), J. Bus. Econ. Stat. 13(3), 253–263; Harvey,
///   Leybourne & Newbold (1997), Int. J. Forecasting 13(2), 281–291.
public struct DieboldMariano: Hashable, Sendable {
  /// How the variance of the mean difference was estimated.
  public enum Weights: String, Hashable, Sendable {
    /// All autocovariances up to lag h−1 in full.
    case rectangular
    /// Falling weights: the rectangular sum was not positive.
    case bartlett
  }

  /// The corrected statistic; below 0 the first forecasts are better.
  public let statistic: Double
  /// Two-sided probability of so large a statistic between equally good forecasts.
  public let pValue: Double
  /// The mean of the loss differences, in the unit of the loss.
  public let meanDifference: Double
  /// How many pairs of losses there are.
  public let count: Int
  /// How the variance was estimated.
  public let weights: Weights

  /// Compares the losses of two forecasts of the same targets.
  ///
  /// - Parameters:
  ///   - first: losses in order of time, `[n]`.
  ///   - second: the other forecasts' losses for the same targets, `[n]`.
  ///   - h: the origins a forecast error reaches over, at least 1.
  /// - Throws: `SignificanceError.tooFew` unless `n > h`; `.noVariation` where all differences
  ///   are equal, to nine digits.
  public init(
    _ first: [Double], against second: [Double], horizon h: Int
  ) throws(SignificanceError) {
    precondition(first.count == second.count, "as many first as second losses are expected")
    precondition(h >= 1, "a horizon must be at least 1, found \(h)")
    let n = first.count
    guard n >= 2, n > h else { throw .tooFew(needed: max(2, h + 1), found: n) }
    let differences = zip(first, second).map { $0 - $1 }
    let mean = differences.reduce(0, +) / Double(n)
    let covariances = Self.autocovariances(of: differences, mean: mean, upTo: h - 1)
    // Equal differences leave only rounding in γ[0]: of the differences, and of the values whose
    // forecasts were so good that nothing but their rounding is left of the losses.
    let rounding = differences.reduce(0) { max($0, abs($1)) } * 1e-9
    guard covariances[0] > rounding * rounding else { throw .noVariation }
    let rectangular = covariances.dropFirst().reduce(covariances[0]) { $0 + 2 * $1 }
    weights = rectangular > 0 ? .rectangular : .bartlett
    let variance =
      rectangular > 0
      ? rectangular
      : covariances.enumerated().dropFirst().reduce(covariances[0]) {
        $0 + 2 * (1 - Double($1.offset) / Double(h)) * $1.element
      }
    guard variance > 0 else { throw .noVariation }
    let size = Double(n)
    let reach = Double(h)
    let correction = (size + 1 - 2 * reach + reach * (reach - 1) / size) / size
    statistic = mean / (variance / size).squareRoot() * correction.squareRoot()
    let student = StudentT(degreesOfFreedom: size - 1)
    pValue = min(1, 2 * student.cumulative(-abs(statistic)))
    meanDifference = mean
    count = n
  }

  private static func autocovariances(
    of values: [Double], mean: Double, upTo lag: Int
  ) -> [Double] {
    (0...lag).map { k in
      (k..<values.count).reduce(0) { $0 + (values[$1] - mean) * (values[$1 - k] - mean) }
        / Double(values.count)
    }
  }

  /// Holm's adjustment of several p-values, in the order given: the chance of one or more false
  /// alarms among all comparisons stays below the level.
  ///
  /// - Source: Holm (1979), Scand. J. Statistics 6(2), 65–70.
  public static func holm(_ pValues: [Double]) -> [Double] {
    var adjusted = pValues
    var floor = 0.0
    let order = pValues.indices.sorted { pValues[$0] < pValues[$1] }
    for (rank, index) in order.enumerated() {
      floor = max(floor, min(1, Double(pValues.count - rank) * pValues[index]))
      adjusted[index] = floor
    }
    return adjusted
  }
}
