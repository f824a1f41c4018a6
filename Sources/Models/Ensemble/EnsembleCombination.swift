internal import ForecastCore
internal import NumericalMethods

/// Makes one forecast of an ensemble's members'.
struct EnsembleCombination: Sendable {
  let average: EnsembleAverage
  let weights: EnsembleWeights

  /// The members' forecasts after one history as one.
  func forecast(
    from forecasts: [Forecast], after history: SeriesSlice, levels: [ConfidenceLevel]
  ) throws(ForecastError) -> Forecast {
    let steps = forecasts[0].point.indices
    let means = steps.map { mean(forecasts.map(\.point), at: $0, members: forecasts.indices) }
    let point =
      average == .median
      ? steps.map { step in SampleQuantile.median(forecasts.map { $0.point[step] }) } : means
    let intervals = levels.compactMap { level -> PredictionInterval? in
      let own = forecasts.indices.filter { forecasts[$0].interval(at: level) != nil }
      guard !own.isEmpty else { return nil }
      let bounds = own.compactMap { forecasts[$0].interval(at: level) }
      // Around the median the bounds keep the members' mean distances.
      let bound = { (side: [[Double]], step: Int) in
        mean(side, at: step, members: own) + point[step] - means[step]
      }
      return PredictionInterval(
        level: level,
        lower: steps.map { min(point[$0], bound(bounds.map(\.lower), $0)) },
        upper: steps.map { max(point[$0], bound(bounds.map(\.upper), $0)) })
    }
    return try Forecast(after: history, point: point, intervals: intervals)
  }

  /// The weighted mean of some members' values at a step; of equal weights where theirs are 0.
  private func mean(
    _ values: [[Double]], at step: Int, members: some Collection<Int>
  ) -> Double {
    let all = weights[step]
    var own = members.map { all[$0] }
    if !own.contains(where: { $0 > 0 }) { own = own.map { _ in 1 } }
    let sum = own.reduce(0, +)
    return zip(values, own).reduce(0) { $0 + $1.0[step] * $1.1 } / sum
  }
}
