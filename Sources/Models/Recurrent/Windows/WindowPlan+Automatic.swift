internal import ForecastCore
internal import Glibc

extension WindowPlan {
  /// Settles what the options leave open, from the training slice alone.
  ///
  /// - Parameters:
  ///   - options: what the user has fixed.
  ///   - training: the series to learn from.
  ///   - horizon: h.
  ///   - strategy: how one step becomes many.
  ///   - segment: chooses a segment's length from the season's; nil for steps of one value.
  init(
    _ options: WindowOptions, training: PanelSlice, horizon: Int,
    strategy: ForecastStrategy = .direct, segment: ((_ season: Int) -> Int)? = nil
  ) {
    self.horizon = horizon
    self.strategy = strategy
    output = options.output
    weighting = options.weighting
    calendar =
      options.calendar.fixedValue ?? CalendarFeature.automatic(for: training.frequency)
    switch options.transform {
    case .automatic: usesLogarithm = Self.staysAboveZero(training)
    case .none: usesLogarithm = false
    case .log: usesLogarithm = true
    }
    let lags = Self.candidateLags(seasonLength: training.seasonLength, training.frequency)
    let bestLag = SkipLagSearch(training, horizon: horizon).best(of: lags)
    skipLag = options.skipLag.fixedValue ?? bestLag
    scaling =
      options.scaling != .automatic
      ? options.scaling : bestLag == 1 && segment == nil ? .change : .standard
    let lengths = training.map(\.count).sorted()
    let typical = lengths[lengths.count / 2]
    self.segment = min(
      segment?(training.seasonLength) ?? 1, max(1, (typical - horizon) / 3))
    writesSegments = segment != nil
    let wanted =
      options.inputSize.fixedValue
      ?? Self.inputSize(
        lag: bestLag, season: training.seasonLength, horizon: horizon, segment: self.segment,
        length: typical)
    inputSize = (wanted + self.segment - 1) / self.segment * self.segment
  }

  /// Whether the logarithm is safe and so a value's error is relative to its size: nearly every
  /// series stays above a twentieth of its mean, and all above 0.
  private static func staysAboveZero(_ training: PanelSlice) -> Bool {
    var close = 0
    for series in training {
      let values = series.values.filter { !$0.isNaN }
      guard let least = values.min(), least > 0 else { return false }
      if least < 0.05 * values.reduce(0, +) / Double(values.count) { close += 1 }
    }
    return Double(close) <= 0.05 * Double(training.count)
  }

  /// The last value, the season, and for hours of a day the week.
  private static func candidateLags(seasonLength: Int, _ frequency: Frequency) -> [Int] {
    guard seasonLength > 1 else { return [1] }
    return seasonLength == 24 ? [1, 24, 168] : [1, seasonLength]
  }

  /// Two seasons or horizons, at most a week of hours, at least 32; or fourteen segments.
  ///
  /// Never more than leaves the typical series as many windows as it is long.
  private static func inputSize(
    lag: Int, season: Int, horizon: Int, segment: Int, length: Int
  ) -> Int {
    let wanted =
      segment > 1
      ? segment * 14
      : max(32, min(max(2 * max(lag, season), 2 * horizon), max(168, lag)))
    return max(min(wanted, (length - horizon) / 2), segment, 2)
  }
}

/// Which lag alone forecasts best over a horizon, in the training part.
private struct SkipLagSearch {
  let training: PanelSlice
  let horizon: Int
  /// Origins tried in each series.
  private static let origins = 8

  init(_ training: PanelSlice, horizon: Int) {
    self.training = training
    self.horizon = horizon
  }

  /// The lag of the lowest absolute error relative to the series' mean change, averaged over
  /// series; the first of equals.
  func best(of lags: [Int]) -> Int {
    guard lags.count > 1, let longest = lags.max() else { return lags[0] }
    var sums = [Double](repeating: 0, count: lags.count)
    for series in training where series.count >= longest + 2 * horizon {
      let values = series.values
      let changes = zip(values.dropFirst(), values).map { abs($0 - $1) }
      let size = changes.reduce(0, +) / Double(changes.count)
      guard size > 0, size.isFinite else { continue }
      for (index, lag) in lags.enumerated() { sums[index] += error(values, lag: lag) / size }
    }
    let candidates = lags.indices.filter { sums[$0].isFinite }
    return lags[candidates.min { sums[$0] < sums[$1] } ?? 0]
  }

  private func error(_ values: [Double], lag: Int) -> Double {
    var sum = 0.0
    for origin in 0..<Self.origins {
      let end = values.count - horizon - origin * max(1, horizon / 2)
      guard end >= lag else { break }
      for step in 0..<horizon {
        sum += abs(values[end + step] - values[end + step - lag * ((step + lag) / lag)])
      }
    }
    return sum
  }
}
