internal import Glibc

/// Level, slope and seasons after some observations.
///
/// With p = φb the way the level would move and s the season m steps ago, one step is
///
///     q = ℓ + p,  f = q | q + s | q·s,  d = y - f | y - f | (y - f) / s
///     ℓ ← q + α d,  b ← p + β d,  s ← s + γ d | s + γ (y - f) / q
///
/// Additive and multiplicative errors share this recursion; they differ in likelihood only.
///
/// - Source: Hyndman et al. (2008), tables 2.2 and 2.3, in error-correction form.
public struct ETSState: Hashable, Sendable {
  /// ℓ, in the unit of the series.
  public var level: Double
  /// b, in the unit of the series per step; 0 without a trend.
  public var slope: Double
  /// The latest season of each phase; empty without a season.
  public var seasons: [Double]
  /// The phase of the next observation, an index into `seasons`.
  public var phase: Int

  /// A state.
  public init(level: Double, slope: Double = 0, seasons: [Double] = [], phase: Int = 0) {
    self.level = level
    self.slope = slope
    self.seasons = seasons
    self.phase = phase
  }

  /// The season of the observation `steps` after the latest, as last seen.
  func season(ahead steps: Int) -> Double {
    seasons[(phase + steps - 1) % seasons.count]
  }

  /// Takes in one observation.
  ///
  /// - Parameters:
  ///   - y: the observation.
  ///   - form: the components of the model.
  ///   - parameters: its smoothing parameters.
  /// - Returns: the forecast `f` the state had made for it.
  @discardableResult
  mutating func update(_ y: Double, _ form: ETSForm, _ parameters: ETSParameters) -> Double {
    let drift = form.trend == .none ? 0 : parameters.phi * slope
    let q = level + drift
    switch form.season {
    case .none:
      let error = y - q
      level = q + parameters.alpha * error
      slope = drift + parameters.beta * error
      return q
    case .additive:
      let forecast = q + seasons[phase]
      let error = y - forecast
      level = q + parameters.alpha * error
      slope = drift + parameters.beta * error
      seasons[phase] += parameters.gamma * error
      phase = phase + 1 == seasons.count ? 0 : phase + 1
      return forecast
    case .multiplicative:
      let forecast = q * seasons[phase]
      let error = y - forecast
      level = q + parameters.alpha * error / seasons[phase]
      slope = drift + parameters.beta * error / seasons[phase]
      seasons[phase] += parameters.gamma * error / q
      phase = phase + 1 == seasons.count ? 0 : phase + 1
      return forecast
    }
  }
}
