/// How much of what is left of a series beside its trend is season, from 0 to 1.
///
///     strength = max(0, 1 - Var(remainder) / Var(season + remainder))
///
/// of an STL decomposition with the settings of R's `forecast::nsdiffs`: seasonal window 11, two
/// inner passes, interpolated, not robust.
///
/// - Source: Wang, Smith & Hyndman (2006), Data Mining and Knowledge Discovery 13(3).
enum SeasonalStrength {
  /// A strength above this asks for a seasonal difference.
  static let critical = 0.64

  /// The strength of the season of `length` observations in complete values of more than two
  /// seasons.
  static func of(_ values: [Double], seasonLength length: Int) -> Double {
    let parts = STL(seasonLength: length, seasonalWindow: 11, interpolates: true)
      .decompose(values)
    let spread = variance(zip(parts.season, parts.remainder).map { $0 + $1 })
    return spread > 0 ? max(0, min(1, 1 - variance(parts.remainder) / spread)) : 0
  }

  private static func variance(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
  }
}
