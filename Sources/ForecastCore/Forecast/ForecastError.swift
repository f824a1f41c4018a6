/// Why values are no forecast.
public enum ForecastError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A point forecast is NaN or infinite.
  case notFinite(series: String, step: Int, found: Double)
  /// A bound of an interval is NaN or infinite.
  case boundNotFinite(series: String, step: Int, level: ConfidenceLevel, found: Double)
  /// The distribution of a step has a parameter or quantile that is NaN or infinite.
  case distributionNotFinite(series: String, step: Int)

  /// Where, what was expected, what was found.
  public var description: String {
    switch self {
    case .notFinite(let series, let step, let found):
      """
      series '\(series)', step \(step): expected a finite forecast, found \(found). \
      The model broke down on these data; try another model or a transformation.
      """
    case .boundNotFinite(let series, let step, let level, let found):
      """
      series '\(series)', step \(step): expected finite bounds at \(level) %, found \(found). \
      The model broke down on these data; try another model or a transformation.
      """
    case .distributionNotFinite(let series, let step):
      """
      series '\(series)', step \(step): expected a distribution of finite numbers, found another. \
      The model broke down on these data; try another model or a transformation.
      """
    }
  }
}
