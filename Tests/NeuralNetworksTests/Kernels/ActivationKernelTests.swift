import ForecastTestSupport
import Glibc
import NeuralNetworks
import Testing

/// The vectorised activations against libm in `Double`, point by point.
@Suite struct ActivationKernelTests {
  /// Odd in number and dense near 0, so that every branch and every loop remainder is met.
  static let points = (0...20_002).map { index in
    let u = Double(index - 10_001) / 10_001
    return 30 * u * u * u
  }

  private func worstError<Scalar: NetworkScalar>(
    _ kernel: (UnsafePointer<Scalar>, UnsafeMutablePointer<Scalar>, Int) -> Void,
    _ exact: (Double) -> Double
  ) -> Double {
    let x = Self.points.map { Scalar($0) }
    var y = [Scalar](repeating: 0, count: x.count)
    unsafe kernel(x, &y, x.count)
    return zip(x, y).reduce(0) { worst, pair in
      let truth = exact(Double(pair.0))
      let error = abs(Double(pair.1) - truth) / max(abs(truth), 1e-300)
      return max(worst, error.isNaN ? .infinity : error)
    }
  }

  @Test func floatActivationsAreWithinTwoUnitsInTheLastPlace() {
    let bound = 2 * Double(Float.ulpOfOne)
    #expect(
      unsafe worstError({ unsafe Float.sigmoid($0, into: $1, count: $2) }) { 1 / (1 + exp(-$0)) }
        <= bound)
    #expect(
      unsafe worstError({ unsafe Float.hyperbolicTangent($0, into: $1, count: $2) }, tanh)
        <= bound)
    #expect(
      unsafe worstError({ unsafe Float.exponential($0, into: $1, count: $2) }, exp) <= bound)
  }

  @Test func doubleActivationsAreWithinAFewUnitsInTheLastPlace() {
    #expect(
      unsafe worstError({ unsafe Double.sigmoid($0, into: $1, count: $2) }) { 1 / (1 + exp(-$0)) }
        <= 1e-15)
    #expect(
      unsafe worstError({ unsafe Double.hyperbolicTangent($0, into: $1, count: $2) }, tanh)
        <= 1e-15)
    #expect(
      unsafe worstError({ unsafe Double.exponential($0, into: $1, count: $2) }, exp) <= 1e-15)
  }

  @Test func farArgumentsSaturateAndNotANumberStays() {
    let x: [Float] = [-1000, 1000, .nan, -.infinity, .infinity]
    var y = [Float](repeating: 7, count: 5)
    unsafe Float.sigmoid(x, into: &y, count: 5)
    #expect(y[0] >= 0 && y[0] < 1e-37 && y[1] == 1 && y[2].isNaN && y[4] == 1)
    unsafe Float.hyperbolicTangent(x, into: &y, count: 5)
    #expect(y[0] == -1 && y[1] == 1 && y[2].isNaN && y[3] == -1 && y[4] == 1)
  }
}
