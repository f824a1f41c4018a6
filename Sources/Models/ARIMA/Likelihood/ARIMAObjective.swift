internal import NumericalMethods

/// A deviance of an ARIMA problem as a function of its unconstrained parameters.
///
/// It remembers the trend of its last evaluation, which the gradient there needs.
final class ARIMAObjective {
  private let problem: ARIMAProblem
  /// Whether the conditional sum of squares stands in for the likelihood.
  private let isConditional: Bool
  private var last: (point: [Double], trend: [Double]) = ([], [])

  init(_ problem: ARIMAProblem, isConditional: Bool) {
    self.problem = problem
    self.isConditional = isConditional
  }

  /// The deviance at its best trend; infinite where it has none.
  func value(_ point: [Double]) -> Double {
    let model = problem.model(point)
    let moments =
      isConditional ? problem.conditionalMoments(model) : problem.exactMoments(model)
    guard let moments, moments.count > (isConditional ? point.count : 0) else { return .infinity }
    let trend = moments.regression
    last = (point, trend)
    return moments.deviance(trend, floor: problem.floor)
  }

  /// The gradient by central differences, eight points at a time.
  ///
  /// At its best value the trend does not change the deviance to first order, so it is held
  /// there, and only what is left of the series need be filtered.
  func gradient(_ point: [Double]) -> [Double] {
    guard problem.isComplete else { return NumericalGradient.central(of: value, at: point) }
    let deltas = point.map { 1e-5 * max(1, abs($0)) }
    var points: [[Double]] = []
    for index in point.indices {
      for delta in [deltas[index], -deltas[index]] {
        var moved = point
        moved[index] += delta
        points.append(moved)
      }
    }
    let series = withoutTrend(at: point)
    var values: [Double] = []
    for first in stride(from: 0, to: points.count, by: InnovationsBatch.width) {
      let some = points[first..<min(points.count, first + InnovationsBatch.width)]
      let batch = InnovationsBatch(some.map(problem.model))
      let moments = isConditional ? batch.conditionalMoments([series]) : batch.moments([series])
      values += moments.map { $0?.deviance([], floor: problem.floor) ?? .infinity }
    }
    return point.indices.map { (values[2 * $0] - values[2 * $0 + 1]) / (2 * deltas[$0]) }
  }

  /// The differenced series less its best trend at some parameters.
  private func withoutTrend(at point: [Double]) -> [Double] {
    var series = problem.differenced[0]
    guard problem.columnCount > 1 else { return series }
    if last.point != point { _ = value(point) }
    for (column, beta) in last.trend.enumerated() {
      for t in series.indices { series[t] -= beta * problem.differenced[column + 1][t] }
    }
    return series
  }
}

extension ARIMAProblem {
  /// The model that unconstrained parameters stand for.
  func model(_ parameters: [Double]) -> ARMAModel {
    ARMAModel(
      ARMAFactors(parameters: parameters, order: order), seasonLength: order.seasonLength)
  }
}
