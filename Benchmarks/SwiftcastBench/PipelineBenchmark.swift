internal import ArgumentParser
internal import DataLoading
internal import Evaluation
internal import ForecastCore
internal import Models

/// How long a rolling evaluation takes, refitted at every origin.
struct PipelineBenchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pipeline",
    abstract: "Evaluates an autoregression over many origins, as autoreg_cv.py does.",
    discussion: "Prints: model,windows,seconds,mae")

  @Argument(help: "A CSV file of prices.")
  var file: String

  @Option(help: "The column of values.")
  var column = "Close"

  @Option(help: "Lags of the autoregression.")
  var lags = 5

  @Option(help: "Steps forecast at every origin.")
  var horizon = 30

  @Option(help: "Origins, 1 apart, the training window expanding.")
  var windows = 1000

  @Option(help: "Fits that run at a time.")
  var threads = 1

  func run() async throws {
    let panel = try DataFile.load(path: file, options: LoadOptions(valueColumns: [column])).panel
    let specification = try ModelSpecification("ar:lags=\(lags)")
    let model = try ModelCatalog.forecaster(specification)
    let evaluation = CrossValidation(
      plan: RollingOrigin(horizon: horizon, windows: windows), threads: threads)
    let clock = ContinuousClock()
    let start = clock.now
    let result = try await evaluation.evaluate([model], on: panel)
    let seconds = (clock.now - start) / .seconds(1)
    let table = ScoreTable(ScoringData(result), metrics: [MeanAbsoluteError()])
    guard let score = try table.score(of: model.name, at: .mean, by: "mae")?.get() else {
      throw ValidationError("no fold was finished")
    }
    print("model,windows,seconds,mae")
    print("\(specification),\(windows),\(seconds),\(score.value)")
  }
}
