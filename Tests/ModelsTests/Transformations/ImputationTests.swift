import ForecastCore
import ForecastTestSupport
import Models
import NumericalMethods
import Testing

@Suite struct ImputationTests {
  @Test func whatWasFilledIsTold() throws {
    let training = try Sample.slice([3, .nan, 7, 8, .nan, 9])
    let model = try #require(Imputation.interpolate.applied(to: Mean()) as? LocallyImputed<Mean>)
    let fit = try model.fit(training, context: FitContext(horizon: 1))
    #expect(fit.describe(training).first?.preparation == ["2 missing values filled (interpolate)"])
    let whole = try Sample.slice([3, 7, 8, 9])
    let plain = try model.fit(whole, context: FitContext(horizon: 1))
    #expect(plain.describe(whole).first?.preparation == [])
  }

  private let gap = Double.nan

  private func forecast(
    _ imputation: Imputation, of model: any Forecaster, _ training: PanelSlice, steps: Int = 2
  ) async throws -> [Forecast] {
    func run(_ model: some Forecaster) async throws -> [Forecast] {
      try await model.fit(training, context: FitContext(horizon: steps))
        .forecast(after: training, steps: steps, levels: [.eighty])
    }
    return try await run(imputation.applied(to: model))
  }

  /// What a model sees, read off a model whose forecast is what it was handed.
  private func seen(_ imputation: Imputation, _ values: [Double]) async throws -> [Double] {
    let panel = try Sample.panel([values]).whole
    return try await forecast(imputation, of: EchoModel(), panel, steps: values.count)[0].point
      .filter { $0 != EchoModel.nothing }
  }

  @Test func forwardFillRepeatsAndLeavesOutWhatComesBefore() async throws {
    #expect(
      try await seen(.forwardFill, [gap, gap, 3, gap, gap, 9, gap]) == [3, 3, 3, 9, 9])
  }

  @Test func interpolationIsAStraightLineAndTheLastValueAtTheEnd() async throws {
    #expect(
      try await seen(.interpolate, [gap, 3, gap, gap, 9, 10, gap, gap])
        == [3, 5, 7, 9, 10, 10, 10])
  }

  @Test func aSeriesWithoutAValueIsRefused() async throws {
    let panel = try Sample.panel([[1, 2, 3], [gap, gap, gap]]).whole
    for model in [Naive(), try VectorAutoregression()] as [any Forecaster] {
      await #expect(
        throws: FitError.unsuitable(
          series: "sample1",
          reason: "expected a value to fill the missing ones from, found 3 missing")
      ) { try await forecast(.interpolate, of: model, panel) }
    }
  }

  @Test func withoutMissingValuesModelsSeeTheVerySameSlice() async throws {
    let slice = try Sample.slice([4, 2, 7, 5])
    for imputation in Imputation.allCases {
      let echo = EchoModel(original: slice)
      let found = try await forecast(imputation, of: echo, PanelSlice([slice]), steps: 1)[0]
      #expect(found.point == [EchoModel.same])
    }
  }

  @Test(arguments: Imputation.allCases)
  func carriedStatesForecastAsFreshOnes(_ imputation: Imputation) async throws {
    var values = Sample.wandering(60, seed: 9)
    for position in [0, 1, 44, 47, 48, 49, 55] { values[position] = gap }
    let series = try Sample.slice(values)
    func compare(_ model: some LocalForecaster) throws {
      let fit = try model.fit(series.narrowed(to: 0..<41), context: FitContext(horizon: 3))
      guard let stateful = fit as? any StatefulForecaster else {
        Issue.record("\(model.name) lost its state behind the imputation")
        return
      }
      try carry(stateful)
    }
    func carry(_ fit: some StatefulForecaster) throws {
      var state = try fit.state(after: series.narrowed(to: 0..<41))
      for count in 42...60 {
        let history = series.narrowed(to: 0..<count)
        try fit.advance(&state, over: history, from: count - 1)
        expectClose(
          try fit.forecast(from: state, after: history, steps: 3, levels: []).point,
          try fit.forecast(after: history, steps: 3, levels: []).point, relative: 1e-10)
      }
    }
    let ets = try ETS()
    let applied = try #require(imputation.applied(to: ets) as? any LocalForecaster)
    try compare(applied)
  }

  @Test func fillingComesBeforeATransformation() async throws {
    let panel = try Sample.panel([[1, 2, gap, gap, 16, 32]]).whole
    let filled = try Sample.panel([[1, 2, 2 + 14.0 / 3, 2 + 28.0 / 3, 16, 32]]).whole
    let model = Transformation.logReturn.applied(to: Mean())
    func plain(_ model: some Forecaster) async throws -> [Forecast] {
      try await model.fit(filled, context: FitContext(horizon: 2))
        .forecast(after: filled, steps: 2, levels: [.eighty])
    }
    let expected = try await plain(model)
    let found = try await forecast(.interpolate, of: model, panel)
    expectClose(found[0].point, expected[0].point, relative: 1e-12)
    #expect(found[0].timestamps == expected[0].timestamps)
  }
}

/// Forecasts what it is shown.
private struct EchoModel: LocalForecaster {
  static let nothing = -1.0
  static let same = -2.0
  var name = "echo"
  /// Forecasts `same` for a window of this series.
  var original: SeriesSlice?

  struct Local: FittedLocalForecaster {
    let original: SeriesSlice?

    func forecast(
      after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
    ) throws -> Forecast {
      if let original, history.isWindow(ofSameSeriesAs: original) {
        return try Forecast(after: history, point: Array(repeating: same, count: steps))
      }
      let rest = Array(repeating: nothing, count: steps - history.count)
      return try Forecast(after: history, point: history.values + rest)
    }
  }

  func fit(_ training: SeriesSlice, context: FitContext) throws(FitError) -> Local {
    Local(original: original)
  }
}
