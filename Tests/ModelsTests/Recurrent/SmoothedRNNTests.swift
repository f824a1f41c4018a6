import ForecastCore
import ForecastTestSupport
import Models
import NumericalMethods
import Synchronization
import Testing

@Suite struct SmoothedRNNTests {
  private func forecast(
    _ settings: String, _ training: PanelSlice, after history: PanelSlice? = nil, steps: Int = 8,
    workers: Int = 1
  ) async throws -> [Forecast] {
    func run(_ model: some Forecaster) async throws -> [Forecast] {
      let context = FitContext(horizon: 8, random: SeededRandom(seed: 3), workers: workers)
      return try await model.fit(training, context: context)
        .forecast(after: history ?? training, steps: steps, levels: [.eighty])
    }
    return try await run(ModelCatalog.forecaster(ModelSpecification("es-rnn:\(settings)")))
  }

  /// Four series of one factorial season at levels far apart, growing by 1 % a step.
  private func growing() throws -> (panel: PanelSlice, next: [[Double]]) {
    let season = [0.7, 1.1, 1.4, 0.8]
    let series = [10.0, 200, 3_000, 50].enumerated().map { index, level in
      var value = level
      return (0..<68).map { step in
        value *= 1.01
        return value * season[(step + index) % 4]
      }
    }
    let training = try Sample.panel(series.map { Array($0.prefix(60)) }, seasonLength: 4)
    return (training.whole, series.map { Array($0.suffix(8)) })
  }

  @Test func seasonAndGrowthAreLearnedTogether() async throws {
    let (panel, next) = try growing()
    let forecasts = try await forecast("max-steps=300,seeds=1,hidden-size=12", panel)
    for (forecast, actual) in zip(forecasts, next) {
      for (found, expected) in zip(forecast.point, actual) {
        #expect(abs(found / expected - 1) < 0.04, "\(forecast.seriesID)")
      }
    }
  }

  @Test func twoSeasonsAreLearnedSideBySide() async throws {
    // Seasons of 3 and 12 in one series, neither explained by the other.
    let short: [Double] = [0.8, 1.3, 0.9]
    let long = (0..<12).map { place -> Double in
      let up = Double(place * 7 % 12)
      return 1 + 0.05 * up - 0.03 * Double(place)
    }
    let values = (0..<248).map { 40 * short[$0 % 3] * long[$0 % 12] }
    let panel = try Sample.panel([Array(values.prefix(240))], seasonLength: 3).whole
    func error(_ seasons: String) async throws -> Double {
      let forecast = try await forecast(
        "max-steps=60,seeds=1,hidden-size=8,walk=24,input-size=3,seasons=\(seasons)", panel)[0]
      var sum = 0.0
      for (found, expected) in zip(forecast.point, values.suffix(8)) {
        sum += abs(found / expected - 1)
      }
      return sum / 8
    }
    let (both, one) = (try await error("3+12"), try await error("3"))
    #expect(both < 0.03, "found: \(both)")
    #expect(both < one / 2, "found: \(both) beside \(one)")
  }

  @Test func trainingTellsHowItWent() async throws {
    let panel = try growing().panel
    let steps = Mutex(0)
    let context = FitContext(
      horizon: 8, random: SeededRandom(seed: 3), workers: 1,
      progress: { progress in
        steps.withLock { $0 += 1 }
        #expect(progress.totalSteps == 12 && progress.loss.isFinite)
      })
    let model = try SmoothedRNN(
      options: SmoothedRNN.Options(settings: [
        OptionSetting(key: "max-steps", value: "12"), OptionSetting(key: "seeds", value: "2"),
        OptionSetting(key: "validation", value: "0.2"), OptionSetting(key: "walk", value: "20"),
        OptionSetting(key: "validation-interval", value: "4"),
      ]))
    let fit = try await model.fit(panel, context: context)
    #expect(steps.withLock { $0 } == 24)
    #expect(fit.trainingRecords.count == 2)
    for record in fit.trainingRecords {
      #expect(record.epochs.map(\.stepsDone) == [4, 8, 12])
      #expect(record.bestValidationLoss != nil && record.outcome == .budgetSpent)
    }
  }

  @Test func secondsEndATrainingEarly() async throws {
    let panel = try growing().panel
    let model = try SmoothedRNN(
      options: SmoothedRNN.Options(settings: [
        OptionSetting(key: "max-steps", value: "1000000"),
        OptionSetting(key: "max-seconds", value: "0.05"),
        OptionSetting(key: "seeds", value: "1"),
      ]))
    let fit = try await model.fit(panel, context: FitContext(horizon: 8))
    #expect(fit.trainingRecords.map(\.outcome) == [.secondsSpent])
  }

  @Test func aSeriesItNeverSawIsForecast() async throws {
    let (panel, next) = try growing()
    let known = PanelSlice(Array(panel.prefix(3)))
    let strange = PanelSlice([panel[3]])
    let forecasts = try await forecast(
      "max-steps=200,seeds=1,hidden-size=12", known, after: strange)
    for (found, expected) in zip(forecasts[0].point, next[3]) {
      #expect(abs(found / expected - 1) < 0.1)
    }
  }

  @Test func lengthsThatAreNoSeasonsAreRefused() {
    #expect(
      throws: OptionError.conflict("a season has 2 to 10000 values; 'seasons' names one of 1")
    ) { try SmoothedRNN.Options(settings: [OptionSetting(key: "seasons", value: "24+1")]) }
  }

  @Test func oneWorkerAndTwoGiveTheSameForecast() async throws {
    let panel = try growing().panel
    let one = try await forecast("max-steps=10,seeds=2,hidden-size=5", panel)
    let two = try await forecast("max-steps=10,seeds=2,hidden-size=5", panel, workers: 2)
    #expect(one == two)
  }

  @Test func theLastObservationMovesTheFirstStep() async throws {
    let panel = try growing().panel
    var values = panel.map(\.values)
    for index in values.indices { values[index][59] *= 1.1 }
    let before = try await forecast("max-steps=10,hidden-size=5", panel)
    let after = try await forecast(
      "max-steps=10,hidden-size=5", panel, after: panel.replacingValues(values))
    for (before, after) in zip(before, after) { #expect(before.point[0] != after.point[0]) }
  }

  @Test func zeroIsRefusedWithItsPlace() async throws {
    let panel = try growing().panel
    var values = panel.map(\.values)
    values[2][7] = 0
    await #expect(
      throws: FitError.valueOutsideDomain(
        series: panel[2].id, position: 7, value: 0,
        expected: "a value above 0, since level and season are factors")
    ) { try await forecast("max-steps=5", panel.replacingValues(values)) }
  }

  @Test func moreStepsThanItWasTrainedForAreRefused() async throws {
    let panel = try growing().panel
    await #expect(throws: FitError.self) { try await forecast("max-steps=5", panel, steps: 9) }
  }
}
