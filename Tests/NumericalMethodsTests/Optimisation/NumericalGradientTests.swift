import ForecastTestSupport
import NumericalMethods
import Testing

@Suite struct NumericalGradientTests {
  // f = x³ y + y²: gradient (3x²y, x³ + 2y), Hessian [[6xy, 3x²], [3x², 2]].
  static func function(_ x: [Double]) -> Double { x[0] * x[0] * x[0] * x[1] + x[1] * x[1] }

  @Test func centralDifferencesGiveTheGradient() {
    let gradient = NumericalGradient.central(of: Self.function, at: [2, -3])
    expectClose(gradient, [-36, 2], relative: 1e-8)
  }

  @Test func secondDifferencesGiveTheHessian() {
    let hessian = NumericalGradient.hessian(of: Self.function, at: [2, -3])
    expectClose(hessian, [-36, 12, 12, 2], relative: 1e-5)
  }
}
