/// Whether a seasonal ETS model forgets its start: every root of its discount polynomial lies
/// within the unit circle.
///
/// Without a season the usual region `β ≤ α, γ ≤ 1 - α` is enough; with one it is not.
///
/// - Source: Hyndman et al. (2008), §10.2; the root test is Schur and Cohn's recursion.
enum ETSAdmissibility {
  static func holds(_ p: ETSParameters, hasTrend: Bool, seasonLength m: Int) -> Bool {
    let (alpha, gamma, phi) = (p.alpha, p.gamma, p.phi)
    let beta = hasTrend ? p.beta : 0
    guard m > 1 else { return true }
    guard gamma >= max(1 - 1 / phi - alpha, 0), gamma <= 1 + 1 / phi - alpha else { return false }
    let length = Double(m)
    guard
      alpha >= 1 - 1 / phi - gamma * (1 - length + phi + phi * length) / (2 * phi * length),
      beta >= -(1 - phi) * (gamma / length + alpha)
    else { return false }
    // Ascending powers of z, degree m + 1.
    var polynomial =
      [phi * (1 - alpha - gamma), alpha + beta - alpha * phi + gamma - 1]
      + [Double](repeating: alpha + beta - alpha * phi, count: m - 2)
      + [alpha + beta - phi, 1]
    // Without a trend z = 1 is a root that belongs to no state: divide it out.
    if !hasTrend { polynomial = dividedByUnitRoot(polynomial) }
    return hasRootsWithinUnitCircle(polynomial)
  }

  private static func dividedByUnitRoot(_ polynomial: [Double]) -> [Double] {
    var quotient = [Double](repeating: 0, count: polynomial.count - 1)
    var carried = 0.0
    for power in stride(from: polynomial.count - 1, to: 0, by: -1) {
      carried += polynomial[power]
      quotient[power - 1] = carried
    }
    return quotient
  }

  /// Schur–Cohn: every reflection coefficient lies within (-1, 1).
  ///
  /// - Parameter ascending: coefficients in ascending powers, the last one not 0.
  /// - Returns: whether all roots lie inside the unit circle, its edge excluded.
  static func hasRootsWithinUnitCircle(_ ascending: [Double]) -> Bool {
    let lead = ascending[ascending.count - 1]
    var current = ascending.map { $0 / lead }
    while current.count > 1 {
      let degree = current.count - 1
      let reflection = current[0]
      guard abs(reflection) < 1 else { return false }
      let scale = 1 - reflection * reflection
      current = (1...degree).map { (current[$0] - reflection * current[degree - $0]) / scale }
    }
    return true
  }
}
