internal import ForecastCore

/// The absolute errors of a model at past origins of one series, step by step.
struct ConformalScores: Sendable {
  /// `[step][origin]`, oldest origin first; origins without an actual or a forecast left out.
  let errors: [[Double]]

  /// The fewest errors from which bounds of a level can be had: the least n with
  /// `⌈(n + 1) · level⌉ ≤ n`.
  static func needed(for level: ConfidenceLevel) -> Int {
    // In percent, so that 20 · 95 / 100 is 19 exactly.
    let percent = level.percent
    var n = max(1, Int((percent / (100 - percent)).rounded(.down)) - 1)
    while rank(of: 1 - percent / 100, among: n, percent: percent) > n { n += 1 }
    return n
  }

  /// `⌈(n + 1)(1 − α)⌉`, from the percentage where it is known.
  private static func rank(of alpha: Double, among n: Int, percent: Double? = nil) -> Int {
    let place = percent.map { Double(n + 1) * $0 / 100 } ?? Double(n + 1) * (1 - alpha)
    return Int((place - 1e-9).rounded(.up))
  }

  /// How far the bounds of a level lie from the point forecast of a step: the error at `rank`.
  ///
  /// - Returns: nil where the step has fewer errors than the level needs.
  func reach(step: Int, level: ConfidenceLevel, method: ConformalMethod, rate: Double) -> Double? {
    rank(step: step, level: level, method: method, rate: rate).map { rank in
      rank < 1 ? 0 : errors[step].sorted()[rank - 1]
    }
  }

  /// Which error of a step, counted from the smallest, bounds a level; 0 for none.
  ///
  /// - Returns: nil where the step has fewer errors than the level needs.
  func rank(step: Int, level: ConfidenceLevel, method: ConformalMethod, rate: Double) -> Int? {
    let count = errors[step].count
    guard count >= Self.needed(for: level) else { return nil }
    switch method {
    case .split: return Self.rank(of: 1 - level.coverage, among: count, percent: level.percent)
    case .adaptive:
      let alpha = adaptedAlpha(step: step, level: level, rate: rate)
      // Where the level has risen beyond what the errors can give, the largest has to do.
      return max(0, min(Self.rank(of: alpha, among: count), count))
    }
  }

  /// α after the past origins, each judged by bounds from the errors known then.
  ///
  ///     α[t+1] = α[t] + rate · (α − miss[t]),   miss[t] 1 where the error lies outside
  ///
  /// An error of a step is known that many origins later.
  private func adaptedAlpha(step: Int, level: ConfidenceLevel, rate: Double) -> Double {
    let errors = errors[step]
    let target = 1 - level.coverage
    var alpha = target
    var misses: [Double] = []
    var known: [Double] = []
    for origin in errors.indices {
      let settled = origin - step - 1
      if settled >= 0 {
        known.insert(errors[settled], at: known.firstIndex { $0 > errors[settled] } ?? known.count)
        alpha += rate * (target - misses[settled])
      }
      let rank = Self.rank(of: alpha, among: known.count)
      // Too few errors give bounds at infinity, a level of 0 none at all.
      let isMissed = rank < 1 || (rank <= known.count && errors[origin] > known[rank - 1])
      misses.append(isMissed ? 1 : 0)
    }
    for origin in max(0, errors.count - step - 1)..<errors.count {
      alpha += rate * (target - misses[origin])
    }
    return alpha
  }
}
