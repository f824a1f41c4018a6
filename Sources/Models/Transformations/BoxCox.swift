internal import Glibc
internal import NumericalMethods

/// The power transformation of Box and Cox.
public enum BoxCox {
  /// `(y^λ - 1) / λ`, `log y` at λ = 0, for y > 0.
  public static func transform(_ y: Double, lambda: Double) -> Double {
    // expm1 keeps the digits that y^λ - 1 loses next to λ = 0.
    lambda == 0 ? log(y) : expm1(lambda * log(y)) / lambda
  }

  /// The y whose transform is `value`.
  ///
  /// Beyond the range of the transform, where no y belongs, the limit: 0 below it for λ > 0,
  /// infinity above it for λ < 0.
  public static func inverse(_ value: Double, lambda: Double) -> Double {
    if lambda == 0 { return exp(value) }
    let power = lambda * value
    if power <= -1 { return lambda > 0 ? 0 : .infinity }
    return exp(log1p(power) / lambda)
  }

  /// The λ under which the spread of a season depends least on its level.
  ///
  ///     minimise over -1 ≤ λ ≤ 2 the coefficient of variation of s_i / m_i^(1-λ)
  ///
  /// m_i and s_i are mean and standard deviation of each whole season, counted from the end;
  /// pairs where there is no season. Fewer than two of them, or seasons without any spread,
  /// say nothing: λ is then 1.
  ///
  /// - Parameters:
  ///   - values: all above 0.
  ///   - seasonLength: observations a season.
  /// - Returns: λ, to 1e-6.
  /// - Complexity: O(n).
  /// - Source: Guerrero (1993), J. Forecasting 12(1); R's `forecast::BoxCox.lambda`.
  public static func guerrero(_ values: [Double], seasonLength: Int) -> Double {
    let period = max(2, seasonLength)
    let seasons = values.count / period
    guard seasons >= 2 else { return 1 }
    let moments = (0..<seasons).map { season in
      let start = values.count - (seasons - season) * period
      return meanAndDeviation(values[start..<start + period])
    }
    guard moments.contains(where: { $0.deviation > 0 }) else { return 1 }
    // Only ratios of levels matter; without a unit no power overflows.
    let unit = meanAndDeviation(moments.map(\.mean)[...]).mean
    return GoldenSection.minimum(in: -1...2, tolerance: 1e-6) { lambda in
      let ratios = moments.map { $0.deviation / pow($0.mean / unit, 1 - lambda) }
      let (mean, deviation) = meanAndDeviation(ratios[...])
      return deviation / mean
    }
  }

  private static func meanAndDeviation(
    _ values: ArraySlice<Double>
  ) -> (mean: Double, deviation: Double) {
    let mean = Autocovariance.mean(Array(values))
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, (squares / Double(values.count - 1)).squareRoot())
  }
}
