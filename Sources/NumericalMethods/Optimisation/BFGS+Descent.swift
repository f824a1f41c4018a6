extension BFGS {
  /// A minimisation under way.
  struct Descent {
    private(set) var outcome: Outcome
    private(set) var isDone = false

    private let method: BFGS
    /// Whether H still is a multiple of the identity, its scale unknown.
    private var isFresh: Bool
    private var smallSteps = 0
    private let count: Int

    init(start: [Double], inverseHessian: [Double]?, method: BFGS) {
      count = start.count
      precondition(
        inverseHessian.map { $0.count == start.count * start.count } ?? true,
        "expected \(start.count * start.count) elements of an inverse Hessian")
      isFresh = inverseHessian == nil
      outcome = Outcome(
        point: start, value: .infinity, gradient: [],
        inverseHessian: inverseHessian ?? Self.identity(start.count), iterations: 0,
        hasConverged: false)
      self.method = method
    }

    mutating func begin(value: Double, gradient: [Double]) {
      outcome.value = value
      outcome.gradient = gradient
      let isUsable = value.isFinite && gradient.allSatisfy(\.isFinite)
      finish(if: !isUsable || largest(gradient) <= method.gradientTolerance, usable: isUsable)
    }

    /// One direction, one line search, one update of H.
    mutating func step(_ function: ([Double]) -> Double, _ slope: ([Double]) -> [Double]) {
      outcome.iterations += 1
      let (direction, descent) = direction()
      guard let trial = search(function, along: direction, descent: descent) else {
        // No progress along -Hg: try the gradient itself once, else this is the end.
        finish(if: isFresh, usable: true)
        restart()
        return
      }
      let gradient = slope(trial.point)
      guard gradient.allSatisfy(\.isFinite) else {
        finish(if: true, usable: false)
        return
      }
      update(step: difference(trial.point, outcome.point), gradient: gradient)
      let progress = outcome.value - trial.value
      let isSmall = progress <= method.functionTolerance * (abs(trial.value) + 1e-300)
      smallSteps = isSmall ? smallSteps + 1 : 0
      outcome.point = trial.point
      outcome.value = trial.value
      outcome.gradient = gradient
      finish(
        if: smallSteps >= 2 || largest(gradient) <= method.gradientTolerance, usable: true)
    }

    private mutating func finish(if ended: Bool, usable: Bool) {
      isDone = isDone || ended
      outcome.hasConverged = isDone && usable
    }

    private mutating func restart() {
      outcome.inverseHessian = Self.identity(count)
      isFresh = true
    }

    /// `-H g` and its slope; where H has lost its way, the gradient itself.
    private mutating func direction() -> (direction: [Double], descent: Double) {
      var direction = [Double](repeating: 0, count: count)
      for i in 0..<count {
        for j in 0..<count {
          direction[i] -= outcome.inverseHessian[i * count + j] * outcome.gradient[j]
        }
      }
      var descent = dot(direction, outcome.gradient)
      if !(descent < 0) {
        restart()
        direction = outcome.gradient.map { -$0 }
        descent = dot(direction, outcome.gradient)
      }
      // Without curvature the first step's length is a guess: no longer than 1.
      let limit = isFresh ? min(1, method.maximumStep) : method.maximumStep
      let length = largest(direction)
      guard length > limit else { return (direction, descent) }
      return (direction.map { $0 * limit / length }, descent * limit / length)
    }

    /// The first of a shrinking series of steps that lowers the function enough.
    private func search(
      _ function: ([Double]) -> Double, along direction: [Double], descent: Double
    ) -> (point: [Double], value: Double)? {
      var length = 1.0
      for _ in 0..<40 {
        let point = zip(outcome.point, direction).map { $0 + length * $1 }
        if point == outcome.point { return nil }
        let value = function(point)
        if value.isFinite, value <= outcome.value + 1e-4 * length * descent {
          return (point, value)
        }
        // The minimum of the parabola through what is known, kept within bounds.
        let rise = value - outcome.value - length * descent
        let parabola = -descent * length * length / (2 * rise)
        let isParabolaUsable = value.isFinite && parabola.isFinite
        length = isParabolaUsable ? min(max(parabola, length / 10), length / 2) : length / 5
      }
      return nil
    }

    private mutating func update(step: [Double], gradient: [Double]) {
      let change = difference(gradient, outcome.gradient)
      let curvature = dot(step, change)
      let size = (dot(step, step) * dot(change, change)).squareRoot()
      // A step without positive curvature says nothing a convex model could use.
      guard curvature > 1e-12 * size else { return }
      if isFresh {
        outcome.inverseHessian = Self.identity(count, scale: curvature / dot(change, change))
        isFresh = false
      }
      var moved = [Double](repeating: 0, count: count)
      for i in 0..<count {
        for j in 0..<count {
          moved[i] += outcome.inverseHessian[i * count + j] * change[j]
        }
      }
      let factor = (1 + dot(change, moved) / curvature) / curvature
      for i in 0..<count {
        for j in 0..<count {
          outcome.inverseHessian[i * count + j] +=
            factor * step[i] * step[j] - (step[i] * moved[j] + moved[i] * step[j]) / curvature
        }
      }
    }

    private static func identity(_ count: Int, scale: Double = 1) -> [Double] {
      (0..<count * count).map { $0 % (count + 1) == 0 ? scale : 0 }
    }

    private func largest(_ values: [Double]) -> Double { values.reduce(0) { max($0, abs($1)) } }

    private func dot(_ left: [Double], _ right: [Double]) -> Double {
      zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
    }

    private func difference(_ left: [Double], _ right: [Double]) -> [Double] {
      zip(left, right).map { $0 - $1 }
    }
  }
}
