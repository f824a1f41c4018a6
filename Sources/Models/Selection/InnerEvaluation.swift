internal import ForecastCore

/// A rolling origin inside a training slice: what choosing, tuning and stacking learn from.
///
/// Every candidate forecasts the last `windows` origins of the slice it is handed, so whatever is
/// learned from the outcome is learned inside the fold. The last target is the last observation
/// of each series.
struct InnerEvaluation: Sendable {
  /// Steps to forecast at every origin.
  let horizon: Int
  /// Origins of each series, where it is long enough.
  let windows: Int
  /// How far apart the origins of a series lie.
  let spacing: Spacing
  /// A fit serves this many origins; between refits the parameters stay and the origin moves.
  let refitEvery: Int
  /// The share of a series that is kept for the first training part.
  let trainingShare: Double

  /// How far apart origins lie.
  enum Spacing: Hashable, Sendable {
    /// So many observations.
    case fixed(Int)
    /// As far as a series is long enough for, up to the horizon, from where targets do not overlap.
    case wide
  }

  /// An evaluation that refits at every origin and trains on at least half of each series,
  /// unless said otherwise.
  init(
    horizon: Int, windows: Int, spacing: Spacing = .fixed(1), refitEvery: Int = 1,
    trainingShare: Double = 0.5
  ) {
    precondition(horizon >= 1 && windows >= 1 && spacing != .fixed(0) && refitEvery >= 1)
    precondition(trainingShare >= 0 && trainingShare < 1)
    self.horizon = horizon
    self.windows = windows
    self.spacing = spacing
    self.refitEvery = refitEvery
    self.trainingShare = trainingShare
  }

  /// Observations before each origin of a series, oldest origin first; fewer than `windows`,
  /// or none, where the series is too short.
  func cutoffs(count: Int) -> [Int] {
    let shortest = max(1, Int((Double(count) * trainingShare).rounded(.up)))
    let room = count - horizon - shortest
    guard room >= 0 else { return [] }
    let step =
      switch spacing {
      case .fixed(let step): step
      case .wide: max(1, min(horizon, room / max(windows - 1, 1)))
      }
    let fitting = min(windows, room / step + 1)
    return (0..<fitting).map { count - horizon - (fitting - 1 - $0) * step }
  }

  /// Lets candidates forecast the last origins.
  ///
  /// - Parameters:
  ///   - candidates: models of single series or of whole panels.
  ///   - training: the slice; nothing outside it is seen.
  ///   - context: gives the random stream (each candidate draws from a child of its kind,
  ///     so its forecasts do not depend on its company) and the number of workers.
  ///   - levels: the prediction intervals wanted.
  /// - Returns: every forecast beside what happened; candidates that failed are named.
  /// - Throws: `CancellationError` once the task is cancelled, nothing else.
  func run(
    _ candidates: [any Forecaster], on training: PanelSlice, context: FitContext,
    levels: [ConfidenceLevel] = []
  ) async throws -> HeldOutForecasts {
    let origins = training.indices.flatMap { series in
      cutoffs(count: training[series].count).reversed().enumerated().map { age, cutoff in
        HeldOutForecasts.Origin(series: series, age: age, cutoff: cutoff)
      }
      .reversed()
    }
    let tasks = candidates.indices.flatMap { candidate in
      let checkpoint = context.checkpoint?.part("candidate \(candidate)")
      return work(
        of: candidates[candidate], at: origins, on: training, context: context,
        checkpoint: checkpoint, levels: levels
      )
      .enumerated().map { piece, run in
        (candidate: candidate, checkpoint: checkpoint?.part("\(piece)"), run: run)
      }
    }
    let results = try await tasks.concurrentMap(workers: context.workers) { _, task in
      try Task.checkCancellation()
      if let done = Self.outcomes(in: task.checkpoint, of: origins.count) { return done }
      let outcomes = try await task.run()
      // A network that was cut short has forecast all the same: that is nothing to keep.
      try Task.checkCancellation()
      task.checkpoint?.keep { Self.bytes(of: outcomes) }
      return outcomes
    }
    var forecasts = candidates.map { _ in [Forecast?](repeating: nil, count: origins.count) }
    var failures: [HeldOutForecasts.Failure] = []
    for (task, result) in zip(tasks, results) {
      for (origin, outcome) in result {
        switch outcome {
        case .success(let forecast): forecasts[task.candidate][origin] = forecast
        case .failure(let failure):
          failures.append(
            HeldOutForecasts.Failure(
              candidate: task.candidate, origin: origins[origin], reason: failure.reason))
        }
      }
    }
    return HeldOutForecasts(
      names: candidates.map(\.name), horizon: horizon, slice: training, origins: origins,
      forecasts: forecasts, failures: failures)
  }
}
