public import ForecastCore
internal import NumericalMethods

extension ARIMA {
  /// The standard errors of a fit's coefficients, in their order.
  ///
  /// They come from the observed information, the curvature of the log likelihood at its
  /// maximum. The fitted value keeps no data, so the training slice is needed again.
  ///
  /// - Parameters:
  ///   - local: what this model's `fit` gave.
  ///   - training: the slice it was fitted to.
  /// - Returns: one error a coefficient, in its unit; nil where the likelihood has no proper
  ///   maximum there, as on the edge of the stationary region.
  /// - Complexity: about 2k² likelihoods for k coefficients.
  public func standardErrors(of local: Local, on training: SeriesSlice) -> [Double]? {
    local.standardErrors(on: training)
  }
}

extension ARIMA.Local {
  /// As `ARIMA.standardErrors`.
  func standardErrors(on training: SeriesSlice) -> [Double]? {
    guard let columns = try? known.values(of: training) else { return nil }
    let problem = ARIMAProblem(
      values: training.values, order: estimate.order, regressors: estimate.regressors,
      columnNames: known.names, columns: columns)
    let estimator = ARIMAEstimator(problem: problem, method: method)
    guard let covariance = estimator.covariance(of: estimate) else { return nil }
    return (0..<covariance.rows).map { covariance[$0, $0].squareRoot() }
  }
}
