/// Seasonal–trend decomposition by loess: `y = trend + season + remainder`.
///
/// The season of each phase is smoothed over the years, the trend over time, in turn; robust
/// rounds then weigh down outliers by their remainders and repeat. Every point is fitted, unless
/// interpolation is asked for (R's `stl` with jumps of 1, or with its own).
///
/// - Source: Cleveland, Cleveland, McRae & Terpenning (1990), J. Official Statistics 6(1).
public struct STL: Sendable {
  /// Observations a season, at least 2.
  public let seasonLength: Int
  /// Years the season of a phase is smoothed over, odd and at least 7; nil for one that repeats.
  public let seasonalWindow: Int?
  /// Whether outliers are weighed down: 15 rounds of 1 pass instead of 1 round of 2.
  public let isRobust: Bool
  /// Whether each smoother fits every tenth of its window only and interpolates between.
  public let interpolates: Bool

  /// A decomposition's parameters.
  ///
  /// - Parameters:
  ///   - seasonLength: at least 2.
  ///   - seasonalWindow: odd, at least 7; nil makes every year's season the same.
  ///   - isRobust: whether outliers are weighed down.
  ///   - interpolates: whether each smoother fits every tenth of its window only: R's default,
  ///     ten times as fast.
  public init(
    seasonLength: Int, seasonalWindow: Int?, isRobust: Bool = false, interpolates: Bool = false
  ) {
    precondition(seasonLength >= 2, "a season has at least 2 observations, found \(seasonLength)")
    precondition(
      (seasonalWindow ?? 7) >= 7 && !(seasonalWindow ?? 7).isMultiple(of: 2),
      "the seasonal window must be odd and at least 7")
    self.seasonLength = seasonLength
    self.seasonalWindow = seasonalWindow
    self.isRobust = isRobust
    self.interpolates = interpolates
  }

  /// What a series consists of; the three parts add up to it.
  public struct Components: Hashable, Sendable {
    /// The slow part, `[n]`.
    public let trend: [Double]
    /// The part that repeats, `[n]`.
    public let season: [Double]
    /// What is left, `[n]`.
    public let remainder: [Double]
  }

  /// Decomposes a series.
  ///
  /// - Parameter values: none missing, more than two seasons.
  /// - Returns: trend, season and remainder.
  /// - Complexity: O(n · window) a pass; 2 passes, 15 where robust.
  public func decompose(_ values: [Double]) -> Components {
    let n = values.count
    precondition(
      n > 2 * seasonLength, "more than \(2 * seasonLength) observations expected, found \(n)")
    // R's window for a season that repeats: so long that all years weigh the same.
    let seasonal = loess(seasonalWindow ?? 10 * n + 1, degree: 0)
    let years = 1.5 / Double(seasonal.window)
    let trendWindow = Self.nextOdd((1.5 * Double(seasonLength) / (1 - years)).rounded(.up))
    let smoothers = STLSmoothers(
      seasonal: seasonal, lowPass: loess(Self.nextOdd(Double(seasonLength)), degree: 1),
      trend: loess(trendWindow, degree: 1), m: seasonLength)
    var trend = [Double](repeating: 0, count: n)
    var season = trend
    var robustness: [Double] = []
    for _ in 0...(isRobust ? 15 : 0) {
      for _ in 0..<(isRobust ? 1 : 2) {
        smoothers.pass(values, &trend, &season, robustness)
      }
      if isRobust { robustness = Self.weights(values, trend, season) }
    }
    if seasonalWindow == nil { season = repeated(season) }
    return Components(
      trend: trend, season: season,
      remainder: values.indices.map { values[$0] - trend[$0] - season[$0] })
  }

  private func loess(_ window: Int, degree: Int) -> Loess {
    Loess(window: window, degree: degree, jump: interpolates ? (window + 9) / 10 : 1)
  }

  private static func nextOdd(_ value: Double) -> Int {
    let whole = Int(value.rounded())
    return whole.isMultiple(of: 2) ? whole + 1 : whole
  }

  /// Bisquare weights of the remainders, 0 beyond six median deviations.
  private static func weights(
    _ values: [Double], _ trend: [Double], _ season: [Double]
  ) -> [Double] {
    let sizes = values.indices.map { abs(values[$0] - trend[$0] - season[$0]) }
    let sorted = sizes.sorted()
    let limit = 3 * (sorted[sorted.count / 2] + sorted[sorted.count - sorted.count / 2 - 1])
    return sizes.map { size in
      if size <= 0.001 * limit { return 1 }
      guard size <= 0.999 * limit else { return 0 }
      let ratio = size / limit
      return (1 - ratio * ratio) * (1 - ratio * ratio)
    }
  }

  /// The mean of each phase, repeated.
  private func repeated(_ season: [Double]) -> [Double] {
    let means = (0..<seasonLength).map { phase in
      let own = stride(from: phase, to: season.count, by: seasonLength).map { season[$0] }
      return own.reduce(0, +) / Double(own.count)
    }
    return season.indices.map { means[$0 % seasonLength] }
  }
}
