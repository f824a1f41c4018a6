import ForecastCore
import Testing

@testable import Models

/// A fit of R's `stats::arima`, as the fixture holds it.
struct ARIMAReferenceCase: Sendable, CustomTestStringConvertible {
  let label: String
  let series: [Double]
  let order: ARIMAOrder
  let trend: ARIMATrend
  let method: ARIMAMethod
  let coefficients: [Double]
  let errors: [Double]
  let variance: Double
  let logLikelihood: Double
  let forecast: [Double]
  let deviation: [Double]

  var testDescription: String { label }
  var regressors: [ARIMATrend.Regressor] { trend.regressors(differences: order.differenceCount) }
  var problem: ARIMAProblem {
    ARIMAProblem(values: series, order: order, regressors: regressors)
  }
  var estimator: ARIMAEstimator { ARIMAEstimator(problem: problem, method: method) }

  func slice() throws -> SeriesSlice {
    try Sample.slice(series, seasonLength: order.seasonLength)
  }

  func model(_ change: (inout ARIMA.Options) -> Void = { _ in }) throws -> ARIMA {
    var options = ARIMA.Options()
    (options.p, options.d, options.q) = (order.p, order.d, order.q)
    options.seasonalP = order.seasonalP
    options.seasonalD = order.seasonalD
    options.seasonalQ = order.seasonalQ
    options.trend = trend
    options.method = method
    change(&options)
    return try ARIMA(options: options)
  }

  /// Every case of the fixture.
  static let all: [ARIMAReferenceCase] = (try? read()) ?? []
  /// Those fitted by maximum likelihood.
  static let likelihood = all.filter { $0.method == .cssML }

  private static func read() throws -> [ARIMAReferenceCase] {
    let fixture = try NumberFixture("arima")
    return try fixture.cases.filter { $0.contains("/") }.map { label in
      let parts = label.split(separator: "/").map(String.init)
      let n = parts[1...7].compactMap { Int($0) }
      return ARIMAReferenceCase(
        label: label, series: try fixture("series", of: parts[0]),
        order: ARIMAOrder(
          n[0], n[1], n[2], seasonal: (n[3], n[4], n[5]), seasonLength: n[6]),
        trend: parts[8] == "drift" ? .drift : .auto,
        method: parts[9] == "CSS" ? .css : .cssML,
        coefficients: try fixture("coefficients", of: label),
        errors: try fixture("errors", of: label),
        variance: try fixture("variance", of: label)[0],
        logLikelihood: try fixture("loglik", of: label)[0],
        forecast: try fixture("forecast", of: label),
        deviation: try fixture("deviation", of: label))
    }
  }
}
