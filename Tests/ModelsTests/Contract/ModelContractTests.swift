import ForecastCore
import ForecastTestSupport
import Models
import NumericalMethods
import Testing

/// What every model of the catalog promises, whatever it is.
@Suite struct ModelContractTests {
  @Test(arguments: ModelUnderContract.all)
  func sameSeedGivesTheSameForecast(_ model: ModelUnderContract) async throws {
    let training = try Panel.contract().whole
    let first = try await model.forecast(training, seed: 7)
    let second = try await model.forecast(training, seed: 7)
    #expect(first == second)
  }

  @Test(arguments: ModelUnderContract.all)
  func oneDefinitionFitsAnySeriesAfresh(_ model: ModelUnderContract) async throws {
    func twice(_ definition: some Forecaster) async throws {
      let training = try Panel.contract().whole
      let context = FitContext(horizon: 6, random: SeededRandom(seed: 5))
      let first = try await definition.fit(training, context: context)
      _ = try await definition.fit(Panel.contract(count: 57).whole, context: context)
      let second = try await definition.fit(training, context: context)
      let before = try await first.forecast(after: training, steps: 4, levels: [.eighty])
      let after = try await second.forecast(after: training, steps: 4, levels: [.eighty])
      #expect(before == after)
    }
    try await twice(model.makeModel())
  }

  @Test(arguments: ModelUnderContract.all)
  func forecastsEverySeriesForEveryStep(_ model: ModelUnderContract) async throws {
    let training = try Panel.contract().whole
    let forecasts = try await model.forecast(training)
    #expect(forecasts.map(\.seriesID) == training.map(\.id))
    for (forecast, series) in zip(forecasts, training) {
      #expect(forecast.point.count == 6)
      #expect(!forecast.point.contains { !$0.isFinite })
      #expect(forecast.timestamps == series.futureTimestamps(steps: 6))
    }
  }

  /// With the same horizon to fit for: a direct model has one regression a step.
  @Test(arguments: ModelUnderContract.all)
  func shortForecastIsTheStartOfALongOne(_ model: ModelUnderContract) async throws {
    let training = try Panel.contract().whole
    let long = try await model.forecast(training, steps: 6)
    let short = try await model.forecast(training, steps: 3)
    for (long, short) in zip(long, short) {
      #expect(Array(long.point.prefix(3)) == short.point)
      for (wide, narrow) in zip(long.intervals, short.intervals) {
        #expect(Array(wide.lower.prefix(3)) == narrow.lower)
        #expect(Array(wide.upper.prefix(3)) == narrow.upper)
      }
    }
  }

  @Test(arguments: ModelUnderContract.all)
  func intervalsContainThePointAndNest(_ model: ModelUnderContract) async throws {
    for forecast in try await model.forecast(Panel.contract().whole) {
      for interval in forecast.intervals {
        for step in forecast.point.indices {
          #expect(interval.lower[step] <= forecast.point[step])
          #expect(interval.upper[step] >= forecast.point[step])
        }
      }
      guard let narrow = forecast.interval(at: .eighty) else { continue }
      let wide = try #require(forecast.interval(at: .ninetyFive))
      for step in forecast.point.indices {
        #expect(wide.lower[step] < narrow.lower[step])
        #expect(wide.upper[step] > narrow.upper[step])
      }
    }
  }

  @Test(arguments: ModelUnderContract.all)
  func changingTheFutureChangesNothing(_ model: ModelUnderContract) async throws {
    let seen = try Panel.contract().whole.prefixes(52)
    let changed = try Panel.contract(changing: 52).whole.prefixes(52)
    let (before, after) = (try await model.forecast(seen), try await model.forecast(changed))
    #expect(before == after)
  }

  @Test(arguments: ModelUnderContract.all)
  func changingWhatFollowsTheOriginChangesNothingAfterAMove(
    _ model: ModelUnderContract
  ) async throws {
    let panels = try [Panel.contract().whole, Panel.contract(changing: 52).whole]
    var forecasts: [[Forecast]] = []
    for panel in panels {
      forecasts.append(
        try await model.forecast(panel.prefixes(48), after: panel.prefixes(52)))
    }
    #expect(forecasts[0] == forecasts[1])
  }

  @Test(arguments: ModelUnderContract.all)
  func aWindowForecastsLikeASeriesOfItsOwn(_ model: ModelUnderContract) async throws {
    let whole = try Panel.contract().whole
    let window = PanelSlice(whole.map { $0.narrowed(to: 7..<60) })
    let own = try Sample.panel(window.map(\.values), seasonLength: 4).whole
    for (inside, alone) in zip(
      try await model.forecast(window, after: window), try await model.forecast(own))
    {
      #expect(inside.point == alone.point)
      #expect(inside.intervals == alone.intervals)
    }
    // The same observations after the origin moved, seen from the window and from a series.
    let earlier = PanelSlice(window.map { $0.narrowed(to: 0..<50) })
    for (inside, alone) in zip(
      try await model.forecast(earlier, after: window),
      try await model.forecast(own.prefixes(50), after: own))
    {
      expectClose(inside.point, alone.point, relative: 1e-12)
    }
  }

  @Test(arguments: ModelUnderContract.all)
  func tenfoldSeriesGiveTenfoldForecasts(_ model: ModelUnderContract) async throws {
    guard ModelUnderContract.notScaleEquivariant[model.entry.name] == nil else { return }
    let one = try await model.forecast(Panel.contract().whole)
    let ten = try await model.forecast(Panel.contract(scale: 10).whole)
    for (one, ten) in zip(one, ten) {
      expectClose(ten.point, one.point.map { 10 * $0 }, relative: 1e-8)
      for (narrow, wide) in zip(one.intervals, ten.intervals) {
        expectClose(wide.lower, narrow.lower.map { 10 * $0 }, relative: 1e-7)
      }
    }
  }

  @Test(arguments: ModelUnderContract.all, [1e12, 1e-12])
  func worksOnAnyUnit(_ model: ModelUnderContract, scale: Double) async throws {
    for forecast in try await model.forecast(Panel.contract(scale: scale).whole) {
      #expect(forecast.point.allSatisfy { $0.isFinite && abs($0) < 1e4 * scale })
      #expect(forecast.point.contains { abs($0) > scale })
    }
  }

  @Test(arguments: ModelUnderContract.all)
  func constantSeriesGiveThatConstantOrATypedError(_ model: ModelUnderContract) async throws {
    let flat = try Sample.panel(
      [Array(repeating: 42.0, count: 60), Array(repeating: -7.0, count: 60)], seasonLength: 4)
    do {
      let forecasts = try await model.forecast(flat.whole)
      for (forecast, constant) in zip(forecasts, [42.0, -7]) {
        expectClose(
          forecast.point, Array(repeating: constant, count: 6), relative: 1e-6)
      }
    } catch let error as FitError {
      #expect(!error.description.isEmpty)
    }
  }

  /// Zeros, negatives, a walk that hardly returns, one huge jump and one that alternates: a
  /// forecast of the size of the data or a typed error, never a trap or nonsense.
  @Test(arguments: ModelUnderContract.statistical, OddSeries.allCases)
  func oddSeriesGetAForecastOfTheirSizeOrATypedError(
    _ model: ModelUnderContract, odd: OddSeries
  ) async throws {
    let values = odd.values
    let panel = try Sample.panel([values, values.reversed()], seasonLength: 4)
    let largest = values.map(abs).max() ?? 0
    do {
      for forecast in try await model.forecast(panel.whole) {
        #expect(
          forecast.point.allSatisfy { $0.isFinite && abs($0) <= 3 * largest + 1e-9 },
          "\(forecast.point)")
      }
    } catch let error as FitError {
      #expect(!error.description.isEmpty)
    } catch let error as ForecastError {
      #expect(!error.description.isEmpty)
    }
  }
}
