/// Minimisation of a function of one variable within bounds.
public enum GoldenSection {
  /// The place of a minimum of a function that falls and then rises.
  ///
  /// - Parameters:
  ///   - range: where to look, ends included; a function with several minima gives one of them.
  ///   - tolerance: the width of the bracket to stop at.
  ///   - function: NaN counts as infinity.
  /// - Returns: the middle of the last bracket.
  /// - Complexity: one call a step, the bracket shrinking by 0.618 each.
  /// - Source: Kiefer (1953), Proc. Amer. Math. Soc. 4(3).
  public static func minimum(
    in range: ClosedRange<Double>, tolerance: Double = 1e-8, of function: (Double) -> Double
  ) -> Double {
    precondition(tolerance > 0, "a tolerance must be above 0, found \(tolerance)")
    let ratio = (5.0.squareRoot() - 1) / 2
    func value(_ x: Double) -> Double {
      let found = function(x)
      return found.isNaN ? .infinity : found
    }
    var (lower, upper) = (range.lowerBound, range.upperBound)
    var left = upper - ratio * (upper - lower)
    var right = lower + ratio * (upper - lower)
    var (atLeft, atRight) = (value(left), value(right))
    while upper - lower > tolerance {
      if atLeft <= atRight {
        (upper, right, atRight) = (right, left, atLeft)
        left = upper - ratio * (upper - lower)
        atLeft = value(left)
      } else {
        (lower, left, atLeft) = (left, right, atRight)
        right = lower + ratio * (upper - lower)
        atRight = value(right)
      }
    }
    return (lower + upper) / 2
  }
}
