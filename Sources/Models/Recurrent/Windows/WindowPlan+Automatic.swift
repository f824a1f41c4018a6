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
    let lengths = training.map(\.count).sorted()
    let typical = lengths[lengths.count / 2]
    skipLag =
      options.skipLag.fixedValue
      ?? SkipLagSearch(training, horizon: horizon).best(
        of: Self.candidateLags(seasonLength: training.seasonLength, training.frequency))
    scaling =
      options.scaling != .automatic
      ? options.scaling : skipLag == 1 && segment == nil ? .change : .standard
    self.segment = min(
      segment?(training.seasonLength) ?? 1, max(1, (typical - horizon) / 3))
    writesSegments = segment != nil
    // What stands before the start of every series is zeros.
    let wanted = min(
      options.inputSize.fixedValue
        ?? Self.inputSize(
          lag: skipLag, season: training.seasonLength, horizon: horizon, segment: self.segment,
          length: typical), lengths[lengths.count - 1])
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
