import Evaluation
import NumericalMethods

/// Simpson's rule.
func integral(
  from lower: Double, to upper: Double, pieces: Int = 20_000, _ f: (Double) throws -> Double
) rethrows -> Double {
  let width = (upper - lower) / Double(pieces)
  var sum = try f(lower) + f(upper)
  for index in 1..<pieces {
    sum += try (index % 2 == 1 ? 4 : 2) * f(lower + Double(index) * width)
  }
  return sum * width / 3
}

/// Cumulative probability of a standard normal.
func normalCumulative(_ z: Double) -> Double { NormalDistribution.standard.cumulative(z) }

/// Cumulative probability of Student's t.
func studentCumulative(_ t: Double, _ freedom: Double) -> Double {
  StudentT(degreesOfFreedom: freedom).cumulative(t)
}
