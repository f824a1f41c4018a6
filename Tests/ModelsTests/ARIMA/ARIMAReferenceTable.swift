import ForecastCore
import Foundation
import Testing

@testable import Models

/// The table of differences from R that `Scripts/arima-table` prints.
@Suite struct ARIMAReferenceTable {
  private static let isWanted = ProcessInfo.processInfo.environment["ARIMA_TABLE"] != nil

  @Test(.enabled(if: isWanted)) func printTheTable() throws {
    print("TABLE ## Fixed orders, beside `stats::arima` (CSS-ML)")
    print("TABLE ")
    print(
      "TABLE | case | log likelihood | minus R's | largest coefficient difference "
        + "| forecasts at R's coefficients, % | deviations, % |")
    print("TABLE |---|--:|--:|--:|--:|--:|")
    for reference in ARIMAReferenceCase.likelihood { print("TABLE " + (try row(reference))) }
    print("TABLE ")
    print("TABLE ## Chosen orders, beside `forecast::auto.arima`")
    print("TABLE ")
    print("TABLE | series | ours | R's orders | AICc | minus R's | models tried |")
    print("TABLE |---|---|---|--:|--:|--:|")
    for reference in AutoARIMAReference.all { print("TABLE " + (try row(reference))) }
  }

  private func row(_ reference: ARIMAReferenceCase) throws -> String {
    let estimate = reference.estimator.estimate()
    let difference = estimate.logLikelihood - reference.logLikelihood
    let coefficients = zip(estimate.coefficients, reference.coefficients).map {
      abs($0.value - $1) / max(1, abs($1))
    }
    let same = try #require(reference.estimator.estimate(at: reference.coefficients))
    let forecast = try ARIMA.Local(
      estimate: same, variance: same.innovationVariance, trainingStart: 0, known: .none
    ).forecast(after: reference.slice(), steps: 12, levels: [])
    guard case .gaussian(_, let deviations) = forecast.distribution else { return "" }
    let cells = [
      reference.label.split(separator: "/").dropLast().joined(separator: " "),
      String(format: "%.4f", estimate.logLikelihood), String(format: "%+.5f", difference),
      abs(difference) < 4e-3
        ? String(format: "%.1e", coefficients.max() ?? 0) : "another optimum",
      String(format: "%.1e", largest(forecast.point, reference.forecast)),
      String(format: "%.1e", largest(deviations, reference.deviation)),
    ]
    return "| " + cells.joined(separator: " | ") + " |"
  }

  private func row(_ reference: AutoARIMAReference) throws -> String {
    let fit = try AutoARIMA().fit(reference.slice(), context: FitContext(horizon: 1))
    let estimate = fit.model.estimate
    let n = try reference.number("orders").map { Int($0) }
    let orders = ARIMAOrder(
      n[0], n[1], n[2], seasonal: (n[3], n[4], n[5]),
      seasonLength: n[3] + n[4] + n[5] > 0 ? n[6] : 1)
    let cells = [
      reference.name, estimate.order.description, orders.description,
      String(format: "%.3f", estimate.aicc),
      String(format: "%+.3f", estimate.aicc - (try reference.number("aicc")[0])),
      String(fit.tried.count),
    ]
    return "| " + cells.joined(separator: " | ") + " |"
  }

  /// The largest relative difference, in percent; NaN where one is, which `max` might pass over.
  private func largest(_ ours: [Double], _ theirs: [Double]) -> Double {
    let differences = zip(ours, theirs).map { 100 * abs($0 - $1) / abs($1) }
    return differences.contains { $0.isNaN } ? .nan : differences.max() ?? .nan
  }
}
