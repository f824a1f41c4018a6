/// The variance of a sum of losses that depend on each other as long as their targets overlap.
///
///     rectangular = γ[0] + 2 Σ γ[k],   Bartlett = γ[0] + 2 Σ (1 − k/h) γ[k],   k = 1 … h−1
///
/// with `γ[k] = Σ e[t] e[t−k] / n`.
///
/// - Complexity: O(n h).
struct LongRunVariance {
  /// `γ[0]`.
  let plain: Double
  /// All autocovariances in full; may be negative.
  let rectangular: Double
  /// Autocovariances with falling weights.
  let bartlett: Double
  private let count: Double
  private let reach: Double

  /// The variance of deviations from their mean, in order of time.
  ///
  /// - Parameters:
  ///   - deviations: at least one.
  ///   - h: how many neighbours overlap, itself counted; at most as many as there are.
  init(_ deviations: [Double], reach h: Int) {
    let n = Double(deviations.count)
    let covariances = (0..<h).map { k in
      (k..<deviations.count).reduce(0) { $0 + deviations[$1] * deviations[$1 - k] } / n
    }
    plain = covariances[0]
    rectangular = covariances.dropFirst().reduce(covariances[0]) { $0 + 2 * $1 }
    bartlett = covariances.enumerated().dropFirst().reduce(covariances[0]) {
      $0 + 2 * (1 - Double($1.offset) / Double(h)) * $1.element
    }
    count = n
    reach = Double(h)
  }

  /// The larger of the two: what is learned from few losses comes near 0 by chance.
  var cautious: Double { max(rectangular, bartlett) }

  /// What a variance estimated from n losses is too small by, after Harvey, Leybourne and Newbold:
  /// `(n + 1 − 2h + h(h−1)/n) / n`.
  var correction: Double { (count + 1 - 2 * reach + reach * (reach - 1) / count) / count }

  /// Degrees of freedom of the cautious t: as many as losses are worth without overlap, less one.
  var cautiousFreedom: Double { max(1, count / reach - 1) }
}
