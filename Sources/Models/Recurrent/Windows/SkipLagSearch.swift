internal import ForecastCore

/// Which lag alone forecasts best over a horizon, in the training part; none where a series has
/// no memory that a lag could use.
struct SkipLagSearch {
  private let training: PanelSlice
  private let horizon: Int
  /// Origins of each series at its end where lags are compared.
  private static let origins = 8
  /// Origins of each series, spread over all of it, where the best lag is compared with the mean.
  private static let spread = 64
  /// The values whose mean is compared.
  private static let window = 32
  /// The share of the lag's error that the mean's must stay below.
  ///
  /// Of values without any memory it is √½, of a random walk above 1 at every horizon.
  private static let share = 0.85

  init(_ training: PanelSlice, horizon: Int) {
    self.training = training
    self.horizon = horizon
  }

  /// The lag of the lowest absolute error relative to the series' mean change, averaged over
  /// series, the first of equals; 0 where the mean of the last values errs clearly less.
  func best(of lags: [Int]) -> Int {
    let lag = bestLag(of: lags)
    var (ofLag, ofMean) = (0.0, 0.0)
    for series in training {
      let values = series.values
      guard let size = size(of: values, lag) else { continue }
      let errors = spreadErrors(values, lag: lag)
      ofLag += errors.lag / size
      ofMean += errors.mean / size
    }
    return ofLag.isFinite && ofMean < Self.share * ofLag ? 0 : lag
  }

  private func bestLag(of lags: [Int]) -> Int {
    guard lags.count > 1, let longest = lags.max() else { return lags[0] }
    var sums = [Double](repeating: 0, count: lags.count)
    for series in training {
      let values = series.values
      guard let size = size(of: values, longest) else { continue }
      for (index, lag) in lags.enumerated() { sums[index] += error(values, lag: lag) / size }
    }
    let candidates = lags.indices.filter { sums[$0].isFinite }
    return lags[candidates.min { sums[$0] < sums[$1] } ?? 0]
  }

  /// The mean change of a series that is long enough to try a lag; nil where it is not, or has no
  /// changes.
  private func size(of values: [Double], _ lag: Int) -> Double? {
    guard values.count >= lag + 2 * horizon, values.count > 1 else { return nil }
    let changes = zip(values.dropFirst(), values).map { abs($0 - $1) }
    let size = changes.reduce(0, +) / Double(changes.count)
    return size > 0 && size.isFinite ? size : nil
  }

  private func error(_ values: [Double], lag: Int) -> Double {
    var sum = 0.0
    for origin in 0..<Self.origins {
      let end = values.count - horizon - origin * max(1, horizon / 2)
      guard end >= lag else { break }
      sum += error(values, lag: lag, end: end)
    }
    return sum
  }

  private func error(_ values: [Double], lag: Int, end: Int) -> Double {
    (0..<horizon).reduce(0) { sum, step in
      sum + abs(values[end + step] - values[end + step - lag * ((step + lag) / lag)])
    }
  }

  /// The errors of a lag and of the mean of the last values, mean over the same origins.
  private func spreadErrors(_ values: [Double], lag: Int) -> (lag: Double, mean: Double) {
    let first = max(lag, min(Self.window, values.count / 2))
    let last = values.count - horizon
    guard first <= last else { return (0, 0) }
    let stride = (last - first) / Self.spread + 1
    var (ofLag, ofMean, count) = (0.0, 0.0, 0.0)
    for end in Swift.stride(from: last, through: first, by: -stride) {
      let window = values[max(0, end - Self.window)..<end]
      let mean = window.reduce(0, +) / Double(window.count)
      ofLag += error(values, lag: lag, end: end)
      for step in 0..<horizon { ofMean += abs(values[end + step] - mean) }
      count += 1
    }
    return (ofLag / count, ofMean / count)
  }
}
