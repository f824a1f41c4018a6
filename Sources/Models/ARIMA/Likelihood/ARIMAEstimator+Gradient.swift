internal import NumericalMethods

extension ARIMAEstimator {
  /// The gradient of a deviance by central differences, eight points at a time; nil where gaps
  /// need the filter that takes one at a time.
  ///
  /// At its best value the trend does not change the deviance to first order, so it is held
  /// there, and only what is left of the series need be filtered.
  func gradient(conditional: Bool) -> (([Double]) -> [Double])? {
    guard problem.isComplete else { return nil }
    return { point in
      let step = 1e-5
      var points: [[Double]] = []
      for index in point.indices {
        let delta = step * max(1, abs(point[index]))
        for shift in [delta, -delta] {
          var moved = point
          moved[index] += shift
          points.append(moved)
        }
      }
      let series = withoutTrend(at: point, conditional: conditional)
      var values: [Double] = []
      for first in stride(from: 0, to: points.count, by: InnovationsBatch.width) {
        let some = points[first..<min(points.count, first + InnovationsBatch.width)]
        let batch = InnovationsBatch(some.map(model))
        let moments =
          conditional ? batch.conditionalMoments([series]) : batch.moments([series])
        values += moments.map { $0?.deviance([], floor: problem.floor) ?? .infinity }
      }
      return point.indices.map { index in
        let delta = step * max(1, abs(point[index]))
        return (values[2 * index] - values[2 * index + 1]) / (2 * delta)
      }
    }
  }

  /// The differenced series less its best trend at some parameters.
  private func withoutTrend(at point: [Double], conditional: Bool) -> [Double] {
    var series = problem.differenced[0]
    guard problem.columnCount > 1 else { return series }
    let model = model(point)
    let moments = conditional ? problem.conditionalMoments(model) : problem.exactMoments(model)
    for (column, beta) in (moments?.regression ?? []).enumerated() {
      for t in series.indices { series[t] -= beta * problem.differenced[column + 1][t] }
    }
    return series
  }
}
