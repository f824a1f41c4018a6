public import ForecastCore
internal import NumericalMethods

/// A fitted classic Holt–Winters model.
public struct ClassicHoltWintersFit: StatefulForecaster {
  /// How fast the level follows.
  public let alpha: Double
  /// How fast the slope follows the level; 0 without a slope.
  public let beta: Double
  /// How fast the season follows; 0 without a season.
  public let gamma: Double
  /// The sum of squared one-step errors after the start.
  public let sumOfSquaredErrors: Double
  private let variance: Double
  private let isMultiplicative: Bool
  private let initial: ClassicHoltWintersState
  /// How many observations the start has used up.
  private let consumed: Int
  private let seed: UInt64

  /// What the model knows of the past.
  public struct State: Hashable, Sendable {
    var smoothed: ClassicHoltWintersState
  }

  init(_ values: [Double], _ options: ClassicHoltWinters.Options, m: Int, seed: UInt64) {
    isMultiplicative = options.season == .multiplicative
    self.seed = seed
    (initial, consumed) = Self.start(values, options, m: m)
    let search = ClassicHoltWintersSearch(
      initial: initial, values: Array(values[consumed...]), hasTrend: options.trend,
      isMultiplicative: isMultiplicative)
    let point = search.best()
    let smoothing = search.smoothing(point)
    (alpha, beta, gamma) = (smoothing.alpha, smoothing.beta, smoothing.gamma)
    sumOfSquaredErrors = search.squares(point)
    variance = sumOfSquaredErrors / Double(max(values.count - consumed - point.count, 1))
  }

  /// Level, slope and seasons before the first smoothed observation, as R starts.
  private static func start(
    _ values: [Double], _ options: ClassicHoltWinters.Options, m: Int
  ) -> (ClassicHoltWintersState, Int) {
    if options.season == .none {
      return options.trend
        ? (ClassicHoltWintersState(level: values[1], slope: values[1] - values[0], seasons: []), 2)
        : (ClassicHoltWintersState(level: values[0], slope: 0, seasons: []), 1)
    }
    let first = Array(values.prefix(2 * m))
    let trend = ClassicalDecomposition.centredAverage(first, m: m)
    // `TrendLine` counts from 1, as R's regression does.
    let line = TrendLine(trend)
    let seasons =
      options.season == .additive
      ? ClassicalDecomposition.additiveIndices(first, m: m)
      : ClassicalDecomposition.multiplicativeIndices(first, m: m)
    return (
      ClassicHoltWintersState(level: line.intercept, slope: line.slope, seasons: seasons), m
    )
  }

  private var smoothing: ClassicHoltWintersState.Smoothing {
    .init(alpha: alpha, beta: beta, gamma: gamma)
  }

  /// The state at the end of a history that begins where the training slice did.
  ///
  /// - Throws: `FitError.missingValue`.
  public func state(after history: SeriesSlice) throws(FitError) -> State {
    var state = State(smoothed: initial)
    try advance(&state, over: history, from: consumed)
    return state
  }

  /// Smooths on over new observations.
  ///
  /// - Throws: `FitError.missingValue`.
  public func advance(
    _ state: inout State, over history: SeriesSlice, from seen: Int
  ) throws(FitError) {
    for position in seen..<max(seen, history.count) {
      let value = try history.presentValue(at: position)
      state.smoothed.update(value, smoothing, isMultiplicative: isMultiplicative)
    }
  }

  /// Forecasts from a state: exact variances, for a multiplicative season those of seeded paths.
  public func forecast(
    from state: State, after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
  ) throws -> Forecast {
    let means = (1...steps).map {
      state.smoothed.forecast($0, isMultiplicative: isMultiplicative)
    }
    let variances =
      isMultiplicative
      ? simulatedVariances(state, means, SeededRandom(seed: seed).child(history.count))
      : exactVariances(steps, m: state.smoothed.seasons.count)
    return try Forecast(
      after: history, means: means, standardDeviations: variances.map { $0.squareRoot() },
      levels: levels)
  }

  /// `σ² (1 + Σ_{j<h} (α (1 + j β) + γ (1 - α) [m divides j])²)`.
  private func exactVariances(_ steps: Int, m: Int) -> [Double] {
    var sum = 1.0
    return (0..<steps).map { j in
      if j > 0 {
        let isSameSeason = m > 0 && j % m == 0
        let weight =
          alpha * (1 + Double(j) * beta) + (isSameSeason ? gamma * (1 - alpha) : 0)
        sum += weight * weight
      }
      return variance * sum
    }
  }

  private func simulatedVariances(
    _ state: State, _ means: [Double], _ random: SeededRandom
  ) -> [Double] {
    var squares = [Double](repeating: 0, count: means.count)
    for path in 0..<ETSSimulation.paths {
      var stream = random.child(path)
      var future = state.smoothed
      for step in means.indices {
        let value =
          future.forecast(1, isMultiplicative: true) + variance.squareRoot() * stream.normal()
        squares[step] += (value - means[step]) * (value - means[step])
        future.update(value, smoothing, isMultiplicative: true)
      }
    }
    return squares.map { $0 / Double(ETSSimulation.paths) }
  }
}
