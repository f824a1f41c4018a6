/// A mean and a drift near those of a series, to be taken from it before anything is squared.
///
///     y[t] ← (y[t] - y[c]) - b (t - c)
///
/// with b the slope between the first and the last value where there is a drift, else 0, and c the
/// position of a value near the mean.
struct TrendOffset: Hashable, Sendable {
  private let regressors: [ARIMATrend.Regressor]
  private let centre: Int
  private let level: Double
  private let slope: Double

  /// The offset of a series.
  ///
  /// - Parameters:
  ///   - series: NaN where missing.
  ///   - regressors: what a model of the series estimates; without any there is no offset.
  init(of series: [Double], regressors: [ARIMATrend.Regressor]) {
    self.regressors = regressors
    guard !regressors.isEmpty, let centre = SampleCentre.position(in: series),
      let first = series.firstIndex(where: { !$0.isNaN }),
      let last = series.lastIndex(where: { !$0.isNaN })
    else {
      (centre, level, slope) = (0, 0, 0)
      return
    }
    self.centre = centre
    level = series[centre]
    slope =
      regressors.contains(.drift) && last > first
      ? (series[last] - series[first]) / Double(last - first) : 0
  }

  /// The series without it; differences do not see the level.
  func removed(from series: [Double]) -> [Double] {
    guard !regressors.isEmpty else { return series }
    return series.enumerated().map { t, value in value - level - slope * Double(t - centre) }
  }

  /// What it adds to `count` trend coefficients: nothing to those of columns.
  func coefficients(count: Int) -> [Double] {
    let drift = ARIMATrend.Regressor.drift
    let own = regressors.map { $0 == drift ? slope : level - slope * drift.value(at: centre) }
    return (0..<count).map { $0 < own.count ? own[$0] : 0 }
  }
}
