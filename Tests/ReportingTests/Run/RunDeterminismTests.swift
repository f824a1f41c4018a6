import Evaluation
import ForecastCore
import Models
import NumericalMethods
import Reporting
import Testing

/// The same run gives the same bytes, on any number of threads, time after time.
@Suite struct RunDeterminismTests {
  /// Local and global models, models that draw random numbers, that tune and that fail.
  private func models() throws -> [any Forecaster] {
    let specifications = [
      "naive", "drift", "ar:lags=2", "var:lags=1", "conformal:model=(drift),windows=20",
      "tune:model=(ar),grid=(lags=1|2|3),search=random,budget=2,windows=4",
      "ensemble:models=naive+drift+mean,average=stacking,windows=5",
    ]
    let catalog = try specifications.map {
      try ModelCatalog.forecaster(try ModelSpecification($0))
    }
    return catalog + [DrawingModel(), FailingModel(failsAtTraining: 57)]
  }

  private func panel() throws -> Panel {
    var random = SeededRandom(seed: 40)
    return try Panel(
      try ["a", "b", "c"].map { id in
        var level = 10.0
        return try TimeSeries(
          id: id,
          values: (0..<63).map { _ in
            level += random.normal()
            return level
          })
      })
  }

  private func files(threads: Int) async throws -> [String: String] {
    let result = try await CrossValidation(
      plan: RollingOrigin(horizon: 2, windows: 6), levels: [.eighty], seed: 3, threads: threads
    ).evaluate(models(), on: panel())
    let files = RunFolder.files(of: result, report: exampleReport(result))
    return Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.text) })
  }

  /// Every model that is trained step by step.
  private static let networks = [
    "rnn:max-steps=6,hidden-size=5,strategy=recursive",
    "lstm:max-steps=6,hidden-size=5,scope=local,validation-interval=2",
    "gru:max-steps=6,hidden-size=5,seeds=3,layers=2,dropout=0.2",
    "segment-rnn:max-steps=6,hidden-size=5,seeds=2", "nnar:max-steps=6,hidden-sizes=5,seeds=2",
    "es-rnn:max-steps=6,hidden-size=5,seeds=3", "direction:max-steps=6,hidden-size=5",
  ]

  @Test(arguments: networks)
  func aNetworkGivesTheSameBytesOnOneAndTwoThreads(text: String) async throws {
    var files: [[String: String]] = []
    for threads in [1, 2] {
      let result = try await CrossValidation(
        plan: RollingOrigin(horizon: 3, windows: 4), levels: [.eighty], seed: 3, threads: threads
      ).evaluate([ModelCatalog.forecaster(ModelSpecification(text))], on: positivePanel())
      #expect(result.isComplete)
      let written = RunFolder.files(of: result, report: exampleReport(result))
      files.append(Dictionary(uniqueKeysWithValues: written.map { ($0.name, $0.text) }))
    }
    let cv = try #require(files[0]["cv.csv"])
    let rows = cv.split(separator: "\n").count
    #expect(rows == 37)
    #expect(files[1]["cv.csv"] == cv)
  }

  private func positivePanel() throws -> Panel {
    let panel = try panel()
    return try Panel(
      try panel.whole.map { series in
        try TimeSeries(id: series.id, values: series.values.map { 1 + $0 * $0 })
      })
  }

  @Test func oneTwoAndEightThreadsAndTwoRunsGiveTheSameBytes() async throws {
    let first = try await files(threads: 1)
    for threads in [1, 2, 8, 8] {
      let again = try await files(threads: threads)
      for name in ["cv.csv", "metrics.csv", "significance.csv"] {
        let text = try #require(first[name])
        #expect(text.split(separator: "\n").count > 10)
        #expect(again[name] == text, "\(name) on \(threads) threads")
      }
    }
  }
}

/// Forecasts the last value and a random number of the stream it is handed.
private struct DrawingModel: LocalForecaster {
  var name = "drawing"

  struct Local: FittedLocalForecaster {
    let random: SeededRandom

    func forecast(
      after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
    ) throws -> Forecast {
      var random = random
      return try Forecast(
        after: history, point: (0..<steps).map { _ in history[history.count - 1] + random.normal() }
      )
    }
  }

  func fit(_ training: SeriesSlice, context: FitContext) throws(FitError) -> Local {
    Local(random: context.random)
  }
}
