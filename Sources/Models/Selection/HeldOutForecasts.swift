internal import ForecastCore

/// What candidates forecast at the last origins of a training slice, beside what then happened.
struct HeldOutForecasts: Sendable {
  /// One origin of one series.
  struct Origin: Hashable, Sendable {
    /// The position of the series in the slice.
    let series: Int
    /// 0 for the last origin of the series, 1 for the one before it, and so on.
    let age: Int
    /// How many observations of the series were seen.
    let cutoff: Int
  }

  /// A candidate without a forecast at an origin.
  struct Failure: Hashable, Sendable {
    let candidate: Int
    let origin: Origin
    let reason: String
  }

  /// What the candidates are called, in order.
  let names: [String]
  /// Steps of every forecast.
  let horizon: Int
  /// What the candidates were shown parts of.
  let slice: PanelSlice
  /// Series after series, each oldest origin first.
  let origins: [Origin]
  /// `[candidate][origin]`, nil where the candidate failed.
  let forecasts: [[Forecast?]]
  /// Every failure, in candidate order.
  let failures: [Failure]

  /// What happened after an origin: `[horizon]`, NaN where the observation is missing.
  func actuals(after origin: Origin) -> [Double] {
    (0..<horizon).map { slice[origin.series][origin.cutoff + $0] }
  }

  /// The positions of a series' origins.
  func positions(ofSeries series: Int) -> [Int] {
    origins.indices.filter { origins[$0].series == series }
  }

  /// How many outcomes a series has at each step whose forecasts do not overlap.
  ///
  ///     outcomes[h] = min(origins, 1 + (last cutoff - first cutoff) / h),   h = 1 … horizon
  ///
  /// Errors of forecasts that overlap rest on the same surprises, and count for one.
  func outcomes(ofSeries series: Int) -> [Double] {
    let cutoffs = positions(ofSeries: series).map { origins[$0].cutoff }
    guard let first = cutoffs.first, let last = cutoffs.last else {
      return [Double](repeating: 0, count: horizon)
    }
    return (1...horizon).map { step in
      min(Double(cutoffs.count), 1 + Double(last - first) / Double(step))
    }
  }

  /// The first reason for which a candidate failed on a series, if it did.
  func failure(of candidate: Int, onSeries series: Int) -> Failure? {
    failures.first { $0.candidate == candidate && $0.origin.series == series }
  }
}
