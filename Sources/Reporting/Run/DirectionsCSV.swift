public import Evaluation
internal import ForecastCore

/// `directions.csv`: every probability of down, flat and up beside the direction that came true.
///
/// A file of its own, as `cv.csv` has forecasts and nothing else, which evaluation tools read as
/// such. Columns `unique_id,ds,cutoff,model,came_true,down,flat,up,base_down,base_flat,base_up,
/// flat_from,flat_to`: what the model says, what the frequencies of its training part say, and the
/// band around the last value that is flat. `came_true` is empty where the observation is missing.
/// Rows by model, series, cutoff, time; forecasts that failed have none.
public enum DirectionsCSV {
  /// The file's text; nil where no model tells directions.
  public static func text(_ result: CrossValidationResult) -> String? {
    guard result.tellsDirections else { return nil }
    let names = ChangeDirection.allCases.map { "\($0)" }
    var text = CSVText.line(
      ["unique_id", "ds", "cutoff", "model", "came_true"] + names + names.map { "base_\($0)" }
        + ["flat_from", "flat_to"])
    for model in result.models {
      for (index, series) in result.series.enumerated() {
        for (position, fold) in series.folds.enumerated() {
          guard let directions = model.outcomes[index][position].forecast?.directions else {
            continue
          }
          text += rows(of: directions, model: model.name, series: series, fold: fold)
        }
      }
    }
    return text
  }

  private static func rows(
    of directions: DirectionProbabilities, model: String, series: EvaluatedSeries, fold: Fold
  ) -> String {
    let frequency = series.observations.frequency
    let actuals = series.actuals(of: fold)
    return series.targetTimes(of: fold).enumerated().map { step, time in
      let truth =
        actuals[step].isNaN ? "" : "\(directions.direction(of: actuals[step], step: step))"
      let numbers =
        directions.probabilities[step] + directions.baseRates[step]
        + [directions.lower[step], directions.upper[step]]
      return CSVText.line(
        [
          CSVText.field(series.id), frequency.text(of: time),
          frequency.text(of: series.cutoffTime(of: fold)), CSVText.field(model), truth,
        ] + numbers.map(CSVText.field))
    }.joined()
  }
}
