/// How a gradient `g` changes the parameters `p` at learning rate `η`.
///
/// Every rule but AdamW adds its weight decay to the gradient (`g + λ p`, an L2 penalty); AdamW
/// shrinks the parameters by themselves. The defaults are PyTorch's, and so are the results.
public enum UpdateRule: Hashable, Sendable {
  /// `p -= η g`.
  case gradientDescent(weightDecay: Double = 0)
  /// `v = μ v + g; p -= η v`, and with Nesterov's look-ahead `p -= η (g + μ v)`.
  ///
  /// - Source: Sutskever et al. (2013), ICML 28, 1139-1147.
  case momentum(Double = 0.9, nesterov: Bool = false, weightDecay: Double = 0)
  /// `v = α v + (1 - α) g²; p -= η g / (√v + ε)`.
  ///
  /// - Source: Tieleman & Hinton (2012), Lecture 6.5.
  case rmsProp(smoothing: Double = 0.99, epsilon: Double = 1e-8, weightDecay: Double = 0)
  /// `m = β₁ m + (1 - β₁) g; v = β₂ v + (1 - β₂) g²;`
  /// `p -= η m̂ / (√v̂ + ε)` with `m̂ = m / (1 - β₁ᵗ)` and `v̂ = v / (1 - β₂ᵗ)`.
  ///
  /// - Source: Kingma & Ba (2015), ICLR.
  case adam(
    beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8, weightDecay: Double = 0)
  /// Adam on `g` alone, and `p *= 1 - η λ` before it.
  ///
  /// - Source: Loshchilov & Hutter (2019), ICLR.
  case adamW(
    beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8, weightDecay: Double = 0.01)

  /// How many numbers a rule remembers per parameter.
  public var momentCount: Int {
    switch self {
    case .gradientDescent: 0
    case .momentum, .rmsProp: 1
    case .adam, .adamW: 2
    }
  }
}
