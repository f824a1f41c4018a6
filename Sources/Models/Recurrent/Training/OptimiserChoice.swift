internal import NeuralNetworks

/// The optimisers of networks, under the names users write.
public enum OptimiserChoice: String, OptionChoice {
  /// Adam.
  case adam
  /// Adam with decoupled weight decay.
  case adamW = "adamw"
  /// Root-mean-square propagation.
  case rmsProp = "rmsprop"
  /// Gradient descent with momentum 0.9.
  case momentum
  /// Plain gradient descent.
  case gradientDescent = "sgd"

  func rule(weightDecay: Double) -> UpdateRule {
    switch self {
    case .adam: .adam(weightDecay: weightDecay)
    case .adamW: .adamW(weightDecay: weightDecay)
    case .rmsProp: .rmsProp(weightDecay: weightDecay)
    case .momentum: .momentum(weightDecay: weightDecay)
    case .gradientDescent: .gradientDescent(weightDecay: weightDecay)
    }
  }
}
