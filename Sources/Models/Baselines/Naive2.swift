public import ForecastCore

/// The naive forecast of the seasonally adjusted series, with the season put back: M4's yardstick.
///
///     ŷ[n+k] = y[n] / S[n] · S[n+k],   sd_k = σ √k · S[n+k]
///
/// S are the multiplicative seasonal indices of a classical decomposition, learned only where
/// the season passes a 90 % test on the autocorrelation; else all are 1 and this is the naive
/// forecast. So it is too where a value is 0 or below: ratios to a trend mean nothing there.
///
/// - Complexity: O(n · m) to fit, O(h) to forecast.
/// - Source: Makridakis, Spiliotis & Assimakopoulos (2020), Int. J. Forecasting 36(1), and the
///   competition's own R code (`Benchmarks`, `SeasonalityTest`).
public struct Naive2: LocalForecaster, CatalogModel {
  /// The name users write.
  public static let catalogName = "naive2"
  /// One sentence.
  public static let summary = "Naive on the seasonally adjusted series, as in the M4 competition."

  /// What reports call the model.
  public var name = catalogName
  /// None.
  public let options: NoOptions

  /// The Naive2 forecast.
  public init(options: NoOptions = NoOptions()) {
    self.options = options
  }

  /// The seasonal indices and the spread of changes of the adjusted series.
  public struct Local: FittedLocalForecaster {
    /// `[m]`, their mean 1, the first for the first training observation; `[1]` without season.
    public let indices: [Double]
    /// Root mean square of the one-step changes of the adjusted series.
    public let innovationDeviation: Double
    /// Where in its series the training part began: `indices[0]` belongs there.
    let start: Int

    /// The last adjusted observation, with the season put back.
    public func forecast(
      after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
    ) throws -> Forecast {
      let last = history.start + history.count - 1
      let adjusted = try history.lastValues(1)[0] / index(at: last)
      let season = (1...steps).map { index(at: last + $0) }
      return try Forecast(
        after: history, means: season.map { adjusted * $0 },
        standardDeviations: season.enumerated().map { ahead, index in
          innovationDeviation * Double(ahead + 1).squareRoot() * abs(index)
        },
        levels: levels)
    }

    private func index(at position: Int) -> Double {
      let phase = (position - start) % indices.count
      return indices[phase < 0 ? phase + indices.count : phase]
    }
  }

  /// Tests for a season and learns its indices; needs 2 observations.
  ///
  /// - Throws: `FitError.seriesTooShort`, `.missingValue`.
  public func fit(_ training: SeriesSlice, context: FitContext) throws(FitError) -> Local {
    let values = try training.completeValues(minimumCount: 2)
    let m = training.seasonLength
    let isSeasonal = values.allSatisfy { $0 > 0 } && SeasonalityTest.passes(values, m: m)
    let indices =
      isSeasonal ? ClassicalDecomposition.multiplicativeIndices(values, m: m) : [1]
    let adjusted = values.enumerated().map { $1 / indices[$0 % indices.count] }
    let squares = zip(adjusted.dropFirst(), adjusted).map { ($0 - $1) * ($0 - $1) }
    return Local(
      indices: indices,
      innovationDeviation: (squares.reduce(0, +) / Double(squares.count)).squareRoot(),
      start: training.start)
  }
}
