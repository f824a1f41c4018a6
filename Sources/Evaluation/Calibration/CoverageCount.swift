public import ForecastCore
internal import NumericalMethods

/// How many outcomes fell between the bounds of a level, and what chance would allow.
public struct CoverageCount: Hashable, Sendable {
  /// The level of the bounds.
  public let level: ConfidenceLevel
  /// Outcomes between the bounds, the bounds included.
  public let inside: Int
  /// Outcomes in all.
  public let count: Int
  /// The number of independent outcomes that would tell as much: outcomes of one origin that go
  /// together, and those of neighbouring origins within the horizon, count for less.
  public let independent: Double

  /// The share between the bounds.
  public var share: Double { Double(inside) / Double(count) }

  /// Where the true share lies, at 95 %: Wilson's interval.
  ///
  ///     (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n),   n = independent
  ///
  /// - Source: Wilson (1927), J. Am. Stat. Assoc. 22(158), 209–212.
  public var band: ClosedRange<Double> {
    let z = NormalDistribution.standard.quantile(0.975)
    let n = independent
    let centre = share + z * z / (2 * n)
    let reach = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    return max(0, (centre - reach) / scale)...min(1, (centre + reach) / scale)
  }

  /// Whether the level could be the true share.
  public var isCalibrated: Bool { band.contains(level.coverage) }
}
