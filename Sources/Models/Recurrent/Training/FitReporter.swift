internal import ForecastCore
internal import NeuralNetworks
internal import Synchronization

/// Counts the steps of all networks of a fit and tells whoever listens how far it is.
final class FitReporter: Sendable {
  private let total: Int
  private let progress: (@Sendable (FitProgress) -> Void)?
  private let done = Mutex(0)

  /// A count of `steps` steps at most over all networks.
  init(steps: Int, progress: (@Sendable (FitProgress) -> Void)?) {
    total = max(1, steps)
    self.progress = progress
  }

  /// Counts a step.
  func report(_ step: TrainingProgress) {
    guard let progress else { return }
    let count = done.withLock { done in
      done += 1
      return done
    }
    progress(
      FitProgress(
        share: min(1, Double(count) / Double(total)), stepsDone: step.stepsDone,
        totalSteps: step.totalSteps, loss: step.loss, validationLoss: step.validationLoss))
  }

  /// Counts steps that were not taken: those that a network which ended early did not need, and
  /// those that an earlier run has taken.
  func skipped(steps: Int) {
    done.withLock { $0 += max(0, steps) }
  }
}
