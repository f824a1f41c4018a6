/// The orders (p,d,q)(P,D,Q) of an ARIMA model with season length m.
///
///     φ(B) Φ(Bᵐ) (1 - B)ᵈ (1 - Bᵐ)ᴰ (y[t] - x[t]'β) = θ(B) Θ(Bᵐ) ε[t]
public struct ARIMAOrder: Hashable, Sendable {
  /// Autoregressive lags p.
  public var p: Int
  /// Differences d.
  public var d: Int
  /// Moving-average lags q.
  public var q: Int
  /// Seasonal autoregressive lags P.
  public var seasonalP: Int
  /// Seasonal differences D.
  public var seasonalD: Int
  /// Seasonal moving-average lags Q.
  public var seasonalQ: Int
  /// Observations a season, m; 1 where the model has no seasonal part.
  public var seasonLength: Int

  /// Orders; all at least 0, the season at least 1, no seasonal part with a season of 1.
  public init(
    _ p: Int, _ d: Int, _ q: Int, seasonal: (Int, Int, Int) = (0, 0, 0), seasonLength: Int = 1
  ) {
    let (seasonalP, seasonalD, seasonalQ) = seasonal
    precondition(
      [p, d, q, seasonalP, seasonalD, seasonalQ].allSatisfy { $0 >= 0 },
      "orders must not be negative")
    precondition(
      seasonLength > 1 || (seasonLength == 1 && seasonalP + seasonalD + seasonalQ == 0),
      "a seasonal part needs a season longer than 1, found \(seasonLength)")
    self.p = p
    self.d = d
    self.q = q
    self.seasonalP = seasonalP
    self.seasonalD = seasonalD
    self.seasonalQ = seasonalQ
    self.seasonLength = seasonLength
  }

  /// How many AR and MA coefficients there are.
  public var coefficientCount: Int { p + q + seasonalP + seasonalQ }
  /// How many differences are taken, d + D.
  public var differenceCount: Int { d + seasonalD }
  /// How many observations the differences use up, d + m D.
  public var differencingSpan: Int { d + seasonLength * seasonalD }
  /// The longest autoregressive lag, p + m P: what a conditional fit conditions on.
  public var autoregressiveSpan: Int { p + seasonLength * seasonalP }

  /// Whether there is a seasonal part.
  public var isSeasonal: Bool { seasonalP + seasonalD + seasonalQ > 0 }
}

extension ARIMAOrder: CustomStringConvertible {
  /// `ARIMA(0,1,1)(0,1,1)[12]`, or `ARIMA(0,1,1)` without a seasonal part.
  public var description: String {
    let base = "ARIMA(\(p),\(d),\(q))"
    return isSeasonal
      ? base + "(\(seasonalP),\(seasonalD),\(seasonalQ))[\(seasonLength)]" : base
  }
}
