internal import ArgumentParser
internal import DataLoading
internal import Evaluation
internal import ForecastCore
internal import Glibc
internal import Models

/// How long rolling evaluations of statistical models take, as statsforecast_cv.py measures.
struct StatisticsBenchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "statistics",
    abstract:
      "Evaluates statistical models, refitted at every origin, as statsforecast_cv.py does.",
    discussion: """
      A row called "… cold" fits every window from scratch; the row without starts each fit from \
      the one before where the model can.

      cpu_seconds is the processor time of the whole process meanwhile, which counts on a machine \
      that others use too.

      Prints: model,windows,seconds,mae,cpu_seconds
      """)

  @Argument(help: "A CSV file of prices.")
  var file: String

  @Option(help: "The column of values.")
  var column = "Close"

  @Option(help: "Steps forecast at every origin.")
  var horizon = 30

  /// The peer's name of a model, ours, and how many origins it is evaluated at.
  private static let models = [
    ("Naive", "naive", 250), ("ARIMA", "arima:p=1,d=1,q=1", 50), ("AutoARIMA", "auto-arima", 10),
    ("AutoETS", "ets", 50), ("DynamicOptimizedTheta", "dynamic-theta", 20),
    ("AutoTheta", "auto-theta", 5),
  ]

  func run() async throws {
    let options = LoadOptions(valueColumns: [column], seasonLength: 1)
    let panel = try DataFile.load(path: file, options: options).panel
    print("model,windows,seconds,mae,cpu_seconds")
    for (name, specification, windows) in Self.models {
      let model = try ModelCatalog.forecaster(ModelSpecification(specification))
      try await report(name, model, windows: windows, on: panel)
      if let local = model as? any LocalForecaster {
        try await report("\(name) cold", coldStarted(local), windows: windows, on: panel)
      }
    }
  }

  private func report(
    _ name: String, _ model: any Forecaster, windows: Int, on panel: Panel
  ) async throws {
    let evaluation = CrossValidation(plan: RollingOrigin(horizon: horizon, windows: windows))
    let clock = ContinuousClock()
    let start = clock.now
    let processorStart = Glibc.clock()
    let result = try await evaluation.evaluate([model], on: panel)
    let seconds = (clock.now - start) / .seconds(1)
    // POSIX counts processor time in millionths of a second.
    let processor = Double(Glibc.clock() - processorStart) / 1e6
    let table = ScoreTable(ScoringData(result), metrics: [MeanAbsoluteError()])
    let score = try table.score(of: model.name, at: .mean, by: "mae")?.get()
    print(
      "\(name),\(windows),\(seconds),\(score.map { "\($0.value)" } ?? ""),\(processor)")
  }
}

/// The same model without its rolling fitter: every window is fitted from scratch.
private struct ColdStarted<Base: LocalForecaster>: LocalForecaster {
  var base: Base
  var name: String {
    get { base.name }
    set { base.name = newValue }
  }

  func fit(_ training: SeriesSlice, context: FitContext) throws(FitError) -> Base.Local {
    try base.fit(training, context: context)
  }
}

private func coldStarted<Model: LocalForecaster>(_ model: Model) -> any Forecaster {
  ColdStarted(base: model)
}
