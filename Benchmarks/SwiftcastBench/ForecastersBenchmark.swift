internal import ArgumentParser
internal import DataLoading
internal import Evaluation
internal import ForecastCore
internal import Glibc
internal import Models

/// How long networks take under rolling-origin cross-validation, as neuralforecast_cv.py measures.
struct ForecastersBenchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecasters",
    abstract: "Trains a network at every origin, as neuralforecast_cv.py does.",
    discussion: """
      Log returns, look-back 60, horizon 5, one layer of 64 units and a hidden dense layer of 64, \
      absolute error, 128 windows a step, Adam at 0.001, every origin trained from new.

      Prints: cell,steps,windows,cv_seconds,process_seconds,mae
      """)

  @Argument(help: "A CSV file of prices.")
  var file: String

  @Option(help: "The column of prices.")
  var column = "Close"

  @Option(help: "LSTM, GRU or RNN.")
  var cell = "LSTM"

  @Option(help: "Training steps at every origin.")
  var steps = 200

  @Option(help: "Origins, 5 rows apart.")
  var windows = 5

  @Option(help: "Where starting values and the order of windows come from.")
  var seed: UInt64 = 1

  @Option(help: "Threads; the peer takes all cores.")
  var threads = 2

  func run() async throws {
    let clock = ContinuousClock()
    let start = clock.now
    let panel = try logReturns()
    let model = try ModelCatalog.forecaster(ModelSpecification("\(cell.lowercased()):\(options)"))
    let evaluation = CrossValidation(
      plan: RollingOrigin(horizon: 5, windows: windows, step: 5), seed: seed, threads: threads)
    let begun = clock.now
    let result = try await evaluation.evaluate([model], on: panel)
    let end = clock.now
    let table = ScoreTable(ScoringData(result), metrics: [MeanAbsoluteError()])
    let score = try table.score(of: model.name, at: .mean, by: "mae")?.get()
    print("cell,steps,windows,cv_seconds,process_seconds,mae")
    let seconds = [end - begun, end - start].map { "\($0 / .seconds(1))" }
    print("\(cell),\(steps),\(windows),\(seconds[0]),\(seconds[1]),\(score?.value ?? .nan)")
  }

  private var options: String {
    """
    max-steps=\(steps),input-size=60,hidden-size=64,head-sizes=64,output=median,batch-size=128,\
    learning-rate=0.001,schedule=constant,validation=0,transform=none,scaling=standard,skip-lag=0
    """
  }

  private func logReturns() throws -> Panel {
    let options = LoadOptions(valueColumns: [column], seasonLength: 1)
    let prices = try DataFile.load(path: file, options: options).panel.whole[0].values
    let returns = zip(prices.dropFirst(), prices).map { log($0) - log($1) }
    return try Panel([TimeSeries(id: "series", values: returns)])
  }
}
