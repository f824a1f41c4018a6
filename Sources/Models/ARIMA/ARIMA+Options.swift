internal import ForecastCore

/// Which estimate of the innovation variance widens the intervals.
public enum ARIMAVariance: String, OptionChoice {
  /// Σ ε² / n, of maximum likelihood.
  case maximumLikelihood = "maximum-likelihood"
  /// Σ ε² / (n - k) for k coefficients.
  case unbiased
}

extension ARIMA {
  /// The orders, the trend and the method.
  public struct Options: ModelOptions {
    /// Autoregressive lags, 0 to 24.
    public var p = 1
    /// Differences, 0 to 3.
    public var d = 1
    /// Moving-average lags, 0 to 24.
    public var q = 1
    /// Seasonal autoregressive lags, 0 to 4.
    public var seasonalP = 0
    /// Seasonal differences, 0 to 2.
    public var seasonalD = 0
    /// Seasonal moving-average lags, 0 to 4.
    public var seasonalQ = 0
    /// Observations a season; automatic takes the panel's.
    public var seasonLength = AutomaticOr<Int>.automatic
    /// The deterministic part.
    public var trend = ARIMATrend.auto
    /// Whether columns known beforehand are regressed out.
    public var usesKnownColumns = true
    /// How the coefficients are estimated.
    public var method = ARIMAMethod.cssML
    /// The variance that widens the intervals.
    public var variance = ARIMAVariance.maximumLikelihood

    /// ARIMA(1,1,1).
    public init() {}

    /// Every option.
    public static let fields: [OptionField<Options>] = [
      OptionField("p", \.p, in: 0...24, "Autoregressive lags."),
      OptionField("d", \.d, in: 0...3, "Differences."),
      OptionField("q", \.q, in: 0...24, "Moving-average lags."),
      OptionField("seasonal-p", \.seasonalP, in: 0...4, "Seasonal autoregressive lags."),
      OptionField("seasonal-d", \.seasonalD, in: 0...2, "Seasonal differences."),
      OptionField("seasonal-q", \.seasonalQ, in: 0...4, "Seasonal moving-average lags."),
      OptionField(
        "season-length", \.seasonLength, in: 2...1000,
        "Observations a season; auto takes that of the data."),
      OptionField(
        "trend", \.trend,
        "What is regressed out: auto is a mean where nothing is differenced, constant a drift "
          + "where one difference is taken."),
      OptionField(
        KnownColumns.optionKey, \.usesKnownColumns,
        "Whether columns known beforehand (--known-column) are regressed out."),
      OptionField("method", \.method, "Exact likelihood or conditional sum of squares."),
      OptionField("variance", \.variance, "The innovation variance behind the intervals."),
    ]

    /// Refuses a trend that the differences take away.
    public func validate() throws(OptionError) {
      guard trend == .drift || trend == .constant, d + seasonalD > 1 else { return }
      throw .conflict(
        "trend=\(trend.rawValue): expected at most one difference in all, found d=\(d) and "
          + "seasonal-d=\(seasonalD), which leave no mean and no drift; use trend=none")
    }

    /// The orders for a series.
    ///
    /// - Throws: `FitError.unsuitable` where seasonal orders meet data without a season.
    func order(for series: SeriesSlice) throws(FitError) -> ARIMAOrder {
      guard seasonalP + seasonalD + seasonalQ > 0 else { return ARIMAOrder(p, d, q) }
      let length = seasonLength.fixedValue ?? series.seasonLength
      guard length > 1 else {
        throw .unsuitable(
          series: series.id,
          reason: "expected a season for the seasonal orders, found none; "
            + "set season-length or --season-length")
      }
      return ARIMAOrder(
        p, d, q, seasonal: (seasonalP, seasonalD, seasonalQ), seasonLength: length)
    }
  }
}
