/// The probability that a decoder is shown the observed output, from the first step to the last
/// in a straight line.
public struct TeacherForcing: Hashable, Sendable {
  /// The probability at the first step.
  public var first: Double
  /// The probability at the last step.
  public var last: Double

  /// Always shown by default.
  public init(first: Double = 1, last: Double = 1) {
    self.first = first
    self.last = last
  }

  /// The probability at a step counted from 0.
  func rate(step: Int, of total: Int) -> Double {
    first + (last - first) * Double(min(step, total)) / Double(max(total - 1, 1))
  }
}
