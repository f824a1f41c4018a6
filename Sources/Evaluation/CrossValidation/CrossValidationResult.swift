public import ForecastCore

/// Everything a rolling-origin evaluation found: forecasts beside actuals, fold by fold.
public struct CrossValidationResult: Sendable {
  /// How the series were cut.
  public let plan: RollingOrigin
  /// The levels intervals were asked for, narrowest first.
  public let levels: [ConfidenceLevel]
  /// The series, each with its folds, in panel order.
  public let series: [EvaluatedSeries]
  /// The models, in the order given.
  public let models: [EvaluatedModel]

  /// Whether every model gave a forecast at every fold.
  public var isComplete: Bool {
    models.allSatisfy { $0.outcomes.joined().allSatisfy { $0.forecast != nil } }
  }

  /// Whether a model told directions, which have metrics of their own.
  public var tellsDirections: Bool {
    models.contains { $0.outcomes.joined().contains { $0.forecast?.directions != nil } }
  }

  /// Whether every model gave a forecast at this fold: only such folds are scored, so that
  /// every model is judged on the same targets.
  ///
  /// A model without a single forecast takes no part: one that does not suit the data at all
  /// must not take the scores of the others with it.
  public func isScored(series: Int, fold: Int) -> Bool {
    models.allSatisfy { $0.outcomes[series][fold].forecast != nil || !$0.hasForecast }
  }
}

/// A series and its folds.
public struct EvaluatedSeries: Sendable {
  /// The whole series.
  public let observations: SeriesSlice
  /// Its folds, oldest origin first.
  public let folds: [Fold]

  /// The name of the series.
  public var id: String { observations.id }

  /// What a fold trained on.
  public func training(of fold: Fold) -> SeriesSlice {
    observations.narrowed(to: fold.training)
  }

  /// What came true, `[h]`; NaN where the observation is missing.
  public func actuals(of fold: Fold) -> [Double] {
    observations.narrowed(to: fold.targets).values
  }

  /// The times of the targets, `[h]`, as the file has them.
  public func targetTimes(of fold: Fold) -> [Timestamp] {
    fold.targets.map { observations.timestamp(at: $0) }
  }

  /// The time of the last observation a fold may see.
  public func cutoffTime(of fold: Fold) -> Timestamp {
    observations.timestamp(at: fold.cutoff)
  }
}

/// A model and what became of it at every fold.
public struct EvaluatedModel: Sendable {
  /// What the model is called.
  public let name: String
  /// `outcomes[series][fold]`.
  public let outcomes: [[FoldOutcome]]
  /// What it cost.
  public let cost: EvaluationCost
  /// How its networks were trained, fit by fit; empty for other models.
  public var training: [FitTraining] = []

  /// Whether it gave a forecast at one fold at least.
  public var hasForecast: Bool { outcomes.joined().contains { $0.forecast != nil } }
}

/// What a model cost: the one part of a result that differs from run to run.
public struct EvaluationCost: Sendable, Hashable {
  /// How many times parameters were learned.
  public var fits = 0
  /// Time spent learning them, summed over threads.
  public var fitSeconds = 0.0
  /// Time spent forecasting, summed over threads.
  public var forecastSeconds = 0.0

  static func + (left: EvaluationCost, right: EvaluationCost) -> EvaluationCost {
    EvaluationCost(
      fits: left.fits + right.fits, fitSeconds: left.fitSeconds + right.fitSeconds,
      forecastSeconds: left.forecastSeconds + right.forecastSeconds)
  }

  static func - (left: EvaluationCost, right: EvaluationCost) -> EvaluationCost {
    EvaluationCost(
      fits: left.fits - right.fits, fitSeconds: left.fitSeconds - right.fitSeconds,
      forecastSeconds: left.forecastSeconds - right.forecastSeconds)
  }
}
