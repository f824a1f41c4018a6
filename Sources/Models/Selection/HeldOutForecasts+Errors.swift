internal import ForecastCore

extension HeldOutForecasts {
  /// The mean absolute error of each candidate at each step of one series.
  ///
  ///     error[c][h] = mean over origins of |actual[h] − forecast[c][h]|
  ///
  /// A candidate that failed at any origin of the series is out: a mean over other folds than
  /// its rivals' would not compare.
  ///
  /// - Returns: `[candidate][step]`; nil for a candidate that is out, and for all where the
  ///   series has no origin; a step whose actuals are all missing is nil.
  func absoluteErrors(ofSeries series: Int) -> [[Double?]?] {
    let positions = positions(ofSeries: series)
    let actuals = positions.map { self.actuals(after: origins[$0]) }
    return forecasts.map { candidate in
      let points = positions.compactMap { candidate[$0]?.point }
      guard !points.isEmpty, points.count == positions.count else { return nil }
      return (0..<horizon).map { step in
        let errors = zip(actuals, points).map { abs($0[step] - $1[step]) }.filter { !$0.isNaN }
        return errors.isEmpty ? nil : errors.reduce(0, +) / Double(errors.count)
      }
    }
  }

  /// The mean over the series of each candidate's errors at each step, each series' errors in
  /// units of its `scale`.
  ///
  /// - Returns: `[candidate][step]`; nil for a candidate that failed on any compared series.
  ///   Series without an origin, and steps without an actual, are left out for all alike.
  func scaledErrors() -> [[Double?]?] {
    let compared = slice.indices.filter { series in
      origins.contains { $0.series == series }
    }
    let bySeries = compared.map {
      (scale: scale(ofSeries: $0), errors: absoluteErrors(ofSeries: $0))
    }
    return names.indices.map { candidate in
      let own = bySeries.compactMap { series in
        series.errors[candidate].map { $0.map { error in error.map { $0 / series.scale } } }
      }
      guard !own.isEmpty, own.count == bySeries.count else { return nil }
      return (0..<horizon).map { step in
        let errors = own.compactMap { $0[step] }
        return errors.isEmpty ? nil : errors.reduce(0, +) / Double(errors.count)
      }
    }
  }

  /// The unit of a series' errors, as in MASE: the mean absolute difference of observations a
  /// season apart before the first target; of neighbours where seasons repeat exactly; 1 where
  /// nothing ever changes.
  func scale(ofSeries series: Int) -> Double {
    let values = slice[series]
    let end = positions(ofSeries: series).first.map { origins[$0].cutoff } ?? values.count
    for lag in [slice.seasonLength, 1] where end > lag {
      let differences = (lag..<end).map { abs(values[$0] - values[$0 - lag]) }
        .filter { !$0.isNaN }
      let mean = differences.reduce(0, +) / Double(max(1, differences.count))
      if mean > 0, mean.isFinite { return mean }
    }
    return 1
  }
}
