internal import CKernels

/// The function `f` of an Elman cell.
public enum ElmanActivation: String, Hashable, Sendable, CaseIterable {
  /// `tanh a`.
  case tanh
  /// `1 / (1 + exp(-a))`.
  case logistic
  /// `max(0, a)`.
  case relu
  /// `a` where it is positive, `0.01 a` elsewhere.
  case leakyReLU = "leaky-relu"

  /// The recurrent weights before training: the identity for rectifiers (Le, Jaitly & Hinton 2015),
  /// which neither forgets nor explodes; nil, orthogonal ones, for the others.
  var recurrentInitialisation: Initialisation? {
    switch self {
    case .relu, .leakyReLU: .identity(gates: 1, scale: 1)
    case .tanh, .logistic: nil
    }
  }

  var kernel: elman_function {
    switch self {
    case .tanh: elman_tanh
    case .logistic: elman_logistic
    case .relu: elman_relu
    case .leakyReLU: elman_leaky_relu
    }
  }
}
