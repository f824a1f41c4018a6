import ForecastCore
import ForecastTestSupport
import NumericalMethods
import Testing

@testable import Models

@Suite struct InnerEvaluationTests {
  /// 10 observations, 2 steps, half for training: the origins end where two targets remain.
  @Test func theLastTargetIsTheLastObservation() {
    let evaluation = InnerEvaluation(horizon: 2, windows: 3)
    #expect(evaluation.cutoffs(count: 10) == [6, 7, 8])
    #expect(evaluation.cutoffs(count: 8) == [4, 5, 6])
    #expect(evaluation.cutoffs(count: 7) == [4, 5])
    #expect(evaluation.cutoffs(count: 3) == [])
    #expect(
      InnerEvaluation(horizon: 2, windows: 3, spacing: .fixed(2)).cutoffs(count: 12) == [6, 8, 10])
    #expect(
      InnerEvaluation(horizon: 1, windows: 9, trainingShare: 0).cutoffs(count: 4) == [1, 2, 3])
  }

  @Test func forecastsStandBesideWhatHappened() async throws {
    let panel = try Sample.panel([[1, 2, 4, 7, 11, 16], [5, 5, 6]])
    let held = try await InnerEvaluation(horizon: 2, windows: 2).run(
      [Naive(), Drift()], on: panel.whole, context: FitContext(horizon: 1))
    #expect(held.origins.map(\.series) == [0, 0])
    #expect(held.origins.map(\.cutoff) == [3, 4])
    #expect(held.origins.map(\.age) == [1, 0])
    #expect(held.origins.map { held.actuals(after: $0) } == [[7, 11], [11, 16]])
    #expect(held.forecasts[0].map { $0?.point } == [[4, 4], [7, 7]])
    // Drift goes on by (4 − 1)/2 and (7 − 1)/3 a step.
    #expect(held.forecasts[1].map { $0?.point } == [[5.5, 7], [9, 11]])
    let errors = held.absoluteErrors(ofSeries: 0)
    #expect(errors == [[3.5, 8], [1.75, 4.5]])
    #expect(held.absoluteErrors(ofSeries: 1) == [nil, nil])
    // Before the first target the steps were 1 and 2: 1.5 on average.
    expectClose(held.scaledErrors()[1]?.compactMap { $0 } ?? [], [1.75 / 1.5, 3])
  }

  @Test func aMissingActualIsLeftOutForAll() async throws {
    let panel = try Sample.panel([[1, 2, 4, 7, .nan, 16]])
    let held = try await InnerEvaluation(horizon: 1, windows: 2).run(
      [try ARIMA()], on: panel.whole, context: FitContext(horizon: 1))
    #expect(held.origins.map(\.cutoff) == [4, 5])
    let naive = try await InnerEvaluation(horizon: 2, windows: 1).run(
      [Naive()], on: panel.whole, context: FitContext(horizon: 1))
    #expect(naive.absoluteErrors(ofSeries: 0) == [[nil, 9]])
  }

  /// A network that is told to stop forecasts with what it has learned so far.
  @Test func whatACandidateForecastsAfterItWasCutShortIsNotKept() async throws {
    let panel = try Sample.panel([Sample.wandering(12)])
    for isCutShort in [false, true] {
      let probe = CheckpointProbe()
      let run = Task {
        try await InnerEvaluation(horizon: 1, windows: 1).run(
          [StoppingModel(stops: isCutShort)], on: panel.whole,
          context: FitContext(horizon: 1, checkpoint: FitCheckpoint(probe)))
      }
      if isCutShort {
        await #expect(throws: CancellationError.self) { try await run.value }
        #expect(probe.history.isEmpty)
      } else {
        #expect(try await run.value.forecasts[0][0] != nil)
        #expect(probe.history.count == 1)
      }
    }
  }

  @Test func aCandidateThatFailsOnceIsOutAndSaysWhy() async throws {
    let panel = try Sample.panel([Sample.wandering(12)])
    let picky = try DirectAutoregression(options: .init(settings: [.init(key: "lags", value: "6")]))
    let held = try await InnerEvaluation(horizon: 1, windows: 4, trainingShare: 0).run(
      [Naive(), picky], on: panel.whole, context: FitContext(horizon: 1))
    #expect(held.absoluteErrors(ofSeries: 0)[0] != nil)
    #expect(held.absoluteErrors(ofSeries: 0)[1] == nil)
    #expect(held.scaledErrors()[1] == nil)
    #expect(held.failure(of: 0, onSeries: 0) == nil)
    #expect(held.failure(of: 1, onSeries: 0)?.reason.contains("expected at least") == true)
  }

  /// A model of whole panels sees each origin of all series at once.
  @Test func modelsOfPanelsAreFittedOncePerBlock() async throws {
    let panel = try Sample.panel([[1, 2, 4, 7, 11, 16], [5, 5, 6, 8, 8, 9, 9, 9]])
    let held = try await InnerEvaluation(horizon: 1, windows: 4, refitEvery: 2).run(
      [SumOfLasts()], on: panel.whole, context: FitContext(horizon: 1))
    // Origins by age 3 and 2 share a fit, then 1 and 0; the younger add what is new.
    #expect(held.origins.map(\.series) == [0, 0, 0, 1, 1, 1, 1])
    #expect(held.origins.map(\.cutoff) == [3, 4, 5, 4, 5, 6, 7])
    // Series 0 has no origin of age 3: the fit there saw series 1 alone, so age 2 is fitted too.
    #expect(held.forecasts[0].map { $0?.point[0] } == [12, 16, 16, 8, 12, 16, 16])
  }

  @Test func forecastsDependNeitherOnCompanyNorOnWorkers() async throws {
    let panel = try Sample.panel([Sample.wandering(40), Sample.wandering(31, seed: 8)])
    let evaluation = InnerEvaluation(horizon: 3, windows: 5)
    let candidates: [any Forecaster] = [Naive(), Noisy(), SumOfLasts(), Drift()]
    let alone = try await evaluation.run(
      [Noisy()], on: panel.whole, context: FitContext(horizon: 1))
    let serial = try await evaluation.run(
      candidates, on: panel.whole, context: FitContext(horizon: 1))
    let parallel = try await evaluation.run(
      candidates, on: panel.whole, context: FitContext(horizon: 1, workers: 3))
    #expect(serial.forecasts == parallel.forecasts)
    #expect(serial.forecasts[1] == alone.forecasts[0])
    #expect(Set(alone.forecasts[0].compactMap { $0?.point[0] }).count == 10)
  }
}

/// Forecasts the sum of the last values of all series it was fitted to.
private struct SumOfLasts: Forecaster {
  var name = "sum-of-lasts"

  struct Fitted: FittedForecaster {
    let sum: Double
    func forecast(
      after history: PanelSlice, steps: Int, levels: [ConfidenceLevel]
    ) throws -> [Forecast] {
      try history.map {
        try Forecast(after: $0, point: Array(repeating: sum, count: steps))
      }
    }
  }

  func fit(_ training: PanelSlice, context: FitContext) async throws -> Fitted {
    Fitted(sum: training.reduce(0) { $0 + $1[$1.count - 1] })
  }
}

/// Forecasts a random number.
private struct Noisy: LocalForecaster {
  var name = "noisy"

  struct Local: FittedLocalForecaster {
    let draw: Double
    func forecast(
      after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
    ) throws -> Forecast {
      try Forecast(after: history, point: Array(repeating: draw, count: steps))
    }
  }

  func fit(_ training: SeriesSlice, context: FitContext) throws(FitError) -> Local {
    var random = context.random
    return Local(draw: random.normal())
  }
}

/// A model of whole panels during whose fit the task may be cancelled; it forecasts all the same.
private struct StoppingModel: Forecaster {
  var name = "stopping"
  let stops: Bool

  struct Fitted: FittedForecaster {
    func forecast(
      after history: PanelSlice, steps: Int, levels: [ConfidenceLevel]
    ) throws -> [Forecast] {
      try history.map { try Forecast(after: $0, point: Array(repeating: 1, count: steps)) }
    }
  }

  func fit(_ training: PanelSlice, context: FitContext) async throws -> Fitted {
    if stops { unsafe withUnsafeCurrentTask { unsafe $0?.cancel() } }
    return Fitted()
  }
}
