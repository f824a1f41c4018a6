import ForecastCore
import NumericalMethods
import Testing

/// The last value plus a draw of the fit's stream, so that the stream shows in the forecast.
private struct Noisy: LocalForecaster {
  var name = "noisy"

  struct Local: FittedLocalForecaster {
    let noise: Double

    func forecast(
      after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
    ) throws -> Forecast {
      let last = try history.completeValues(minimumCount: 1)[history.count - 1]
      return try Forecast(after: history, point: (1...steps).map { last + noise * Double($0) })
    }
  }

  func fit(_ training: SeriesSlice, context: FitContext) throws(FitError) -> Local {
    _ = try training.completeValues(minimumCount: 3)
    var random = context.random
    return Local(noise: random.uniform())
  }
}

@Suite struct PanelOfFitsTests {
  private func panel(_ lengths: [Int]) throws -> Panel {
    try Panel(
      lengths.enumerated().map { index, length in
        try TimeSeries(id: "s\(index)", values: (0..<length).map { Double($0 + 100 * index) })
      })
  }

  @Test func forecastsAreTheSameForAnyNumberOfWorkers() async throws {
    let whole = try panel([3, 4, 5, 6, 7, 8, 9]).whole
    var results: [[Forecast]] = []
    for workers in [1, 4] {
      let context = FitContext(horizon: 2, random: SeededRandom(seed: 9), workers: workers)
      let fitted = try await Noisy().fit(whole, context: context)
      results.append(try await fitted.forecast(after: whole, steps: 2, levels: []))
    }
    #expect(results[0] == results[1])
    #expect(results[0].map(\.seriesID) == (0..<7).map { "s\($0)" })
  }

  @Test func eachSeriesDrawsFromItsOwnChildStream() async throws {
    let whole = try panel([3, 4]).whole
    let random = SeededRandom(seed: 9)
    let fitted = try await Noisy().fit(whole, context: FitContext(horizon: 1, random: random))
    let forecasts = try await fitted.forecast(after: whole, steps: 1, levels: [])
    for index in 0..<2 {
      var stream = random.child(index)
      let last = whole[index].values[whole[index].count - 1]
      #expect(forecasts[index].point == [last + stream.uniform()])
    }
  }

  @Test func eachFitMeetsItsSeriesInAnyOrder() async throws {
    let whole = try panel([3, 5]).whole
    let fitted = try await Noisy().fit(whole, context: FitContext(horizon: 1))
    let straight = try await fitted.forecast(after: whole, steps: 1, levels: [])
    let turned = try await fitted.forecast(
      after: PanelSlice([whole[1], whole[0]]), steps: 1, levels: [])
    #expect(turned == straight.reversed())
  }

  @Test(arguments: [1, 4])
  func throwsTheErrorOfTheFirstSeriesThatFails(workers: Int) async throws {
    let whole = try panel([5, 2, 6, 1]).whole
    await #expect(throws: FitError.seriesTooShort(series: "s1", needed: 3, found: 2)) {
      try await Noisy().fit(whole, context: FitContext(horizon: 1, workers: workers))
    }
  }

  @Test func refusesASeriesItWasNotFittedTo() async throws {
    let whole = try panel([3, 4]).whole
    let fitted = try await Noisy().fit(PanelSlice([whole[0]]), context: FitContext(horizon: 1))
    let error = await #expect(throws: FitError.unknownSeries(series: "s1")) {
      try await fitted.forecast(after: whole, steps: 1, levels: [])
    }
    #expect(
      error?.description == """
        series 's1': expected a series the model was fitted to, found a new one. Fit the model \
        to a panel that has it.
        """)
  }

  @Test func aCancelledFitStops() async throws {
    let whole = try panel([3, 4]).whole
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try await Noisy().fit(whole, context: FitContext(horizon: 1))
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
