internal import NumericalMethods

extension Forecast {
  /// A forecast with normal errors: bounds at `mean ± z · standardDeviation`.
  ///
  /// An infinite deviation (the squares of huge values overflow) takes the bounds and the
  /// distribution, not the points: it is an error only where bounds are asked for.
  ///
  /// - Parameters:
  ///   - history: what the forecast starts from.
  ///   - means: point forecasts, `[h]`.
  ///   - standardDeviations: of the forecast errors, `[h]`, at least 0, in the unit of the series.
  ///   - levels: the levels to give bounds for.
  /// - Throws: `ForecastError.notFinite` on a mean that is not a finite number,
  ///   `.boundNotFinite` on an infinite deviation where `levels` has any, and
  ///   `.distributionNotFinite` on one that is NaN.
  public init(
    after history: SeriesSlice, means: [Double], standardDeviations: [Double],
    levels: [ConfidenceLevel]
  ) throws(ForecastError) {
    precondition(means.count == standardDeviations.count, "a deviation for every step expected")
    let intervals = levels.map { level in
      let z = NormalDistribution.standard.quantile(level.upperTail)
      return PredictionInterval(
        level: level,
        lower: zip(means, standardDeviations).map { $0 - z * $1 },
        upper: zip(means, standardDeviations).map { $0 + z * $1 })
    }
    let overflowed = standardDeviations.contains { $0.isInfinite }
    try self.init(
      after: history, point: means, intervals: intervals,
      distribution: overflowed
        ? nil : .gaussian(means: means, standardDeviations: standardDeviations))
  }
}
