import ForecastTestSupport
import NumericalMethods
import Testing

/// A closure as an objective that counts the batches it is asked for.
private struct Counted: BatchObjective {
  let dimension: Int
  let function: ([Double]) -> Double
  var batches = 0
  var allowed: ([Double]) -> Bool = { _ in true }

  init(dimension: Int, _ function: @escaping ([Double]) -> Double) {
    self.dimension = dimension
    self.function = function
  }

  mutating func evaluate(_ points: [Double], count: Int, into values: inout [Double]) {
    batches += 1
    for index in 0..<count {
      values[index] = function(Array(points[index * dimension..<(index + 1) * dimension]))
    }
  }

  func isFeasible(_ point: [Double]) -> Bool { allowed(point) }
}

@Suite struct BoxQuasiNewtonTests {
  private func free(_ dimension: Int, scale: Double = 1) -> BoxQuasiNewton {
    BoxQuasiNewton(
      lower: Array(repeating: -.infinity, count: dimension),
      upper: Array(repeating: .infinity, count: dimension),
      scales: Array(repeating: scale, count: dimension), tolerance: 1e-14)
  }

  @Test func findsTheMinimumOfRosenbrock() {
    var objective = Counted(dimension: 2, StandardProblem.rosenbrock)
    let minimum = free(2).minimise(from: [-1.2, 1], &objective)
    #expect(minimum.hasConverged)
    expectClose(minimum.point, [1, 1], absolute: 1e-5)
    #expect(objective.batches < 120)
  }

  @Test func findsTheMinimumOfPowell() {
    var objective = Counted(dimension: 4, StandardProblem.powell)
    let minimum = free(4).minimise(from: [3, -1, 0, 1], &objective)
    #expect(minimum.value < 1e-10)
  }

  @Test func findsTheMinimumOfBeale() {
    var objective = Counted(dimension: 2, StandardProblem.beale)
    let minimum = free(2).minimise(from: [1, 1], &objective)
    expectClose(minimum.point, [3, 0.5], absolute: 1e-5)
  }

  @Test func findsTheMinimumOnTheEdgeOfTheBox() {
    var objective = Counted(dimension: 2, StandardProblem.rosenbrock)
    let box = BoxQuasiNewton(
      lower: [-2, -2], upper: [0.5, 2], scales: [1, 1], tolerance: 1e-12)
    let minimum = box.minimise(from: [-1.2, 1], &objective)
    expectClose(minimum.point, [0.5, 0.25], absolute: 1e-5)
  }

  @Test func leavesAnEdgeItStartsOn() {
    var objective = Counted(dimension: 2, StandardProblem.beale)
    let box = BoxQuasiNewton(lower: [0, -5], upper: [9, 5], scales: [1, 1], tolerance: 1e-14)
    let minimum = box.minimise(from: [0, 0.2], &objective)
    expectClose(minimum.point, [3, 0.5], absolute: 1e-4)
  }

  @Test func scalesMayDifferByOrdersOfMagnitude() {
    var objective = Counted(dimension: 2) {
      StandardProblem.rosenbrock([$0[0] / 1e9, $0[1] * 1e6])
    }
    let box = BoxQuasiNewton(
      lower: [-.infinity, -.infinity], upper: [.infinity, .infinity], scales: [1e9, 1e-6],
      tolerance: 1e-14)
    let minimum = box.minimise(from: [-1.2e9, 1e-6], &objective)
    expectClose(minimum.point, [1e9, 1e-6], relative: 1e-4)
  }

  @Test func acceptsFeasiblePointsOnly() {
    var objective = Counted(dimension: 1) { ($0[0] - 2) * ($0[0] - 2) }
    objective.allowed = { $0[0] <= 1 }
    let minimum = free(1).minimise(from: [-3], &objective)
    #expect(minimum.point[0] <= 1)
    #expect(minimum.value < 25)
  }

  @Test func aStartWithoutAValueIsReturnedAsItIs() {
    var objective = Counted(dimension: 1) { _ in .infinity }
    let minimum = free(1).minimise(from: [4], &objective)
    #expect(minimum.point == [4] && minimum.value == .infinity)
  }
}
