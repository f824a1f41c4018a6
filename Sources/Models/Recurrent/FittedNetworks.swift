public import ForecastCore

/// A trained forecasting network, or one a series.
public struct FittedNetworks: FittedForecaster {
  /// The network of every series, or each series' own in the order of training.
  let fits: [NetworkFit]
  /// The place in `fits` of a series' own network.
  private let places: [String: Int]

  init(_ fits: [NetworkFit]) {
    self.fits = fits
    places = Dictionary(
      fits.enumerated().compactMap { place, fit in fit.series.map { ($0, place) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// Whether each series has a network of its own.
  var isLocal: Bool { !places.isEmpty }

  /// The record of every network, series by series.
  public var trainingRecords: [TrainingRecord] {
    fits.flatMap { $0.networks.map(\.record) }
  }

  /// The networks of a series, or those of all series where `series` is nil.
  func fit(of series: String?) -> NetworkFit? {
    guard let series else { return isLocal ? nil : fits.first }
    return places[series].map { fits[$0] }
  }

  /// Whether there is a network that forecasts a series.
  func knows(_ series: String) -> Bool { !isLocal || places[series] != nil }

  /// Forecasts every series from its last observation; a shared network also those it never saw.
  ///
  /// - Throws: `FitError.unknownSeries` where each series has a network of its own,
  ///   `.missingValue`, `.valueOutsideDomain`, `.unsuitable` beyond the trained horizon.
  public func forecast(
    after history: PanelSlice, steps: Int, levels: [ConfidenceLevel]
  ) async throws -> [Forecast] {
    guard isLocal else {
      return try fits[0].forecast(after: Array(history), steps: steps, levels: levels)
    }
    return try history.flatMap { series in
      guard let place = places[series.id] else {
        throw FitError.unknownSeries(series: series.id)
      }
      return try fits[place].forecast(after: [series], steps: steps, levels: levels)
    }
  }
}
