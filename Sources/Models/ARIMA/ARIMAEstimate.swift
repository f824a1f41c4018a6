internal import ForecastCore

/// The estimated parameters of an ARIMA model, with what its likelihood says of them.
public struct ARIMAEstimate: Hashable, Sendable {
  /// A coefficient under the name R gives it: `ar1`, `sma1`, `intercept`, `drift`, a column's.
  public struct Coefficient: Hashable, Sendable {
    /// The name.
    public let name: String
    /// The estimate; an intercept in the unit of the series, a drift in that unit a step.
    public let value: Double
  }

  /// The orders.
  public let order: ARIMAOrder
  /// The logarithm of the likelihood at the estimate; infinite where nothing is left to explain.
  public let logLikelihood: Double
  /// σ², the innovation variance of maximum likelihood, in the squared unit of the series.
  public let innovationVariance: Double
  /// Observations the likelihood counts: those present, less the ones differencing used up.
  public let observationCount: Int
  /// Whether the optimiser met its tolerance.
  public let hasConverged: Bool
  /// The coefficients of mean and drift, then of the known columns, in the columns' order.
  public let trend: [Coefficient]

  let factors: ARMAFactors
  let regressors: [ARIMATrend.Regressor]
  /// The optima found, best first: where a later fit may start.
  let starts: [WarmStart]

  /// Unconstrained parameters, and H of the optimiser there.
  struct WarmStart: Hashable, Sendable {
    var parameters: [Double]
    var inverseHessian: [Double]?
  }

  /// Every coefficient: φ, θ, Φ, Θ, then the trend.
  public var coefficients: [Coefficient] {
    let groups = [
      ("ar", factors.ar), ("ma", factors.ma), ("sar", factors.seasonalAR),
      ("sma", factors.seasonalMA),
    ]
    return groups.flatMap { name, values in
      values.enumerated().map { Coefficient(name: "\(name)\($0 + 1)", value: $1) }
    } + trend
  }

  /// Estimated numbers, the innovation variance included.
  public var parameterCount: Int { factors.all.count + trend.count + 1 }

  /// σ² n / (n - k), k the number of coefficients: what R's `forecast` package reports.
  public var unbiasedVariance: Double {
    let freedom = observationCount - parameterCount + 1
    return freedom > 0
      ? innovationVariance * Double(observationCount) / Double(freedom) : innovationVariance
  }

  /// What decides between models of the same observations, with k = `parameterCount`.
  public func criterion(_ criterion: InformationCriterion) -> Double {
    -2 * logLikelihood
      + criterion.penalty(parameters: parameterCount, observations: observationCount)
  }

  /// Akaike's criterion.
  public var aic: Double { criterion(.aic) }
  /// Akaike's criterion, corrected for small samples.
  public var aicc: Double { criterion(.aicc) }
  /// Schwarz's criterion.
  public var bic: Double { criterion(.bic) }

  var model: ARMAModel { ARMAModel(factors, seasonLength: order.seasonLength) }
}

extension ARIMAEstimate.WarmStart: ByteCoded {
  func write(to writer: inout ByteWriter) {
    writer.write(parameters)
    writer.write(inverseHessian != nil)
    if let inverseHessian { writer.write(inverseHessian) }
  }

  init?(from reader: inout ByteReader) {
    guard let parameters = reader.numbers(), let hasHessian = reader.flag() else { return nil }
    self.init(parameters: parameters, inverseHessian: hasHessian ? reader.numbers() : nil)
    if hasHessian, inverseHessian == nil { return nil }
  }
}
