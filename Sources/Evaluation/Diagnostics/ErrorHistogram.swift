internal import Glibc

/// How often errors of a size occur: boxes of equal width around 0.
public struct ErrorHistogram: Hashable, Sendable {
  /// A stretch of errors.
  public struct Bin: Hashable, Sendable {
    /// From where, included.
    public let from: Double
    /// To where, excluded; included in the last one.
    public let to: Double
    /// How many errors lie there.
    public let count: Int
  }

  /// The boxes, from the smallest errors to the largest.
  public let bins: [Bin]
  /// How many errors there are.
  public let count: Int
  /// Their mean: away from 0 the model is biased.
  public let mean: Double
  /// Their median.
  public let median: Double

  /// Counts errors in at most 40 boxes.
  ///
  /// The width follows Freedman & Diaconis (1981), 2 · IQR / ∛n, rounded so that 0 is an edge.
  ///
  /// There is none below five errors or where all are equal.
  ///
  /// - Parameter errors: finite.
  public init?(_ errors: [Double]) {
    let sorted = errors.filter(\.isFinite).sorted()
    guard sorted.count >= 5, let low = sorted.first, let high = sorted.last, high > low else {
      return nil
    }
    let quartile = { (share: Double) in sorted[Int(share * Double(sorted.count - 1))] }
    let spread = quartile(0.75) - quartile(0.25)
    var width = 2 * spread / cbrt(Double(sorted.count))
    if !(width > (high - low) / 38) { width = (high - low) / 38 }
    guard width > 0, width.isFinite else { return nil }
    // Errors far from 0 beside their spread have their edges where the smallest lies.
    let anchor = abs(low) / width < 1e6 ? 0 : low
    let first = Int(((low - anchor) / width).rounded(.down))
    let last = max(first, Int(((high - anchor) / width).rounded(.up)) - 1)
    var counts = [Int](repeating: 0, count: last - first + 1)
    for error in sorted {
      let place = Int(((error - anchor) / width).rounded(.down)) - first
      counts[min(max(place, 0), last - first)] += 1
    }
    bins = counts.enumerated().map { index, count in
      Bin(
        from: anchor + Double(first + index) * width,
        to: anchor + Double(first + index + 1) * width, count: count)
    }
    count = sorted.count
    mean = sorted.reduce(0, +) / Double(sorted.count)
    let middle = sorted.count / 2
    median =
      sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
