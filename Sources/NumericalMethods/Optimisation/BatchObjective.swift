/// A function that is cheaper to evaluate at several points at a time than at one after another.
public protocol BatchObjective {
  /// How many variables it has.
  var dimension: Int { get }

  /// The function at several points.
  ///
  /// - Parameters:
  ///   - points: `[count × dimension]`, one point after another.
  ///   - count: how many points there are.
  ///   - values: `[≥ count]`; the first `count` are overwritten, +∞ where a point is forbidden.
  mutating func evaluate(_ points: [Double], count: Int, into values: inout [Double])

  /// Whether a point may be the answer; asked only of points about to be accepted.
  func isFeasible(_ point: [Double]) -> Bool
}

extension BatchObjective {
  /// True everywhere.
  public func isFeasible(_ point: [Double]) -> Bool { true }

  /// The function at one point.
  public mutating func value(at point: [Double]) -> Double {
    var values = [0.0]
    evaluate(point, count: 1, into: &values)
    return values[0]
  }
}
