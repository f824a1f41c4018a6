internal import ForecastCore
internal import Glibc
internal import NumericalMethods

extension Autoregression {
  /// Yule–Walker or Burg: coefficients of every order up to the highest, one chosen.
  ///
  ///     criterion(p) = n log v[p] + penalty,   σ² = v[p] · n / (n - p - 1 if a mean was removed)
  ///
  /// The factor on v is R's for Yule–Walker; Burg's variance is taken as it is, as R does.
  ///
  /// - Source: Brockwell & Davis (1991), Time Series: Theory and Methods, §8.1–8.2; Burg (1975);
  ///   R's `ar.yw` and `ar.burg`.
  func fitStationary(_ training: SeriesSlice) throws(FitError) -> AutoregressionFit {
    let removesMean = options.trend != .none
    let fixedOrder = options.lags.fixedValue
    let parameters = removesMean ? 1 : 0
    let values = try training.completeValues(minimumCount: (fixedOrder ?? 0) + parameters + 1)
    let n = values.count
    let limit = min(
      fixedOrder ?? options.maxLags.fixedValue ?? Int(10 * log10(Double(n))),
      n - 1 - parameters)
    let mean = removesMean ? Autocovariance.mean(values) : 0
    let deviations = values.map { $0 - mean }
    let predictors =
      options.method == .burg
      ? Burg.predictors(deviations, order: limit)
      : try yuleWalkerPredictors(deviations, order: limit, series: training.id)
    if let fixedOrder, predictors.count <= fixedOrder {
      throw .singularRegressors(
        series: training.id, rank: predictors.count - 1, columns: fixedOrder)
    }
    let chosen = fixedOrder ?? bestOrder(predictors, observations: n, parameters: parameters)
    let predictor = predictors[chosen]
    let correction =
      options.method == .burg ? 1 : Double(n) / Double(n - chosen - parameters)
    return AutoregressionFit(
      LagRegression(
        lags: Array(1..<(chosen + 1)), weights: predictor.coefficients,
        intercept: mean * (1 - predictor.coefficients.reduce(0, +)), slope: 0,
        residualVariance: predictor.errorVariance * correction, observations: n,
        start: training.start))
  }

  /// The predictors of orders 0, 1, … as far as the covariances allow: order 0 for a constant.
  private func yuleWalkerPredictors(
    _ deviations: [Double], order: Int, series: String
  ) throws(FitError) -> [SymmetricToeplitz.Predictor] {
    let covariances = Autocovariance.biased(deviations, around: 0, lags: order)
    do {
      return try SymmetricToeplitz.predictors(covariances: covariances, order: order)
    } catch {
      return [SymmetricToeplitz.Predictor(coefficients: [], errorVariance: covariances[0])]
    }
  }

  private func bestOrder(
    _ predictors: [SymmetricToeplitz.Predictor], observations: Int, parameters: Int
  ) -> Int {
    var best = 0
    var least = Double.infinity
    for (order, predictor) in predictors.enumerated() {
      if predictor.errorVariance <= 0 { return order }
      let value = options.criterion.value(
        residualSumOfSquares: predictor.errorVariance * Double(observations),
        observations: observations, regressors: order + parameters)
      if value < least { (best, least) = (order, value) }
    }
    return best
  }
}
