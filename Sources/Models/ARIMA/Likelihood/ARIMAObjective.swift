internal import NumericalMethods

/// A deviance of an ARIMA problem as a function of its unconstrained parameters.
///
/// It remembers the trend of its last evaluation, which the gradient there needs; and the gradient
/// itself, where one pass over the series gives both.
final class ARIMAObjective {
  private let problem: ARIMAProblem
  /// Whether the conditional sum of squares stands in for the likelihood.
  private let isConditional: Bool
  private var last: (point: [Double], trend: [Double], gradient: [Double]?) = ([], [], nil)

  init(_ problem: ARIMAProblem, isConditional: Bool) {
    self.problem = problem
    self.isConditional = isConditional
  }

  /// The deviance at its best trend; infinite where it has none.
  func value(_ point: [Double]) -> Double {
    if fitsOnePass(point) { return valueAndGradient(point) }
    let model = problem.model(point)
    let moments =
      isConditional ? problem.conditionalMoments(model) : problem.exactMoments(model)
    guard let moments, moments.count > (isConditional ? point.count : 0) else { return .infinity }
    let trend = moments.regression
    last = (point, trend, nil)
    return moments.deviance(trend, floor: problem.floor)
  }

  /// Whether a point and its neighbours fill no more than the lanes of a batch.
  private func fitsOnePass(_ point: [Double]) -> Bool {
    problem.hasBatches(isConditional: isConditional) && problem.columnCount <= 2
      && 2 * point.count + 1 <= InnovationsBatch.width
  }

  /// Both in one pass over the series: most trial points of a search are taken.
  private func valueAndGradient(_ point: [Double]) -> Double {
    let (points, deltas) = neighbours(of: point)
    let moments = problem.moments(
      of: ([point] + points).map(problem.model), isConditional: isConditional)
    let values = moments.map { moments -> Double in
      guard let moments, moments.count > (isConditional ? point.count : 0) else {
        return .infinity
      }
      return moments.deviance(moments.regression, floor: problem.floor)
    }
    let gradient = Self.slopes(Array(values.dropFirst()), deltas)
    last = (point, moments[0]?.regression ?? [], gradient)
    return values[0]
  }

  /// The gradient by central differences, eight points at a time.
  ///
  /// At its best value the trend does not change the deviance to first order, so it is held
  /// there, and only what is left of the series need be filtered.
  func gradient(_ point: [Double]) -> [Double] {
    if fitsOnePass(point) {
      if last.point != point { _ = valueAndGradient(point) }
      if let gradient = last.gradient { return gradient }
    }
    guard problem.hasBatches(isConditional: isConditional) else {
      return NumericalGradient.central(of: value, at: point)
    }
    let (points, deltas) = neighbours(of: point)
    if problem.columnCount > 1, last.point != point { _ = value(point) }
    let trend = problem.columnCount > 1 ? last.trend : []
    var values: [Double] = []
    for first in stride(from: 0, to: points.count, by: InnovationsBatch.width) {
      let some = points[first..<min(points.count, first + InnovationsBatch.width)]
      let moments = problem.moments(
        of: some.map(problem.model), isConditional: isConditional, without: trend)
      values += moments.map { $0?.deviance([], floor: problem.floor) ?? .infinity }
    }
    return Self.slopes(values, deltas)
  }

  /// The points above and below in each variable, in turn, and how far away they are.
  private func neighbours(of point: [Double]) -> (points: [[Double]], deltas: [Double]) {
    let deltas = point.map { 1e-5 * max(1, abs($0)) }
    var points: [[Double]] = []
    for index in point.indices {
      for delta in [deltas[index], -deltas[index]] {
        var moved = point
        moved[index] += delta
        points.append(moved)
      }
    }
    return (points, deltas)
  }

  private static func slopes(_ values: [Double], _ deltas: [Double]) -> [Double] {
    deltas.indices.map { (values[2 * $0] - values[2 * $0 + 1]) / (2 * deltas[$0]) }
  }
}
