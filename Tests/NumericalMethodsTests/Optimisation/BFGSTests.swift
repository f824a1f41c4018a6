import ForecastTestSupport
import NumericalMethods
import Testing

// Test functions of Moré, Garbow & Hillstrom (1981), ACM Trans. Math. Softw. 7(1).
@Suite struct BFGSTests {
  static func rosenbrock(_ x: [Double]) -> Double {
    let (a, b) = (x[1] - x[0] * x[0], 1 - x[0])
    return 100 * a * a + b * b
  }

  static func powell(_ x: [Double]) -> Double {
    let terms = [
      x[0] + 10 * x[1], 5.0.squareRoot() * (x[2] - x[3]),
      (x[1] - 2 * x[2]) * (x[1] - 2 * x[2]),
      10.0.squareRoot() * (x[0] - x[3]) * (x[0] - x[3]),
    ]
    return terms.reduce(0) { $0 + $1 * $1 }
  }

  static func beale(_ x: [Double]) -> Double {
    let terms = [
      1.5 - x[0] * (1 - x[1]), 2.25 - x[0] * (1 - x[1] * x[1]),
      2.625 - x[0] * (1 - x[1] * x[1] * x[1]),
    ]
    return terms.reduce(0) { $0 + $1 * $1 }
  }

  @Test func findsRosenbrocksValleyFloor() {
    let minimum = BFGS().minimise(from: [-1.2, 1], Self.rosenbrock)
    expectClose(minimum.point, [1, 1], absolute: 1e-6)
    #expect(minimum.hasConverged)
    #expect(minimum.iterations < 60)
  }

  @Test func analyticAndNumericalGradientsMeet() {
    let minimum = BFGS().minimise(from: [-1.2, 1], Self.rosenbrock) { x in
      let a = x[1] - x[0] * x[0]
      return [-400 * x[0] * a - 2 * (1 - x[0]), 200 * a]
    }
    expectClose(minimum.point, [1, 1], absolute: 1e-8)
  }

  @Test func findsPowellsSingularMinimum() {
    let minimum = BFGS().minimise(from: [3, -1, 0, 1], Self.powell)
    expectClose(minimum.value, 0, absolute: 1e-8)
    expectClose(minimum.point, [0, 0, 0, 0], absolute: 1e-2)
  }

  @Test func findsBealesMinimum() {
    let minimum = BFGS().minimise(from: [1, 1], Self.beale)
    expectClose(minimum.point, [3, 0.5], absolute: 1e-6)
  }

  @Test func inverseHessianOfAQuadraticIsItsInverse() {
    // f = x² + 2 y² + x y: Hessian [[2, 1], [1, 4]], inverse [[4, -1], [-1, 2]] / 7.
    let minimum = BFGS(gradientTolerance: 1e-10).minimise(from: [3, -2]) { x in
      x[0] * x[0] + 2 * x[1] * x[1] + x[0] * x[1]
    }
    expectClose(minimum.inverseHessian, [4.0 / 7, -1.0 / 7, -1.0 / 7, 2.0 / 7], absolute: 1e-3)
  }

  @Test func aGoodInverseHessianSavesIterations() {
    let cold = BFGS().minimise(from: [-1.2, 1], Self.rosenbrock)
    let warm = BFGS().minimise(
      from: [0.999, 0.998], inverseHessian: cold.inverseHessian, Self.rosenbrock)
    expectClose(warm.point, [1, 1], absolute: 1e-6)
    #expect(warm.iterations < 8)
  }

  @Test func staysOutOfARegionOfInfinity() {
    let minimum = BFGS().minimise(from: [2]) { x in
      x[0] <= 0 ? .infinity : x[0] * x[0] - 2 * x[0]
    }
    expectClose(minimum.point, [1], absolute: 1e-7)
  }

  @Test func aStartWithoutAValueIsNotConverged() {
    let minimum = BFGS().minimise(from: [1]) { _ in .nan }
    #expect(!minimum.hasConverged)
    #expect(minimum.point == [1])
  }

  @Test func equalCallsGiveEqualBits() {
    let runs = (0..<2).map { _ in BFGS().minimise(from: [1, 1], Self.beale) }
    #expect(runs[0] == runs[1])
  }

  @Test func noVariablesIsAMinimum() {
    let minimum = BFGS().minimise(from: []) { _ in 7 }
    #expect(minimum.value == 7)
    #expect(minimum.hasConverged)
  }
}
