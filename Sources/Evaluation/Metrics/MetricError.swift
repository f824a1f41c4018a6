public import ForecastCore

/// Why a metric has no value.
public enum MetricError: Error, Hashable, Sendable {
  /// There is nothing to average.
  case noPoints
  /// Actuals are missing at some points.
  case missingActual(count: Int, of: Int)
  /// Actuals are 0 at some points, where a percentage is undefined.
  case zeroActual(count: Int, of: Int)
  /// The training part repeats with the season, so the seasonal naive error is 0.
  case zeroScale(seasonLength: Int)
  /// The training part is no longer than a season.
  case shortTraining(needed: Int, found: Int)
  /// It is not known what the model was trained on.
  case noTraining
  /// The last value before the forecast is missing.
  case noLastValue
  /// The actuals never leave the last value.
  case noVariation
  /// All actuals are 0.
  case zeroActuals
  /// Neither forecasts nor actuals move in any pair.
  case noDirections(ties: Int)
  /// The forecasts carry no bounds at a level.
  case noIntervals(ConfidenceLevel)
  /// The forecasts carry no distribution, quantiles or bounds.
  case noDistribution
  /// The forecasts carry no quantile at a probability.
  case noQuantile(Double)
  /// The forecasts carry no probabilities of down, flat and up.
  case noDirectionProbabilities
  /// The distribution has no mean, so the score is infinite.
  case heavyTails(degreesOfFreedom: Double)
  /// The reference model is not part of the comparison.
  case noReference(String)
  /// The reference model's error is 0.
  case zeroReference(String)
  /// The metric's best value is not 0, so there is no skill.
  case noSkill
  /// The sum is too large for a double.
  case overflow
}

extension MetricError: CustomStringConvertible {
  /// What was expected and what was found.
  public var description: String {
    switch self {
    case .noPoints: "no points to score"
    case .missingActual(let count, let total): "\(count) of \(total) actuals are missing"
    case .zeroActual(let count, let total): "\(count) of \(total) actuals are 0"
    case .zeroScale(let season):
      "the training part repeats itself with season \(season), so the scale is 0"
    case .shortTraining(let needed, let found):
      "the scale needs \(needed) training observations, found \(found)"
    case .noTraining: "the training part is not known; pass it with --training"
    case .noLastValue: "the last value before the forecast is missing"
    case .noVariation: "the actuals never leave the last value"
    case .zeroActuals: "all actuals are 0"
    case .noDirections(let ties): "no directions to compare: \(ties) ties"
    case .noIntervals(let level): "no intervals at \(level) %"
    case .noDistribution: "no distribution, quantiles or intervals"
    case .noQuantile(let probability): "no quantile at \(probability)"
    case .noDirectionProbabilities: "no probabilities of down, flat and up"
    case .heavyTails(let freedom):
      "a Student-t with \(freedom) degrees of freedom has no mean; more than 1 is needed"
    case .noReference(let model): "the comparison has no model '\(model)'"
    case .zeroReference(let model): "the error of '\(model)' is 0"
    case .noSkill: "skill is for metrics whose best value is 0"
    case .overflow: "the sum exceeds the largest number"
    }
  }
}
