/// Quantiles of numbers at hand.
public enum SampleQuantile {
  /// Between order statistics, R's type 7: `x₍⌊p⌋₎ + (p - ⌊p⌋) (x₍⌊p⌋₊₁₎ - x₍⌊p⌋₎)`, `p = q (n - 1)`.
  ///
  /// - Parameters:
  ///   - sorted: at least one number, smallest first.
  ///   - probability: q, in 0...1.
  /// - Returns: the quantile.
  /// - Source: Hyndman & Fan (1996), Amer. Statist. 50(4), 361-365.
  public static func value(_ sorted: [Double], at probability: Double) -> Double {
    precondition(!sorted.isEmpty, "a quantile is of at least one number")
    let place = probability * Double(sorted.count - 1)
    let below = Int(place)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
  }

  /// The middle number, or the mean of the two in the middle.
  ///
  /// - Parameter values: at least one number, in any order.
  /// - Returns: the median.
  public static func median(_ values: [Double]) -> Double {
    precondition(!values.isEmpty, "a median is of at least one number")
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
