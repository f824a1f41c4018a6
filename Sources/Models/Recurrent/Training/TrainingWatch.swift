internal import ForecastCore
internal import NeuralNetworks

/// Watches a training: ends it in time, and remembers what its history does not hold.
struct TrainingWatch {
  private let start: ContinuousClock.Instant
  private let deadline: ContinuousClock.Instant?
  /// Steps done at the end of every epoch, the one under way included.
  private(set) var stepsDone: [Int]
  /// Whether the task was cancelled.
  private(set) var wasCancelled = false

  /// Watches from now on.
  ///
  /// - Parameters:
  ///   - seconds: the most it may take; 0 for no limit.
  ///   - spent: the seconds it took in an earlier run.
  ///   - stepsDone: what was remembered there.
  init(seconds: Double, spent: Double = 0, stepsDone: [Int] = []) {
    start = ContinuousClock().now - .seconds(max(0, spent.isFinite ? spent : 0))
    deadline = seconds > 0 ? start + .seconds(seconds) : nil
    self.stepsDone = stepsDone
  }

  /// Seconds it took so far, those of an earlier run included.
  var seconds: Double { (ContinuousClock().now - start) / .seconds(1) }

  /// Whether training goes on: until the task is cancelled or the seconds are spent, as which its
  /// last steps are judged.
  mutating func decision(after progress: TrainingProgress) -> TrainingProgress.Decision {
    if progress.epoch == stepsDone.count {
      stepsDone.append(progress.stepsDone)
    } else {
      // An epoch that broke down begins again and goes on counting.
      stepsDone[progress.epoch] = progress.stepsDone
    }
    wasCancelled = Task.isCancelled
    guard !wasCancelled, let deadline else { return wasCancelled ? .stop : .proceed }
    return ContinuousClock().now < deadline ? .proceed : .finish
  }

  /// What happened, epoch by epoch; the one that an interruption cut short stands there unjudged.
  func record(of history: TrainingHistory, series: String?) -> TrainingRecord {
    var start = 0
    var epochs = zip(history.epochs, stepsDone).map { epoch, end in
      defer { start = end }
      return TrainingRecord.Epoch(
        stepsDone: end, trainingLoss: epoch.trainingLoss, validationLoss: epoch.validationLoss,
        gradientNorms: Array(history.gradientNorms[start..<end]))
    }
    let rest = history.stepLosses[min(start, history.stepLosses.count)...]
    if stepsDone.count > history.epochs.count, !rest.isEmpty {
      epochs.append(
        TrainingRecord.Epoch(
          stepsDone: stepsDone[stepsDone.count - 1],
          trainingLoss: rest.reduce(0, +) / Double(rest.count), validationLoss: nil,
          gradientNorms: Array(history.gradientNorms[rest.indices])))
    }
    let outcome: TrainingRecord.Outcome =
      switch history.outcome {
      case .budgetSpent: .budgetSpent
      case .stoppedEarly: .stoppedEarly
      case .cancelled: wasCancelled ? .interrupted : .secondsSpent
      }
    return TrainingRecord(
      series: series, steps: history.stepLosses.count, epochs: epochs,
      keptEpoch: history.keptEpoch, divergences: history.divergences.map(\.step),
      outcome: outcome)
  }
}
