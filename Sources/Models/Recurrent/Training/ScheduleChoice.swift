internal import NeuralNetworks

/// The shapes of the learning rate, under the names users write.
public enum ScheduleChoice: String, OptionChoice {
  /// The same rate at every step.
  case constant
  /// Half a cosine down to 0.
  case cosine
  /// Up and down again along half cosines.
  case oneCycle = "one-cycle"
  /// A tenth after each third of the steps.
  case step
  /// Halved when the validation loss has stopped falling.
  case plateau

  func schedule(steps: Int) -> LearningRate.Schedule {
    switch self {
    case .constant: .constant
    case .cosine: .cosine()
    case .oneCycle: .oneCycle()
    case .step: .step(every: max(1, steps / 3))
    case .plateau: .reduceOnPlateau(factor: 0.5, patience: 3)
    }
  }
}
