internal import NumericalMethods

extension Forecast {
  /// A forecast with normal errors: bounds at `mean ± z · standardDeviation`.
  ///
  /// - Parameters:
  ///   - history: what the forecast starts from.
  ///   - means: point forecasts, `[h]`.
  ///   - standardDeviations: of the forecast errors, `[h]`, at least 0, in the unit of the series.
  ///   - levels: the levels to give bounds for.
  /// - Throws: `ForecastError.notFinite` on a mean that is not a finite number, and
  ///   `.boundNotFinite` or `.distributionNotFinite` on such a deviation.
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
    try self.init(
      after: history, point: means, intervals: intervals,
      distribution: .gaussian(means: means, standardDeviations: standardDeviations))
  }
}
