/// The corners of a Nelder–Mead search, best first.
struct Simplex {
  struct Corner {
    var point: [Double]
    var value: Double
  }

  private let lower: [Double]?
  private let upper: [Double]?
  private(set) var corners: [Corner] = []
  private(set) var evaluations = 0

  init(
    lower: [Double]?, upper: [Double]?, start: [Double], steps: [Double],
    _ function: ([Double]) -> Double
  ) {
    self.lower = lower
    self.upper = upper
    corners.append(corner(start, function))
    for i in start.indices {
      var point = start
      point[i] += steps[i]
      // A step across the bound would be clipped to nothing: step the other way.
      if let upper, point[i] > upper[i] { point[i] = start[i] - steps[i] }
      if let lower, point[i] < lower[i] { point[i] = start[i] + abs(steps[i]) / 2 }
      corners.append(corner(point, function))
    }
    sort()
  }

  var spread: Double { corners[corners.count - 1].value - corners[0].value }

  func isSmall(beside steps: [Double]) -> Bool {
    steps.indices.allSatisfy { i in
      let values = corners.map { $0.point[i] }
      return (values.max() ?? 0) - (values.min() ?? 0) <= 1e-6 * abs(steps[i])
    }
  }

  mutating func move(_ function: ([Double]) -> Double) {
    let d = Double(corners.count - 1)
    let last = corners.count - 1
    let worst = corners[last]
    var centre = [Double](repeating: 0, count: worst.point.count)
    for corner in corners.dropLast() {
      for i in centre.indices { centre[i] += corner.point[i] / d }
    }
    func along(_ length: Double) -> [Double] {
      centre.indices.map { centre[$0] + length * (worst.point[$0] - centre[$0]) }
    }
    let contraction = 0.75 - 1 / (2 * max(d, 2))
    let reflected = corner(along(-1), function)
    if reflected.value < corners[0].value {
      let expanded = corner(along(-(1 + 2 / max(d, 2))), function)
      corners[last] = expanded.value < reflected.value ? expanded : reflected
    } else if reflected.value < corners[last - 1].value {
      corners[last] = reflected
    } else {
      let isOutside = reflected.value < worst.value
      let contracted = corner(along(isOutside ? -contraction : contraction), function)
      if contracted.value < min(reflected.value, worst.value) {
        corners[last] = contracted
      } else {
        shrink(by: 1 - 1 / max(d, 2), function)
      }
    }
    sort()
  }

  private mutating func shrink(by factor: Double, _ function: ([Double]) -> Double) {
    let best = corners[0].point
    for index in corners.indices.dropFirst() {
      let point = corners[index].point.indices.map {
        best[$0] + factor * (corners[index].point[$0] - best[$0])
      }
      corners[index] = corner(point, function)
    }
  }

  private mutating func corner(
    _ point: [Double], _ function: ([Double]) -> Double
  ) -> Corner {
    evaluations += 1
    let inside = point.indices.map {
      min(max(point[$0], lower?[$0] ?? -.infinity), upper?[$0] ?? .infinity)
    }
    let value = function(inside)
    return Corner(point: inside, value: value.isNaN ? .infinity : value)
  }

  /// Stable, so that equal values never depend on the order of a sort.
  private mutating func sort() {
    corners = corners.enumerated().sorted {
      ($0.element.value, $0.offset) < ($1.element.value, $1.offset)
    }.map(\.element)
  }
}
