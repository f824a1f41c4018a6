internal import ForecastCore

/// The coefficients of a regression on lags.
///
///     ŷ[t] = intercept + slope·τ + Σ weights[i]·y[t - (lead - 1) - lags[i]]
struct LagRegression: Hashable, Sendable {
  let lags: [Int]
  let weights: [Double]
  let intercept: Double
  /// Per step; τ is 1 at the first observation of the training part.
  let slope: Double
  /// Residual sum of squares over the degrees of freedom left.
  let residualVariance: Double
  /// How many rows the coefficients were fitted to.
  let observations: Int
  /// Where in its series the training part began.
  let start: Int
}
