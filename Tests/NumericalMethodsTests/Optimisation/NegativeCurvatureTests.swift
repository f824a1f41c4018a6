import ForecastTestSupport
import NumericalMethods
import Testing

@Suite struct NegativeCurvatureTests {
  /// Eigenvalues 3 and -1, along (1, 1) and (1, -1).
  @Test func findsTheDirectionInWhichASaddleFalls() throws {
    let found = try #require(NegativeCurvature.direction(of: [1, 2, 2, 1], count: 2))
    expectClose(found.curvature, -1)
    expectClose(abs(found.direction[0]), 0.5.squareRoot())
    expectClose(found.direction[0], -found.direction[1])
  }

  /// `H = Q diag(-5, 2, 7) Qᵀ` with the least along (2, 1, 2) / 3.
  @Test func findsTheLeastOfThree() throws {
    let axes = [[2.0, 1, 2], [1, 2, -2], [2, -2, -1]].map { $0.map { $0 / 3 } }
    let values = [-5.0, 2, 7]
    var hessian = [Double](repeating: 0, count: 9)
    for (axis, value) in zip(axes, values) {
      for i in 0..<3 {
        for j in 0..<3 { hessian[3 * i + j] += value * axis[i] * axis[j] }
      }
    }
    let found = try #require(NegativeCurvature.direction(of: hessian, count: 3))
    expectClose(found.curvature, -5)
    expectClose(found.direction.map { $0 * (found.direction[0] < 0 ? -1 : 1) }, axes[0])
  }

  @Test func aMinimumHasNone() {
    #expect(NegativeCurvature.direction(of: [2, 1, 1, 2], count: 2) == nil)
    #expect(NegativeCurvature.direction(of: [.nan], count: 1) == nil)
    #expect(NegativeCurvature.direction(of: [], count: 0) == nil)
  }
}
