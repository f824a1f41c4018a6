import ForecastTestSupport
import NumericalMethods
import Testing

/// Standard problems with known minima.
enum StandardProblem {
  /// Minimum 0 at (1, 1).
  static func rosenbrock(_ x: [Double]) -> Double {
    let (a, b) = (x[1] - x[0] * x[0], 1 - x[0])
    return 100 * a * a + b * b
  }

  /// Minimum 0 at the origin, where the Hessian is singular.
  static func powell(_ x: [Double]) -> Double {
    let (a, b) = (x[0] + 10 * x[1], x[2] - x[3])
    let (c, d) = (x[1] - 2 * x[2], x[0] - x[3])
    return a * a + 5 * b * b + c * c * c * c + 10 * d * d * d * d
  }

  /// Minimum 0 at (3, 0.5).
  static func beale(_ x: [Double]) -> Double {
    let a = 1.5 - x[0] * (1 - x[1])
    let b = 2.25 - x[0] * (1 - x[1] * x[1])
    let c = 2.625 - x[0] * (1 - x[1] * x[1] * x[1])
    return a * a + b * b + c * c
  }
}

@Suite struct NelderMeadTests {
  @Test func findsTheMinimumOfRosenbrock() {
    let minimum = NelderMead(tolerance: 1e-14).minimise(
      from: [-1.2, 1], steps: [0.5, 0.5], StandardProblem.rosenbrock)
    #expect(minimum.hasConverged)
    expectClose(minimum.point, [1, 1], absolute: 1e-5)
  }

  @Test func findsTheMinimumOfPowell() {
    let minimum = NelderMead(maximumEvaluations: 5000, tolerance: 1e-16).minimise(
      from: [3, -1, 0, 1], steps: [1, 1, 1, 1], StandardProblem.powell)
    #expect(minimum.value < 1e-10)
    expectClose(minimum.point, [0, 0, 0, 0], absolute: 1e-2)
  }

  @Test func findsTheMinimumOfBeale() {
    let minimum = NelderMead(tolerance: 1e-14).minimise(
      from: [1, 1], steps: [0.5, 0.5], StandardProblem.beale)
    expectClose(minimum.point, [3, 0.5], absolute: 1e-5)
  }

  @Test func staysWithinTheBox() {
    let minimum = NelderMead().minimise(
      from: [0.2, 0.2], steps: [0.1, 0.1], lower: [0, 0], upper: [0.5, 2]
    ) { point in
      #expect(point[0] >= 0 && point[0] <= 0.5 && point[1] >= 0 && point[1] <= 2)
      return StandardProblem.rosenbrock(point)
    }
    // On the edge x = 0.5 the best y is x².
    expectClose(minimum.point, [0.5, 0.25], absolute: 1e-4)
  }

  @Test func walksAroundForbiddenPoints() {
    let minimum = NelderMead().minimise(from: [3], steps: [0.5]) { point in
      point[0] < 1 ? .nan : point[0] * point[0]
    }
    expectClose(minimum.point, [1], absolute: 1e-4)
  }

  @Test func stopsAtTheLimitOfEvaluations() {
    let minimum = NelderMead(maximumEvaluations: 12).minimise(
      from: [-1.2, 1], steps: [0.5, 0.5], StandardProblem.rosenbrock)
    #expect(!minimum.hasConverged)
    #expect(minimum.iterations <= 15)
  }
}
