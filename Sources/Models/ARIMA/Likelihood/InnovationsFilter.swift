internal import Glibc
internal import NumericalMethods

/// The exact filter of a complete ARMA series: O(r) a step while its gains settle, then one
/// multiplication a coefficient.
struct InnovationsFilter {
  let model: ARMAModel

  /// The moments of a series and its regressors, all differenced, `[c][n]`, under the exact
  /// likelihood; nil where the model is not stationary.
  func moments(_ columns: [[Double]]) -> WhitenedMoments? {
    guard var recursion = InnovationsRecursion(model), let n = columns.first?.count else {
      return nil
    }
    var moments = WhitenedMoments(columns: columns.count)
    moments.count = n
    var innovations = columns.map { [Double](repeating: 0, count: $0.count) }
    var means = columns.map { _ in [Double](repeating: 0, count: model.stateCount) }
    var scaled = [Double](repeating: 0, count: columns.count)
    var t = 0
    while t < n, !recursion.isSteady {
      let variance = recursion.variance
      let scale = 1 / variance.squareRoot()
      for c in columns.indices {
        let innovation = columns[c][t] - means[c][0]
        innovations[c][t] = innovation
        scaled[c] = innovation * scale
        model.move(&means[c], gain: recursion.gain, variance: variance, innovation: innovation)
      }
      moments.add(scaled)
      moments.logVariances += log(variance)
      recursion.advance()
      t += 1
    }
    guard t < n else { return moments }
    let steady = recursion.steadyTerms(model)
    for c in columns.indices {
      fillARMAResiduals(
        of: columns[c], ar: model.arTerms, ma: steady, from: t, into: &innovations[c])
    }
    moments.add(innovations, from: t, variance: recursion.variance)
    moments.logVariances += Double(n - t) * log(recursion.variance)
    return moments
  }

  /// The moments of the same columns when the first p + mP innovations count as 0: the
  /// conditional sum of squares; nil where no innovation is left.
  func conditionalMoments(_ columns: [[Double]]) -> WhitenedMoments? {
    guard let n = columns.first?.count, n > model.ar.count else { return nil }
    var moments = WhitenedMoments(columns: columns.count)
    moments.count = n - model.ar.count
    var residuals = columns.map { [Double](repeating: 0, count: $0.count) }
    for c in columns.indices {
      fillARMAResiduals(
        of: columns[c], ar: model.arTerms, ma: model.maTerms, from: model.ar.count,
        into: &residuals[c])
    }
    moments.add(residuals, from: model.ar.count, variance: 1)
    return moments
  }
}

extension ARMAModel {
  /// Moves the predicted state over an observation: `a ← T a + K e / F`.
  func move(_ state: inout [Double], gain: [Double], variance: Double, innovation: Double) {
    let first = state[0]
    let share = innovation / variance
    let last = state.count - 1
    for j in 0..<last { state[j] = state[j + 1] + gain[j] * share }
    state[last] = gain[last] * share
    for term in arTerms { state[term.lag - 1] += term.coefficient * first }
  }
}

extension InnovationsRecursion {
  /// The moving-average terms of a filter whose gains have settled: `K_j / F - φ_j`.
  func steadyTerms(_ model: ARMAModel) -> [LagTerm] {
    let phi = model.ar + [Double](repeating: 0, count: gain.count - model.ar.count)
    return model.maTerms.map { term in
      LagTerm(lag: term.lag, coefficient: gain[term.lag - 1] / variance - phi[term.lag - 1])
    }
  }
}

extension WhitenedMoments {
  /// Adds one scaled innovation of each column.
  mutating func add(_ scaled: [Double]) {
    for i in 0..<columns {
      for j in 0..<columns { products[i * columns + j] += scaled[i] * scaled[j] }
    }
  }

  /// Adds innovations `[c][n]` of one variance, from a position on.
  mutating func add(_ innovations: [[Double]], from start: Int, variance: Double) {
    for i in 0..<columns {
      for j in 0...i {
        let sum = dotProduct(innovations[i], innovations[j], from: start) / variance
        products[i * columns + j] += sum
        if j < i { products[j * columns + i] += sum }
      }
    }
  }
}
