internal import Evaluation
internal import ForecastCore

extension EvaluateCommand {
  /// The folds and how many fits they take; those too short for bounds are left out where fewer
  /// windows are allowed.
  func planned(
    _ models: [RequestedModel], by evaluation: inout CrossValidation, on panel: Panel,
    _ calibration: CalibrationCheck
  ) throws -> (result: CrossValidationResult, fits: Int) {
    let forecasters = models.map(\.forecaster)
    let planned = try evaluation.planned(forecasters, on: panel)
    guard let minimum = try calibration.check(planned.result.series, rolling) else {
      return planned
    }
    evaluation.plan.minimumTraining = minimum
    let fewer = try evaluation.planned(forecasters, on: panel)
    let folds = [planned, fewer].map { $0.result.series.reduce(0) { $0 + $1.folds.count } }
    if !run.quiet {
      Terminal.say(
        "note: \(folds[0] - folds[1]) of \(folds[0]) folds train on fewer than the \(minimum) "
          + "observations that bounds from past errors need here; they are left out")
    }
    return fewer
  }
}
