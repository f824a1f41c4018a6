/// Holt's and Winters' smoothing equations as first published.
///
///     ℓ' = α (y - s) + (1 - α) (ℓ + b),  b' = β (ℓ' - ℓ) + (1 - β) b,  s' = γ (y - ℓ') + (1 - γ) s
///
/// with `y / s` and `y / ℓ'` for a multiplicative season.
struct ClassicHoltWintersState: Hashable, Sendable {
  var level: Double
  var slope: Double
  /// The latest season of each phase; empty without a season.
  var seasons: [Double]
  /// The phase of the next observation.
  var phase = 0

  /// α, β and γ.
  struct Smoothing: Hashable, Sendable {
    var alpha: Double
    var beta: Double
    var gamma: Double
  }

  /// The forecast of the observation `ahead` steps on.
  func forecast(_ ahead: Int, isMultiplicative: Bool) -> Double {
    let line = level + Double(ahead) * slope
    guard !seasons.isEmpty else { return line }
    let season = seasons[(phase + ahead - 1) % seasons.count]
    return isMultiplicative ? line * season : line + season
  }

  /// Takes in an observation.
  mutating func update(_ y: Double, _ smoothing: Smoothing, isMultiplicative: Bool) {
    let before = level
    guard !seasons.isEmpty else {
      level = smoothing.alpha * y + (1 - smoothing.alpha) * (level + slope)
      slope = smoothing.beta * (level - before) + (1 - smoothing.beta) * slope
      return
    }
    let season = seasons[phase]
    let own = isMultiplicative ? y / season : y - season
    level = smoothing.alpha * own + (1 - smoothing.alpha) * (level + slope)
    slope = smoothing.beta * (level - before) + (1 - smoothing.beta) * slope
    let seen = isMultiplicative ? y / level : y - level
    seasons[phase] = smoothing.gamma * seen + (1 - smoothing.gamma) * season
    phase = phase + 1 == seasons.count ? 0 : phase + 1
  }
}
