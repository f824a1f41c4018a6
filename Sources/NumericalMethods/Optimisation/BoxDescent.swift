/// One run of `BoxQuasiNewton`: where it stands, and its model of the curvature.
struct BoxDescent {
  private let box: BoxQuasiNewton
  private(set) var point: [Double]
  private(set) var value: Double
  private(set) var iterations = 0
  private(set) var isFinished = false
  private var gradient: [Double] = []
  /// The approximate Hessian, `[d × d]`, row-major, positive definite.
  private var curvature: [Double]
  private var idleIterations = 0
  private var wasReset = true
  private let dimension: Int
  /// Step lengths tried side by side, as multiples of the quasi-Newton step.
  private static let lengths = [1.0, 0.5, 0.2, 0.07, 0.02, 0.003, 2.0, 5.0]

  init<Objective: BatchObjective>(
    box: BoxQuasiNewton, start: [Double], _ objective: inout Objective
  ) {
    self.box = box
    point = start
    dimension = start.count
    value = objective.value(at: start)
    curvature = []
    isFinished = !value.isFinite
    if !isFinished { differentiate(&objective, step: 1e-4, alsoCurvature: true) }
  }

  /// Moves on by one line search, or finishes.
  mutating func step<Objective: BatchObjective>(_ objective: inout Objective) {
    iterations += 1
    let free = (0..<dimension).filter { !isHeld($0) }
    guard !free.isEmpty, let direction = direction(free) else {
      restartOrFinish(&objective)
      return
    }
    let expectedGain = -0.5 * free.reduce(0) { $0 + gradient[$1] * direction[$1] }
    if expectedGain < box.tolerance {
      restartOrFinish(&objective)
      return
    }
    guard let (next, nextValue) = search(direction, &objective) else {
      restartOrFinish(&objective)
      return
    }
    let gain = value - nextValue
    let move = zip(next, point).map { $0 - $1 }
    let oldGradient = gradient
    point = next
    value = nextValue
    idleIterations = gain < box.tolerance ? idleIterations + 1 : 0
    differentiate(&objective, step: 1e-5, alsoCurvature: false)
    update(move, zip(gradient, oldGradient).map { $0 - $1 })
    wasReset = false
    if idleIterations >= 2 { restartOrFinish(&objective) }
  }

  /// Whether a variable sits at a bound and wants to leave the box.
  private func isHeld(_ i: Int) -> Bool {
    (point[i] <= box.lower[i] && gradient[i] >= 0)
      || (point[i] >= box.upper[i] && gradient[i] <= 0)
  }

  /// A stale model may hide a gain: measures the curvature afresh once before giving up.
  private mutating func restartOrFinish<Objective: BatchObjective>(
    _ objective: inout Objective
  ) {
    if wasReset {
      isFinished = true
      return
    }
    differentiate(&objective, step: 1e-4, alsoCurvature: true)
    wasReset = true
    idleIterations = 0
  }

  /// Central differences, one-sided at a bound; and second differences along the axes.
  private mutating func differentiate<Objective: BatchObjective>(
    _ objective: inout Objective, step: Double, alsoCurvature: Bool
  ) {
    var points: [Double] = []
    points.reserveCapacity(2 * dimension * dimension)
    var spans = [Double](repeating: 0, count: dimension)
    for i in 0..<dimension {
      let above = min(point[i] + step * box.scales[i], box.upper[i])
      let below = max(point[i] - step * box.scales[i], box.lower[i])
      spans[i] = above - below
      for shifted in [above, below] {
        points += point
        points[points.count - dimension + i] = shifted
      }
    }
    var values = [Double](repeating: 0, count: 2 * dimension)
    objective.evaluate(points, count: 2 * dimension, into: &values)
    gradient = (0..<dimension).map { i in
      let slope = (values[2 * i] - values[2 * i + 1]) / spans[i]
      return slope.isFinite ? slope : 0
    }
    if alsoCurvature { measureCurvature(values, spans) }
  }

  private mutating func measureCurvature(_ values: [Double], _ spans: [Double]) {
    curvature = [Double](repeating: 0, count: dimension * dimension)
    for i in 0..<dimension {
      let half = spans[i] / 2
      let second = (values[2 * i] - 2 * value + values[2 * i + 1]) / (half * half)
      // A variable that seems flat or concave still gets a step of about its scale.
      let floor = max(abs(gradient[i]) / box.scales[i], 1e-8 / (box.scales[i] * box.scales[i]))
      let isInside = point[i] > box.lower[i] && point[i] < box.upper[i]
      curvature[i * dimension + i] =
        isInside && second.isFinite ? max(second, 0.1 * floor) : max(floor, 1e-8)
    }
  }

  /// The minimum of the quadratic model over the free variables; 0 for the others.
  private func direction(_ free: [Int]) -> [Double]? {
    let k = free.count
    var factor = [Double](repeating: 0, count: k * k)
    var solution = free.map { -gradient[$0] }
    for i in 0..<k {
      for j in 0...i {
        var sum = curvature[free[i] * dimension + free[j]]
        for l in 0..<j { sum -= factor[i * k + l] * factor[j * k + l] }
        if i == j {
          guard sum > 0, sum.isFinite else { return nil }
          factor[i * k + i] = sum.squareRoot()
        } else {
          factor[i * k + j] = sum / factor[j * k + j]
        }
      }
      for l in 0..<i { solution[i] -= factor[i * k + l] * solution[l] }
      solution[i] /= factor[i * k + i]
    }
    for i in stride(from: k - 1, through: 0, by: -1) {
      for l in i + 1..<k { solution[i] -= factor[l * k + i] * solution[l] }
      solution[i] /= factor[i * k + i]
    }
    var direction = [Double](repeating: 0, count: dimension)
    for (i, variable) in free.enumerated() { direction[variable] = solution[i] }
    return direction
  }

  /// The best feasible of several step lengths, then of steps a thousand times shorter.
  private func search<Objective: BatchObjective>(
    _ direction: [Double], _ objective: inout Objective
  ) -> ([Double], Double)? {
    var values = [Double](repeating: 0, count: Self.lengths.count)
    for shrink in [1.0, 1e-3] {
      let candidates = Self.lengths.map { length in
        box.clipped((0..<dimension).map { point[$0] + shrink * length * direction[$0] })
      }
      objective.evaluate(
        candidates.flatMap { $0 }, count: candidates.count, into: &values)
      let order = candidates.indices.filter { values[$0] < value }
        .sorted { (values[$0], $0) < (values[$1], $1) }
      if let best = order.first(where: { objective.isFeasible(candidates[$0]) }) {
        return (candidates[best], values[best])
      }
    }
    return nil
  }

  /// The BFGS update, damped so that the model stays positive definite.
  private mutating func update(_ move: [Double], _ change: [Double]) {
    let d = dimension
    var product = [Double](repeating: 0, count: d)
    for i in 0..<d {
      for j in 0..<d { product[i] += curvature[i * d + j] * move[j] }
    }
    let modelled = zip(move, product).reduce(0) { $0 + $1.0 * $1.1 }
    let measured = zip(move, change).reduce(0) { $0 + $1.0 * $1.1 }
    guard modelled > 0, modelled.isFinite, measured.isFinite else { return }
    let mix = measured >= 0.2 * modelled ? 1 : 0.8 * modelled / (modelled - measured)
    let secant = zip(change, product).map { mix * $0 + (1 - mix) * $1 }
    let secantMove = zip(move, secant).reduce(0) { $0 + $1.0 * $1.1 }
    guard secantMove > 0 else { return }
    for i in 0..<d {
      for j in 0..<d {
        curvature[i * d + j] +=
          secant[i] * secant[j] / secantMove - product[i] * product[j] / modelled
      }
    }
  }
}
