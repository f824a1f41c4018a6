public import ForecastCore

/// A trained forecasting network, or one a series.
public struct FittedNetworks: FittedForecaster {
  /// The network of every series.
  let shared: NetworkFit?
  /// A series' own network, by name.
  let fits: [String: NetworkFit]

  /// Forecasts every series from its last observation; a shared network also those it never saw.
  ///
  /// - Throws: `FitError.unknownSeries` where each series has a network of its own,
  ///   `.missingValue`, `.valueOutsideDomain`, `.unsuitable` beyond the trained horizon.
  public func forecast(
    after history: PanelSlice, steps: Int, levels: [ConfidenceLevel]
  ) async throws -> [Forecast] {
    if let shared {
      return try shared.forecast(after: Array(history), steps: steps, levels: levels)
    }
    return try history.flatMap { series in
      guard let fit = fits[series.id] else { throw FitError.unknownSeries(series: series.id) }
      return try fit.forecast(after: [series], steps: steps, levels: levels)
    }
  }
}
