/// Why data do not allow a model.
public enum FitError: Error, Hashable, Sendable {
  /// Fewer observations than the model needs.
  case seriesTooShort(series: String, needed: Int, found: Int)
  /// A missing value, which the model cannot work around; `position` counts from 0 at the start
  /// of the series, not of the slice, so that users find it in their file.
  case missingValue(series: String, position: Int, time: String)
  /// A covariate without a value at a time it is needed for.
  case missingCovariate(series: String, covariate: String, time: String)
  /// A value outside the model's domain (a logarithm of 0); `position` as for `missingValue`.
  case valueOutsideDomain(series: String, position: Int, value: Double, expected: String)
  /// Regressors that are linear combinations of each other: a constant series, mostly.
  case singularRegressors(series: String, rank: Int, columns: Int)
  /// The optimiser or the training did not end at numbers; no series is named where all of them
  /// are learned together.
  case diverged(series: String?, detail: String)
  /// The model was asked about a series it was not fitted to.
  case unknownSeries(series: String)
  /// Series that had to be aligned in time are not.
  case notAligned(series: String, other: String)
  /// Anything else the data lack, said in one sentence.
  case unsuitable(series: String, reason: String)
}

extension FitError: CustomStringConvertible {
  /// Where, what was expected, what was found, how to mend it.
  public var description: String {
    switch self {
    case .seriesTooShort(let series, let needed, let found):
      """
      series '\(series)': expected at least \(needed) observations, found \(found). \
      Use a longer history or a model with fewer parameters.
      """
    case .missingValue(let series, let position, let time):
      """
      series '\(series)': expected a value at \(time) (observation \(position + 1)), found none. \
      Fill it with --missing interpolate or forward-fill, or use a model that takes gaps, such as \
      arima.
      """
    case .missingCovariate(let series, let covariate, let time):
      """
      series '\(series)': expected a value of '\(covariate)' at \(time), found none. \
      Add a row for that time (known columns need them for the times to be forecast too), or leave \
      the column out.
      """
    case .valueOutsideDomain(let series, let position, let value, let expected):
      """
      series '\(series)', observation \(position + 1): expected \(expected), found \(value). \
      Use another model or transformation.
      """
    case .singularRegressors(let series, let rank, let columns):
      """
      series '\(series)': expected \(columns) independent regressors, found \(rank). \
      The series is constant or repeats itself; use fewer lags or a baseline.
      """
    case .diverged(let series, let detail):
      "\(series.map { "series '\($0)'" } ?? "all series together"): the fit broke down: \(detail)."
    case .unknownSeries(let series):
      """
      series '\(series)': expected a series the model was fitted to, found a new one. \
      Fit the model to a panel that has it.
      """
    case .notAligned(let series, let other):
      """
      series '\(series)' and '\(other)': expected the same times, found different ones. \
      Cut the series to their common span.
      """
    case .unsuitable(let series, let reason):
      "series '\(series)': \(reason)."
    }
  }
}
