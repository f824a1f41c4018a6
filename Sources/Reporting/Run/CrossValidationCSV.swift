public import Evaluation
internal import ForecastCore

/// `cv.csv`: every forecast of an evaluation beside what came true.
///
/// Columns `unique_id,ds,cutoff,y,<Model>[,<Model>-lo-95,<Model>-hi-95]…` and no others, as
/// Nixtla's `cross_validation` gives them and `utilsforecast.evaluate` reads them; bounds only
/// for levels the model has. Rows by series, cutoff, time. A forecast that failed is empty.
public enum CrossValidationCSV {
  /// The file's text.
  public static func text(_ result: CrossValidationResult) -> String {
    let models = result.models.map { model in
      Columns(
        model: model,
        levels: result.levels.filter { level in
          model.outcomes.joined().contains { $0.forecast?.interval(at: level) != nil }
        })
    }
    var text = CSVText.line(["unique_id", "ds", "cutoff", "y"] + models.flatMap(\.header))
    for (index, series) in result.series.enumerated() {
      let frequency = series.observations.frequency
      for (position, fold) in series.folds.enumerated() {
        let cutoff = frequency.text(of: series.cutoffTime(of: fold))
        let actuals = series.actuals(of: fold)
        for (step, time) in series.targetTimes(of: fold).enumerated() {
          let key = [
            CSVText.field(series.id), frequency.text(of: time), cutoff,
            CSVText.field(actuals[step]),
          ]
          text += CSVText.line(
            key + models.flatMap { $0.fields(series: index, fold: position, step: step) })
        }
      }
    }
    return text
  }

  /// The columns of one model.
  private struct Columns {
    let model: EvaluatedModel
    let levels: [ConfidenceLevel]

    var header: [String] {
      ForecastColumns.header(model: model.name, levels: levels).map(CSVText.field)
    }

    func fields(series: Int, fold: Int, step: Int) -> [String] {
      ForecastColumns.fields(
        model.outcomes[series][fold].forecast, levels: levels, step: step)
    }
  }
}

/// The columns a model has in the files: its point forecast, then its bounds by level.
enum ForecastColumns {
  static func header(model: String, levels: [ConfidenceLevel]) -> [String] {
    [model] + levels.flatMap { ["\(model)-lo-\($0)", "\(model)-hi-\($0)"] }
  }

  /// One step's fields; empty where there is no forecast or no bound.
  static func fields(_ forecast: Forecast?, levels: [ConfidenceLevel], step: Int) -> [String] {
    [CSVText.field(forecast?.point[step])]
      + levels.flatMap { level in
        let interval = forecast?.interval(at: level)
        return [CSVText.field(interval?.lower[step]), CSVText.field(interval?.upper[step])]
      }
  }
}
