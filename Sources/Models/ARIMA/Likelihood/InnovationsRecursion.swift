/// The variances and gains of the exact Kalman filter of an ARMA process, one observation after
/// the other, without its covariance matrix.
///
/// The state starts at its stationary covariance, so that successive covariances differ by a
/// matrix of rank one, `M L Lᵀ`; following L instead costs O(r) a step instead of O(r²).
///
///     F ← F + M l²,   K ← K + M l T L,   L ← T L - K l / F,   M ← M F_old / F,   l = L_0
///
/// - Source: Morf, Sidhu & Kailath (1974), IEEE Trans. Autom. Control 19(4); Mélard (1984),
///   algorithm AS 197.
struct InnovationsRecursion: Hashable, Sendable {
  /// F, the variance of the next innovation; 1 in the long run.
  private(set) var variance: Double
  /// K = T P Z, `[r]`: the state's answer to an innovation is K / F.
  private(set) var gain: [Double]
  /// Whether nothing changes any more.
  private(set) var isSteady: Bool

  /// φ, `[r]`.
  let ar: [Double]
  /// L, `[r]`.
  private(set) var direction: [Double]
  /// M.
  private(set) var weight: Double
  /// Steps until a filter whose covariance stands still also has steady gains behind it.
  private var patience: Int

  /// What counts as no change, as a share of the variance.
  static let tolerance = 1e-14

  /// The recursion at the first observation; nil where the process is not stationary.
  init?(_ model: ARMAModel) {
    guard let moments = StationaryCovariance(model) else { return nil }
    let r = model.stateCount
    let column = moments.firstColumn
    let phi = model.ar + [Double](repeating: 0, count: r - model.ar.count)
    ar = phi
    variance = column[0]
    gain = (0..<r).map { (index: Int) -> Double in
      (index + 1 < r ? column[index + 1] : 0) + phi[index] * column[0]
    }
    direction = gain
    weight = -1 / variance
    patience = r
    isSteady = false
    guard variance.isFinite, variance > 0 else { return nil }
  }

  /// Moves on by one observation.
  mutating func advance() {
    if isSteady { return }
    let r = gain.count
    let first = direction[0]
    let old = variance
    let next = old + weight * first * first
    let (slope, share) = (weight * first, first / old)
    var largest = 0.0
    for j in 0..<r {
      let moved = (j + 1 < r ? direction[j + 1] : 0) + ar[j] * first
      direction[j] = moved - gain[j] * share
      gain[j] += moved * slope
      largest = max(largest, abs(direction[j]))
    }
    weight *= old / next
    variance = next
    if abs(weight) * largest * largest <= Self.tolerance * next {
      patience -= 1
      isSteady = patience < 0
    }
  }
}
