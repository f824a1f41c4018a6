internal import Swiftcast

/// The library in a few lines.
///
/// Is an autoregression better than doing nothing, and what comes next?
///
///     swift run -c release NextDay prices.csv
@main
struct NextDay {
  static func main() async throws {
    guard CommandLine.arguments.count == 2 else {
      print("usage: NextDay prices.csv")
      return
    }
    let panel = try DataFile.load(path: CommandLine.arguments[1]).panel
    let models = [
      try ModelCatalog.forecaster(ModelSpecification("naive")),
      try ModelCatalog.forecaster(ModelSpecification("ar:lags=5")),
    ]

    let evaluation = CrossValidation(plan: RollingOrigin(horizon: 1, windows: 100), threads: 2)
    let result = try await evaluation.evaluate(models, on: panel)
    let scores = ScoreTable(ScoringData(result), metrics: [MeanAbsoluteError()])
    for model in scores.models {
      if let error = try scores.score(of: model, at: .step(1), by: "mae")?.get() {
        print("\(model): MAE \(error.value) over \(error.count) days")
      }
    }

    let next = await FutureForecast(horizon: 1, levels: [.eighty]).run(models, on: panel)
    for forecast in next {
      for outcome in forecast.outcomes {
        guard let value = outcome.forecast, let range = value.intervals.first else { continue }
        let time = panel.frequency.text(of: value.timestamps[0])
        print(
          "\(forecast.model): \(time) \(value.point[0]) (\(range.lower[0]) to \(range.upper[0]))")
      }
    }
  }
}
