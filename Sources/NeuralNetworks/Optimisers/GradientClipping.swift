/// What keeps a gradient from exploding before a step.
public enum GradientClipping: Hashable, Sendable {
  /// Nothing; the norm is reported all the same.
  case none
  /// The whole gradient scaled by `bound / (norm + 10⁻⁶)` where its norm is larger, so that its
  /// direction stays.
  ///
  /// - Source: Pascanu, Mikolov & Bengio (2013), ICML 28, 1310-1318; the 10⁻⁶ is PyTorch's.
  case norm(Double)
  /// Every entry held to ±bound.
  case value(Double)

  /// Clips a gradient in place.
  ///
  /// - Parameter gradients: the gradient; one with NaN or infinity is left as it is.
  /// - Returns: its Euclidean norm before clipping, added up in `Double`.
  public func apply<Scalar>(to gradients: Buffer<Scalar>) -> Double {
    let norm = gradients.sumOfSquares.squareRoot()
    guard norm.isFinite else { return norm }
    switch self {
    case .none: break
    case .norm(let bound):
      precondition(bound > 0, "a bound of the norm must be above 0, found \(bound)")
      let factor = bound / (norm + 1e-6)
      if factor < 1 { gradients.scale(by: Scalar(factor)) }
    case .value(let bound):
      precondition(bound > 0, "a bound of the entries must be above 0, found \(bound)")
      unsafe Scalar.clip(count: gradients.count, bound: Scalar(bound), gradients.base)
    }
    return norm
  }
}
