import Evaluation
import ForecastCore
import ForecastTestSupport
import Models
import NumericalMethods
import Testing

/// Keeps the whole panel it was made for, and takes a part of its forecast from the future.
private struct LeakingModel: LocalForecaster {
  enum Part { case point, upper, distribution, failure }

  var name = "leaking"
  let panel: PanelSlice
  let part: Part
  /// Looks ahead only from series of this many observations on.
  var from = 0

  struct Local: FittedLocalForecaster {
    let panel: PanelSlice
    let part: Part
    let from: Int

    func forecast(
      after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
    ) throws -> Forecast {
      let whole = panel.first { $0.id == history.id }?.values ?? []
      let seen = history.start + history.count
      let next = (1...steps).map { step in
        let value = seen >= from ? whole[min(seen + step, whole.count) - 1] : 1
        return value.isFinite ? min(abs(value), 1e6) : 0
      }
      if part == .failure, next[0] > 1e5 { throw FitError.unknownSeries(series: history.id) }
      let flat = Array(repeating: history[history.count - 1], count: steps)
      return try Forecast(
        after: history, point: part == .point ? zip(flat, next).map { $0 + 1e-9 * $1 } : flat,
        intervals: levels.map {
          PredictionInterval(
            level: $0, lower: flat.map { $0 - 1 },
            upper: part == .upper ? zip(flat, next).map { $0 + $1 } : flat.map { $0 + 1 })
        },
        distribution: .gaussian(
          means: flat, standardDeviations: part == .distribution ? next : flat.map { _ in 2 }))
    }
  }

  func fit(_ training: SeriesSlice, context: FitContext) throws(FitError) -> Local {
    Local(panel: panel, part: part, from: from)
  }
}

/// Forecasts the value that a column has at the time of each step.
private struct ColumnModel: LocalForecaster {
  var name = "column"
  let column: [Double]

  struct Local: FittedLocalForecaster {
    let column: [Double]

    func forecast(
      after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
    ) throws -> Forecast {
      try Forecast(
        after: history,
        point: (0..<steps).map { step in
          let place = history.start + history.count + step
          return place < column.count && abs(column[place]) < 1e6 ? column[place] : -1
        })
    }
  }

  func fit(_ training: SeriesSlice, context: FitContext) throws(FitError) -> Local {
    Local(column: column)
  }
}

@Suite struct LeakageAuditTests {
  private let panel: Panel
  private let evaluation = CrossValidation(
    plan: RollingOrigin(horizon: 2, windows: 5), levels: [.eighty, .ninetyFive])

  init() throws {
    panel = try indexedPanel(
      (0..<20).map { 3 + 0.25 * Double($0) }, (0..<14).map { 7 - 0.5 * Double($0) })
  }

  private func audit(
    _ models: @Sendable (PanelSlice) -> [any Forecaster], origins: Int = 3
  ) async throws -> LeakageAudit {
    let result = try await evaluation.evaluate(models(panel.whole), on: panel)
    return try await evaluation.audit(panel, against: result, origins: origins, models: models)
  }

  @Test func aModelThatKeepsThePanelIsCaughtByNameOriginAndFirstValue() async throws {
    let audit = try await audit { [Naive(), LeakingModel(panel: $0, part: .point)] }
    let leak = try #require(audit.leaks.first)
    #expect(audit.leaks.count == 1 && !audit.isClean)
    #expect((leak.model, leak.series, leak.origin) == ("leaking", "a", 0))
    #expect((leak.part, leak.step, leak.replacement) == (.point, 1, .noise))
    // Origin 0 sees 14 observations: the last is 6.25, the next 6.5.
    #expect(leak.before == "\(6.25 + 1e-9 * 6.5)")
    #expect(leak.cutoff == "14")
    #expect(
      leak.description.hasPrefix(
        """
        model 'leaking', series 'a', origin 1 (cutoff 14): with everything after the cutoff \
        replaced by noise, the point forecast of step 1 is
        """))
  }

  @Test func boundsDistributionsAndFailuresLeakToo() async throws {
    let upper = try await audit { [LeakingModel(panel: $0, part: .upper)] }
    #expect(upper.leaks.first?.part == .upper(.eighty))
    let distribution = try await audit { [LeakingModel(panel: $0, part: .distribution)] }
    #expect(distribution.leaks.first?.part == .distribution)
    let failure = try await audit { [LeakingModel(panel: $0, part: .failure)] }
    #expect(failure.leaks.first?.part == .outcome)
    #expect(failure.leaks.first?.replacement == .huge)
    #expect(failure.leaks.first?.before == "a forecast")
  }

  @Test func aLeakAtALaterOriginIsFoundThere() async throws {
    let audit = try await audit { [LeakingModel(panel: $0, part: .point, from: 17)] }
    // Origin 3 sees 17 observations. The origins audited are 0, 2 and 4, and with the future of 4
    // replaced the second step of 3 is replaced too.
    #expect(audit.origins == [0, 2, 4])
    #expect(audit.leaks.first?.origin == 3)
    #expect(audit.leaks.first?.step == 2)
  }

  @Test func honestModelsAreClean() async throws {
    let audit = try await audit { _ in [Naive(), Drift(), RandomModel(), MeanOfLasts()] }
    #expect(audit.isClean, "\(audit)")
    #expect(audit.comparisons == 4 * 2 * (1 + 3 + 5) * 3)
    #expect(
      audit.description == """
        216 forecasts of 4 models were made again at 3 origins, with everything after the cutoff \
        replaced by noise, missing values and numbers of ±1e300: all are bit-identical.
        """)
  }

  /// Origin 0 of the first series fails at each of three stages, each with three futures.
  @Test func failuresAreNotCountedAsForecasts() async throws {
    let audit = try await audit { _ in [Naive(), CountingModel(failsAtTraining: 14)] }
    #expect(audit.isClean)
    #expect(audit.forecasts == [54, 45])
    #expect(audit.failures == [0, 9])
    #expect(audit.comparisons == 108)
    #expect(
      audit.description == """
        99 forecasts of 2 models were made again at 3 origins, with everything after the cutoff \
        replaced by noise, missing values and numbers of ±1e300: all are bit-identical, and 9 \
        failures of 1 model were the same again.
        """)
    let leaking = try await self.audit {
      [CountingModel(failsAtTraining: 14), LeakingModel(panel: $0, part: .point)]
    }
    #expect(leaking.description.contains("±1e300, beside 9 failures of 1 model: 1 of the models"))
  }

  /// A model that was made for the whole panel and reads the temperature of the day it forecasts.
  @Test func observedCovariatesOfTheFutureLeakToo() async throws {
    let times = (1...20).map { Timestamp(rawValue: $0) }
    let panel = try Panel(
      [TimeSeries(id: "a", values: (0..<20).map { Double($0 * $0) })],
      covariates: [
        CovariateTable(
          [
            Covariate(name: "holiday", availability: .known),
            Covariate(name: "temperature", availability: .observed),
          ], times: times,
          columns: [times.map { Double($0.rawValue % 3) }, times.map { Double($0.rawValue) }])
      ])
    for (column, leaks) in [(0, 0), (1, 1)] {
      let models = { @Sendable (panel: PanelSlice) -> [any Forecaster] in
        [ColumnModel(column: (try? panel[0].values(of: column)) ?? [])]
      }
      let result = try await evaluation.evaluate(models(panel.whole), on: panel)
      let audit = try await evaluation.audit(panel, against: result, models: models)
      #expect(audit.leaks.count == leaks)
    }
  }

  @Test func moreOriginsThanThereAreAreAllOfThem() async throws {
    let audit = try await audit({ _ in [Naive()] }, origins: 9)
    #expect(audit.origins == [0, 1, 2, 3, 4])
    let plan = evaluation.auditPlan(
      [Naive()], of: try await evaluation.evaluate([Naive()], on: panel), origins: 9)
    #expect(plan == (forecasts: 2 * 15 * 3, fits: 2 * 15 * 3))
  }
}
