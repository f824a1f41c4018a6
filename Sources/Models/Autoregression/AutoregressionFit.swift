public import ForecastCore

/// A fitted autoregression: its coefficients and the variance of its errors.
public struct AutoregressionFit: FittedLocalForecaster, Hashable {
  /// The lags, each with its coefficient in `coefficients`.
  public let lags: [Int]
  /// φ of each lag.
  public let coefficients: [Double]
  /// c, in the unit of the series; 0 without a constant.
  public let intercept: Double
  /// d, per step, time being 1 at the first training observation; 0 without a trend.
  public let slope: Double
  /// σ², in the squared unit of the series.
  public let residualVariance: Double
  /// How many observations the coefficients explain.
  public let observations: Int
  /// Where in its series the training part began.
  let start: Int

  init(_ regression: LagRegression) {
    lags = regression.lags
    coefficients = regression.weights
    intercept = regression.intercept
    slope = regression.slope
    residualVariance = regression.residualVariance
    observations = regression.observations
    start = regression.start
  }

  /// Feeds the model its own forecasts from the end of the history.
  ///
  /// - Throws: `FitError.seriesTooShort` where the history does not reach the longest lag back,
  ///   `.missingValue`, `ForecastError` where an explosive model overflows.
  public func forecast(
    after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
  ) throws -> Forecast {
    let reach = lags.max() ?? 0
    var values = try history.lastValues(reach)
    values.reserveCapacity(reach + steps)
    let now = history.start + history.count - start
    for step in 1...steps {
      var next = intercept + slope * Double(now + step)
      for (lag, coefficient) in zip(lags, coefficients) {
        next += coefficient * values[values.count - lag]
      }
      values.append(next)
    }
    return try Forecast(
      after: history, means: Array(values[reach...]),
      standardDeviations: standardDeviations(steps: steps), levels: levels)
  }

  /// ψ, the effect of a shock on the steps after it: `ψ[0] = 1`, `ψ[j] = Σ φ_l ψ[j-l]`.
  ///
  /// - Complexity: O(steps · lags).
  public func impulseResponse(steps: Int) -> [Double] {
    var response: [Double] = []
    response.reserveCapacity(steps)
    for step in 0..<steps {
      var effect = step == 0 ? 1.0 : 0
      for (lag, coefficient) in zip(lags, coefficients) where lag <= step {
        effect += coefficient * response[step - lag]
      }
      response.append(effect)
    }
    return response
  }

  /// `σ √Σ_{j<k} ψ[j]²` for each step.
  private func standardDeviations(steps: Int) -> [Double] {
    var sum = 0.0
    return impulseResponse(steps: steps).map { effect in
      sum += effect * effect
      return (residualVariance * sum).squareRoot()
    }
  }
}
