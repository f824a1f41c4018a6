/// The in-sample error of seasonal naive: what scaled errors are measured in.
///
///     absolute = mean |y[i] − y[i−m]|,   squared = mean (y[i] − y[i−m])²
///
/// over the training pairs whose two observations are both present.
///
/// - Source: reference §3; Hyndman & Koehler (2006), Int. J. Forecasting 22(4), 679–688.
public struct SeasonalScale: Hashable, Sendable {
  /// Mean absolute seasonal difference, in the unit of the series.
  public let absolute: Double
  /// Mean squared seasonal difference, in the square of that unit.
  public let squared: Double
  /// The season it was taken over, 1 where there is none.
  public let seasonLength: Int

  /// The scale of a training part.
  ///
  /// - Parameters:
  ///   - training: what the model saw, `[n]` with `n > m`, oldest first; NaN where missing.
  ///   - m: the season length, at least 1.
  /// - Throws: `MetricError.shortTraining` where no pair lies a season apart.
  public init(training: [Double], seasonLength m: Int) throws(MetricError) {
    precondition(m >= 1, "a season length must be at least 1, found \(m)")
    var sum = 0.0
    var squares = 0.0
    var pairs = 0
    for index in stride(from: m, to: training.count, by: 1) {
      let difference = training[index] - training[index - m]
      guard !difference.isNaN else { continue }
      sum += abs(difference)
      squares += difference * difference
      pairs += 1
    }
    guard pairs > 0 else { throw .shortTraining(needed: m + 1, found: training.count) }
    absolute = sum / Double(pairs)
    squared = squares / Double(pairs)
    seasonLength = m
  }

  /// The absolute scale as a divisor.
  ///
  /// - Throws: `MetricError.zeroScale`.
  func absoluteDivisor() throws(MetricError) -> Double {
    guard absolute > 0 else { throw .zeroScale(seasonLength: seasonLength) }
    return absolute
  }

  /// The squared scale as a divisor.
  ///
  /// - Throws: `MetricError.zeroScale`.
  func squaredDivisor() throws(MetricError) -> Double {
    guard squared > 0 else { throw .zeroScale(seasonLength: seasonLength) }
    return squared
  }
}
