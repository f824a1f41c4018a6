internal import NumericalMethods

/// The squared errors as a function of α, β and γ, those the model has.
struct ClassicHoltWintersSearch {
  let initial: ClassicHoltWintersState
  let values: [Double]
  let hasTrend: Bool
  let isMultiplicative: Bool

  func smoothing(_ point: [Double]) -> ClassicHoltWintersState.Smoothing {
    .init(
      alpha: point[0], beta: hasTrend ? point[1] : 0, gamma: initial.seasons.isEmpty ? 0 : point[2])
  }

  func squares(_ point: [Double]) -> Double {
    let smoothing = smoothing(point)
    var state = initial
    return values.reduce(0) { sum, y in
      let error = y - state.forecast(1, isMultiplicative: isMultiplicative)
      state.update(y, smoothing, isMultiplicative: isMultiplicative)
      return sum + error * error
    }
  }

  /// The best of a few searches: the squared errors have several minima.
  func best() -> [Double] {
    let count = initial.seasons.isEmpty ? (hasTrend ? 2 : 1) : 3
    let starts = [[0.3, 0.1, 0.1], [0.6, 0.05, 0.6], [0.1, 0.5, 0.3]].map { $0.prefix(count) }
    let zero = [Double](repeating: 0, count: count)
    let minima = starts.map { start in
      NelderMead(tolerance: 0).minimise(
        from: Array(start), steps: zero.map { _ in 0.15 }, lower: zero, upper: zero.map { _ in 1 },
        squares)
    }
    return minima.min { $0.value < $1.value }?.point ?? zero
  }
}
