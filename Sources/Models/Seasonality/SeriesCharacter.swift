public import ForecastCore

/// What a series is like: its season, and whether its level stands still.
public struct SeriesCharacter: Hashable, Sendable {
  /// The season length its autocorrelations show, 1 for none.
  public let seasonFound: Int
  /// The strength of the season of the data, from 0 to 1, as in `SeasonalStrength`; nil where
  /// the data have no season or hold it no more than twice.
  public let seasonStrength: Double?
  /// The statistic of the KPSS test for a stationary level; nil for fewer than 3 observations
  /// or a constant.
  public let kpss: Double?
  /// How often the series must be differenced for a stationary level, 0 to 2.
  public let differences: Int

  /// A KPSS statistic above this refuses a stationary level at 5 %.
  public static let kpssCritical = KPSSTest.critical

  /// Looks at a series; missing values are bridged by straight lines, or left out where a test
  /// can do without.
  ///
  /// - Complexity: O(n · lags), see `SeasonFinder`.
  public init(_ series: SeriesSlice) {
    let values = series.values
    let present = values.filter { !$0.isNaN }
    let levels = DifferenceOrders.magnitude(values)
    let m = series.seasonLength
    let isFlat = DifferenceOrders.isConstant(values, levels: levels)
    seasonFound = isFlat ? 1 : SeasonFinder().seasonLength(of: values)
    let bridged = DifferenceOrders.bridged(values)
    seasonStrength =
      m > 1 && bridged.count > 2 * m && !isFlat
      ? SeasonalStrength.of(bridged, seasonLength: m) : nil
    kpss = present.count > 2 && !isFlat ? KPSSTest.statistic(present) : nil
    differences = DifferenceOrders.plain(present, levels: levels, limit: 2)
  }
}
