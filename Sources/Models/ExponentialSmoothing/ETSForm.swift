/// Which components an exponential smoothing model has, and how they combine: `AAdN`, `MAM`.
///
/// Error, trend, season. Additive errors with a multiplicative season (`ANM`, `AAM`, `AAdM`) can
/// be numerically unstable and have no closed variances; they are fitted only when named.
///
/// - Source: Hyndman, Koehler, Ord & Snyder (2008), Forecasting with Exponential Smoothing, §2.5.
public struct ETSForm: Hashable, Sendable {
  /// How the error enters.
  public enum Error: String, CaseIterable, Sendable {
    /// `y = f + ε`.
    case additive = "A"
    /// `y = f (1 + ε)`; the series must be positive.
    case multiplicative = "M"
  }

  /// How the level moves by itself.
  public enum Trend: String, CaseIterable, Sendable {
    /// Not at all.
    case none = "N"
    /// By a slope.
    case additive = "A"
    /// By a slope that shrinks by a factor φ each step.
    case damped = "Ad"
  }

  /// How the season enters.
  public enum Season: String, CaseIterable, Sendable {
    /// Not at all.
    case none = "N"
    /// Added to the level.
    case additive = "A"
    /// Times the level; the series must be positive.
    case multiplicative = "M"
  }

  /// How the error enters.
  public let error: Error
  /// How the level moves.
  public let trend: Trend
  /// How the season enters.
  public let season: Season

  /// A form.
  public init(_ error: Error, _ trend: Trend, _ season: Season) {
    self.error = error
    self.trend = trend
    self.season = season
  }

  /// The 15 forms that are stable for every positive series, simplest first.
  public static let stable: [ETSForm] = Trend.allCases.flatMap { trend in
    Season.allCases.flatMap { season in
      Error.allCases.map { ETSForm($0, trend, season) }
    }
  }.filter { $0.error == .multiplicative || $0.season != .multiplicative }

  /// Whether the form takes positive series only.
  public var needsPositiveValues: Bool {
    error == .multiplicative || season == .multiplicative
  }

  /// How many numbers are estimated, the error's variance not counted.
  ///
  /// - Parameter m: the season length.
  /// - Returns: smoothing parameters and free initial states.
  public func parameterCount(seasonLength m: Int) -> Int {
    let trendCount = trend == .none ? 0 : trend == .additive ? 2 : 3
    return 2 + trendCount + (season == .none ? 0 : m)
  }
}

extension ETSForm: CustomStringConvertible {
  /// `ANN`, `AAdM`: the letters of error, trend and season.
  public var description: String { error.rawValue + trend.rawValue + season.rawValue }
}
