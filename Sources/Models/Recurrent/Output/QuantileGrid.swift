internal import ForecastCore
internal import Glibc

/// The probabilities a forecast needs: those of the network's own quantiles and of the bounds.
struct QuantileGrid {
  /// Increasing, the median among them.
  let values: [Double]
  private let levels: [ConfidenceLevel]

  init(levels: [ConfidenceLevel]) {
    self.levels = levels
    var all = NetworkOutput.probabilities
    for level in levels {
      for tail in [level.upperTail, 1 - level.upperTail]
      where !all.contains(where: { abs($0 - tail) < 1e-9 }) {
        all.append(tail)
      }
    }
    values = all.sorted()
  }

  /// A forecast in the unit of the series.
  ///
  /// - Parameters:
  ///   - history: what is forecast from.
  ///   - quantiles: z at each probability, `[probability][step]`.
  ///   - usesLogarithm: whether z is the logarithm of the value.
  ///   - hasDistribution: whether there is more than the point.
  /// - Returns: the median as the point, a bound a tail, and the quantiles themselves; of a series
  ///   that has never changed its value alone.
  /// - Throws: `ForecastError` on a value that is no finite number.
  func forecast(
    after history: SeriesSlice, quantiles: [[Double]], usesLogarithm: Bool,
    hasDistribution: Bool
  ) throws(ForecastError) -> Forecast {
    let steps = quantiles[0].count
    let constant = history.allSatisfy { $0 == history[0] } ? history[0] : nil
    let restored = (0..<steps).map { step in
      if let constant { return values.map { _ in constant } }
      let inOrder = quantiles.map { $0[step] }.sorted()
      return usesLogarithm ? inOrder.map { exp($0) } : inOrder
    }
    let point = restored.map { $0[place(of: 0.5)] }
    guard hasDistribution else { return try Forecast(after: history, point: point) }
    let intervals = levels.map { level in
      PredictionInterval(
        level: level, lower: restored.map { $0[place(of: 1 - level.upperTail)] },
        upper: restored.map { $0[place(of: level.upperTail)] })
    }
    return try Forecast(
      after: history, point: point, intervals: intervals,
      distribution: .quantiles(probabilities: values, values: restored))
  }

  private func place(of probability: Double) -> Int {
    values.firstIndex { abs($0 - probability) < 1e-9 } ?? values.count / 2
  }
}
