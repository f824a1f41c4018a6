/// Location and scale of one window.
struct WindowScale: Hashable, Sendable {
  let location: Double
  /// Above 0.
  let scale: Double

  /// Measures the window `z[max(0, end - L) ..< end]`.
  ///
  /// - Parameters:
  ///   - values: z.
  ///   - end: one past the last value read.
  ///   - plan: says how long the window is and how it is scaled.
  ///   - floor: the least scale; a flat window would magnify rounding otherwise.
  init(_ values: [Double], end: Int, plan: WindowPlan, floor: Double) {
    let start = max(0, end - plan.inputSize)
    let count = Double(end - start)
    var mean = 0.0
    for position in start..<end { mean += values[position] }
    mean /= count
    var square = 0.0
    switch plan.scaling {
    case .automatic, .none:
      (location, scale) = (0, 1)
      return
    case .mean:
      for position in start..<end { square += abs(values[position]) }
      (location, scale) = (0, max(square / count, floor))
      return
    case .change:
      for position in max(start, 1)..<max(end, 1) {
        let change = values[position] - values[position - 1]
        square += change * change
      }
      location = values[end - 1]
      let changes = Double(max(end - max(start, 1), 1))
      scale = max((square / changes).squareRoot(), floor)
      return
    case .standard: location = mean
    case .last: location = values[end - 1]
    }
    for position in start..<end {
      square += (values[position] - mean) * (values[position] - mean)
    }
    scale = max((square / count).squareRoot(), floor)
  }
}
