public import ForecastCore

/// Tomorrow is like today: every step is the last observation.
///
///     ŷ[n+k] = y[n],   Var = σ² k   with σ² = mean (y[t] - y[s])² / (t - s)
///
/// s is the position of the observation before that at t, its neighbour where none is missing: the
/// likelihood of a random walk with gaps. After missing values at the end the variance has their
/// steps too.
///
/// - Complexity: O(n) to fit, O(h) to forecast.
/// - Source: Hyndman & Athanasopoulos, Forecasting: Principles and Practice, §5.2, §5.5.
public struct Naive: LocalForecaster, CatalogModel {
  /// The name users write.
  public static let catalogName = "naive"
  /// One sentence.
  public static let summary = "The last observation, repeated."

  /// What reports call the model.
  public var name = catalogName
  /// None.
  public let options: NoOptions

  /// The naive forecast.
  public init(options: NoOptions = NoOptions()) {
    self.options = options
  }

  /// True: a random walk steps over them.
  public var takesGaps: Bool { true }

  /// The spread of one-step changes.
  public struct Local: FittedLocalForecaster {
    /// Root mean square of the one-step changes, in the unit of the series; nil where the
    /// training part had no change to learn from.
    public let innovationDeviation: Double?

    /// The last observation, with bounds that widen with √k.
    ///
    /// - Throws: `FitError.seriesTooShort` where bounds are asked for and no change was seen.
    public func forecast(
      after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
    ) throws -> Forecast {
      guard let position = history.lastIndex(where: { !$0.isNaN }) else {
        throw FitError.seriesTooShort(series: history.id, needed: 1, found: 0)
      }
      let (last, missing) = (history[position], history.count - 1 - position)
      guard let innovationDeviation else {
        guard levels.isEmpty else {
          throw FitError.seriesTooShort(series: history.id, needed: 2, found: 1)
        }
        return try Forecast(after: history, point: Array(repeating: last, count: steps))
      }
      return try Forecast(
        after: history, means: Array(repeating: last, count: steps),
        standardDeviations: (1...steps).map {
          innovationDeviation * Double(missing + $0).squareRoot()
        },
        levels: levels)
    }
  }

  /// Learns the spread of one-step changes; one observation is enough for points without bounds.
  ///
  /// - Throws: `FitError.seriesTooShort`.
  public func fit(
    _ training: SeriesSlice, context: FitContext
  ) throws(FitError) -> Local {
    let values = training.values
    let present = values.indices.filter { !values[$0].isNaN }
    guard !present.isEmpty else {
      throw .seriesTooShort(series: training.id, needed: 1, found: 0)
    }
    guard present.count > 1 else { return Local(innovationDeviation: nil) }
    let squares = zip(present.dropFirst(), present).map { t, s in
      let change = values[t] - values[s]
      return change * change / Double(t - s)
    }
    return Local(
      innovationDeviation: (squares.reduce(0, +) / Double(squares.count)).squareRoot())
  }
}
