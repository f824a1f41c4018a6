import ForecastCore
import Models
import NumericalMethods
import Testing

/// What every model of the catalog refuses, and how it says so.
@Suite struct ModelRefusalContractTests {
  @Test(arguments: ModelUnderContract.all)
  func refusesOneObservationTooFewAndTakesJustEnough(_ model: ModelUnderContract) async throws {
    let whole = try Panel.contract().whole
    let levels: [ConfidenceLevel] =
      ModelUnderContract.boundsNeedMore.contains(model.entry.name) ? [] : [.eighty]
    let error = await #expect(throws: FitError.self) {
      try await model.forecast(whole.prefixes(1), levels: levels)
    }
    guard case .seriesTooShort(let series, let needed, let found) = error else {
      Issue.record("expected seriesTooShort, found \(String(describing: error))")
      return
    }
    #expect(series == whole[0].id)
    #expect(found == 1)
    try #require(needed >= 2 && needed <= 60)
    await #expect(
      throws: FitError.seriesTooShort(series: series, needed: needed, found: needed - 1)
    ) {
      try await model.forecast(whole.prefixes(needed - 1), levels: levels)
    }
    for forecast in try await model.forecast(whole.prefixes(needed), levels: levels) {
      #expect(!forecast.point.contains { !$0.isFinite })
    }
  }

  @Test(arguments: ModelUnderContract.all, [0, 1, 2])
  func almostNothingIsRefusedOrForecastButNeverTraps(
    _ model: ModelUnderContract, count: Int
  ) async throws {
    let few = try Panel.contract().whole.prefixes(count)
    do {
      let forecasts = try await model.forecast(few)
      #expect(forecasts.count == 2)
    } catch is FitError {
    } catch is ForecastError {}
  }

  @Test(arguments: ModelUnderContract.all, [0, 31, 59])
  func refusesAMissingValueWithItsPositionOrStepsOverIt(
    _ model: ModelUnderContract, position: Int
  ) async throws {
    var values = Sample.wandering(60, seasonLength: 4)
    let clean = values
    values[position] = .nan
    let panel = try Sample.panel([clean, values], seasonLength: 4)
    #expect(
      try model.makeModel().takesGaps
        == ModelUnderContract.acceptsMissingValues.contains(model.entry.name))
    if ModelUnderContract.acceptsMissingValues.contains(model.entry.name) {
      for forecast in try await model.forecast(panel.whole) {
        #expect(forecast.point.allSatisfy { $0.isFinite && abs($0 - 100) < 60 })
      }
      return
    }
    let error = await #expect(throws: FitError.self) {
      try await model.forecast(panel.whole)
    }
    guard case .missingValue("sample1", position, _) = error else {
      Issue.record("expected missingValue at \(position), found \(String(describing: error))")
      return
    }
  }

  @Test(arguments: ModelUnderContract.all)
  func refusesASeriesItWasNotFittedToOrForecastsIt(_ model: ModelUnderContract) async throws {
    let known = try Panel.contract().whole
    let other = try Sample.panel(
      [Sample.wandering(60), Sample.wandering(60, seed: 4)], ids: ["a", "b"], seasonLength: 4)
    if ModelUnderContract.forecastsUnseenSeries.contains(model.entry.name) {
      let forecasts = try await model.forecast(known, after: other.whole)
      #expect(forecasts.map(\.seriesID) == ["a", "b"])
      return
    }
    await #expect(throws: FitError.unknownSeries(series: "a")) {
      try await model.forecast(known, after: other.whole)
    }
  }
}
