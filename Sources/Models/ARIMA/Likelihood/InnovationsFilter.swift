internal import NumericalMethods

/// The exact filter of a complete ARMA series: O(r) a step while its gains settle, then one
/// multiplication a coefficient.
struct InnovationsFilter {
  let model: ARMAModel

  /// The moments of a series and its regressors, all differenced, `[c][n]`, under the exact
  /// likelihood; nil where the model is not stationary.
  func moments(_ columns: [[Double]]) -> WhitenedMoments? {
    guard var head = FilterHead(model, columns) else { return nil }
    head.settle()
    head.continueSteadily(to: columns.first?.count ?? 0)
    return head.finished(adding: [], count: 0)
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
        of: columns[c], ar: model.arTerms, ma: model.maTerms, from: model.ar.count, to: n,
        into: &residuals[c])
    }
    moments.add(residuals, from: model.ar.count, to: n, variance: 1)
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

extension WhitenedMoments {
  /// Adds one scaled innovation of each column.
  mutating func add(_ scaled: [Double]) {
    for i in 0..<columns {
      for j in 0..<columns { products[i * columns + j] += scaled[i] * scaled[j] }
    }
  }

  /// Adds innovations `[c][n]` of one variance, from a position up to another.
  mutating func add(
    _ innovations: [[Double]], from start: Int, to end: Int, variance: Double
  ) {
    for i in 0..<columns {
      for j in 0...i {
        let sum = dotProduct(innovations[i], innovations[j], start..<end) / variance
        products[i * columns + j] += sum
        if j < i { products[j * columns + i] += sum }
      }
    }
  }
}
