import Evaluation
import ForecastCore
import Models
import NumericalMethods
import Testing

@Suite struct RecurrentForecasterTests {
  private func forecaster(_ text: String) throws -> any Forecaster {
    try ModelCatalog.forecaster(ModelSpecification(text))
  }

  private func forecast(
    _ text: String, _ training: PanelSlice, after history: PanelSlice? = nil, steps: Int = 5,
    workers: Int = 1
  ) async throws -> [Forecast] {
    func run(_ model: some Forecaster) async throws -> [Forecast] {
      let context = FitContext(
        horizon: 5, random: SeededRandom(seed: 3), workers: workers)
      return try await model.fit(training, context: context)
        .forecast(after: history ?? training, steps: steps, levels: [.eighty])
    }
    return try await run(forecaster(text))
  }

  private static let panel = try? Sample.panel(
    [2, 3, 4].map { Sample.wandering(90, seed: $0, seasonLength: 6) }, seasonLength: 6)

  static let strategies = [
    "rnn:max-steps=15,hidden-size=7", "lstm:max-steps=15,hidden-size=7,strategy=recursive",
    "gru:max-steps=15,hidden-size=7,strategy=encoder-decoder",
    "segment-rnn:max-steps=15,hidden-size=7", "gru:max-steps=15,hidden-size=7,layers=2",
  ]

  /// neuralforecast's direct mode reads a state that has not seen the last steps.
  @Test(arguments: strategies)
  func theLastObservationMovesTheFirstStep(model: String) async throws {
    let training = try #require(Self.panel).whole
    var values = training.map(\.values)
    for index in values.indices { values[index][89] += 3 }
    let moved = training.replacingValues(values)
    let before = try await forecast(model + ",skip-lag=0,scaling=none", training)
    let after = try await forecast(
      model + ",skip-lag=0,scaling=none", training, after: moved)
    for (before, after) in zip(before, after) { #expect(before.point[0] != after.point[0]) }
  }

  @Test(arguments: strategies)
  func oneWorkerAndTwoGiveTheSameForecast(model: String) async throws {
    let training = try #require(Self.panel).whole
    let one = try await forecast(model + ",seeds=2,scope=local", training)
    let two = try await forecast(model + ",seeds=2,scope=local", training, workers: 2)
    #expect(one == two)
  }

  /// Of 64 units and 64 windows a step, so that batches are cut into pieces; a fold and a seed more
  /// than there are threads, so that some help others.
  @Test(arguments: [
    "lstm:max-steps=4,seeds=3", "gru:max-steps=4,strategy=encoder-decoder",
    "rnn:max-steps=4,strategy=recursive,hidden-size=128", "segment-rnn:max-steps=4,hidden-size=96",
  ])
  func idleThreadsHelpWithoutATrace(model: String) async throws {
    let training = try Sample.panel(
      [Sample.wandering(190, seed: 2, seasonLength: 12)], seasonLength: 12)
    func run(threads: Int) async throws -> (future: [FoldOutcome], folds: [FoldOutcome]) {
      let future = FutureForecast(horizon: 5, levels: [.eighty], seed: 4, threads: threads)
      let rolling = CrossValidation(
        plan: RollingOrigin(horizon: 5, windows: 3, step: 5), seed: 4, threads: threads)
      let forecaster = try forecaster(model)
      return (
        await future.run([forecaster], on: training)[0].outcomes,
        try await rolling.evaluate([forecaster], on: training).models[0].outcomes[0]
      )
    }
    let one = try await run(threads: 1)
    #expect((one.future + one.folds).allSatisfy { $0.forecast != nil })
    for threads in [2, 8] {
      let found = try await run(threads: threads)
      #expect(found.future == one.future && found.folds == one.folds, "\(threads) threads")
    }
  }

  @Test func aLocalNetworkKnowsItsOwnSeriesOnly() async throws {
    let training = try #require(Self.panel).whole
    let stranger = try Sample.panel([Sample.wandering(90)], ids: ["stranger"], seasonLength: 6)
    await #expect(throws: FitError.unknownSeries(series: "stranger")) {
      try await forecast(
        "gru:max-steps=5,scope=local", training, after: stranger.whole)
    }
  }

  @Test func aDirectNetworkRefusesMoreStepsThanItWasTrainedFor() async throws {
    let training = try #require(Self.panel).whole
    await #expect(
      throws: FitError.unsuitable(
        series: training[0].id,
        reason: "expected at most 5 steps, as many as the network was trained for, found 6")
    ) { try await forecast("gru:max-steps=5", training, steps: 6) }
    let recursive = try await forecast(
      "gru:max-steps=5,strategy=recursive", training, steps: 9)
    #expect(recursive[0].point.count == 9)
  }

  @Test func aLogarithmOfZeroIsRefusedWithItsPlace() async throws {
    let training = try #require(Self.panel).whole
    var values = training.map(\.values)
    values[1][40] = 0
    let error = await #expect(throws: FitError.self) {
      try await forecast("gru:max-steps=5,transform=log", training.replacingValues(values))
    }
    #expect(
      error
        == .valueOutsideDomain(
          series: training[1].id, position: 40, value: 0,
          expected: "a value above 0, as in training (transform=none reads any)"))
  }

  @Test func learnsASeasonThatTheAnchorDoesNotGiveIt() async throws {
    // A sawtooth of 5: naive errs by up to 4, a network that has learned it by a tenth.
    let values = (0..<200).map { Double($0 % 5) }
    let training = try Sample.panel([values]).whole
    let forecast = try await forecast(
      "gru:max-steps=400,hidden-size=16,input-size=10,skip-lag=0,scaling=standard", training)[0]
    for (found, expected) in zip(forecast.point, [0.0, 1, 2, 3, 4]) {
      #expect(abs(found - expected) < 0.3)
    }
  }

  /// Steps that do not add up to whole validation intervals, and less than one of them.
  @Test func noStepIsTrainedForNothing() async throws {
    let training = try #require(Self.panel).whole
    func trained(_ steps: Int) async throws -> ([Forecast], TrainingRecord) {
      func run(_ model: some Forecaster) async throws -> ([Forecast], TrainingRecord) {
        let fit = try await model.fit(
          training, context: FitContext(horizon: 5, random: SeededRandom(seed: 3)))
        let records = fit.trainingRecords
        return (
          try await fit.forecast(after: training, steps: 5, levels: []), try #require(records.first)
        )
      }
      return try await run(
        forecaster(
          "gru:max-steps=\(steps),hidden-size=7,validation-interval=10,schedule=constant,"
            + "learning-rate=0.0003"))
    }
    let (few, record) = try await trained(7)
    #expect(record.epochs.map(\.stepsDone) == [7])
    #expect(record.keptStep == 7 && record.bestValidationLoss != nil)
    #expect(record.epochs[0].trainingLoss != nil && record.largestGradientNorm != nil)
    let (whole, _) = try await trained(10)
    let (more, longer) = try await trained(16)
    #expect(longer.epochs.map(\.stepsDone) == [10, 16])
    #expect(few != whole && whole != more)
  }

  @Test func theSharedTrainingThatBreaksDownBlamesNoSeries() async throws {
    let training = try #require(Self.panel).whole
    for (scope, words) in [("global", "all series together"), ("local", "series 'sample0'")] {
      let error = await #expect(throws: FitError.self) {
        try await forecast(
          "gru:max-steps=40,hidden-size=5,optimiser=sgd,learning-rate=10,clip=0,output=mean,"
            + "scaling=none,transform=none,skip-lag=0,schedule=constant,scope=\(scope)", training)
      }
      #expect("\(try #require(error))".hasPrefix("\(words): the fit broke down: "))
    }
  }

  @Test(arguments: [0.0, 5, -7, 42.1], ["direct", "recursive"])
  func aConstantSeriesIsThatConstant(value: Double, strategy: String) async throws {
    let training = try Sample.panel([Array(repeating: value, count: 60)]).whole
    for forecast in try await forecast(
      "lstm:max-steps=4,hidden-size=5,strategy=\(strategy)", training)
    {
      #expect(forecast.point == Array(repeating: value, count: 5))
      #expect(forecast.intervals.allSatisfy { $0.lower == $0.upper })
    }
  }

  @Test func noMoreIsReadThanThereIs() async throws {
    let training = try #require(Self.panel).whole
    let all = try await forecast("gru:max-steps=4,hidden-size=5,input-size=90", training)
    #expect(try await forecast("gru:max-steps=4,hidden-size=5,input-size=100000", training) == all)
  }

  @Test(arguments: [
    ("lstm:bidirectional=true,strategy=recursive", "bidirectional"),
    ("rnn:dropout=0.2", "layers=2"),
    ("gru:layers=2,dilations=4", "one dilation"),
    ("rnn:strategy=encoder-decoder,cell=jordan", "recursive"),
    ("rnn:cell=jordan,layer-normalisation=true", "jordan"),
    ("rnn:cell=jordan,skip=residual", "jordan"), ("rnn:cell=jordan,head-sizes=9", "Jordan"),
  ])
  func combinationsThatMakeNoSenseAreRefused(model: String, words: String) throws {
    let error = #expect(throws: OptionError.self) { try forecaster(model) }
    #expect("\(try #require(error))".contains(words))
  }

  @Test(arguments: [
    "rnn:cell=jordan,strategy=recursive", "rnn:cell=relu,layers=2,skip=residual",
    "lstm:cell=1997", "lstm:cell=peephole,dilations=1+3,layers=2", "lstm:cell=coupled",
    "gru:cell=reset-before,layers=2,dropout=0.2,variational-dropout=true",
    "gru:strategy=encoder-decoder,layers=2,dropout=0.2,skip=residual,layer-normalisation=true",
    "rnn:cell=jordan,strategy=recursive,output=median", "gru:bidirectional=true",
    "gru:layer-normalisation=true,head-sizes=9",
    "gru:layers=2,skip=input-to-every-layer", "gru:output=gaussian,strategy=recursive",
    "gru:output=student-t", "gru:output=mean", "gru:seeds=3,averaging=true,validation=0",
    "nnar:hidden-sizes=5+3,strategy=direct,activation=relu",
    "nnar:seeds=2,skip-lag=6,hidden-sizes=4",
    "segment-rnn:cell=lstm,segment=7", "segment-rnn:cell=elman,scaling=mean,output=gaussian",
    "gru:optimiser=rmsprop,schedule=one-cycle,scaling=last",
    "gru:optimiser=sgd,schedule=plateau,calendar=none", "gru:optimiser=momentum,schedule=step",
    "gru:optimiser=adamw,schedule=constant,history=50,patience=0",
  ])
  func networksOfEveryOptionForecast(model: String) async throws {
    let training = try #require(Self.panel).whole
    let text =
      model + ",max-steps=6,validation-interval=3"
      + (model.contains("hidden") ? "" : ",hidden-size=6")
    for forecast in try await forecast(text, training) {
      #expect(forecast.point.allSatisfy { $0.isFinite && abs($0 - 100) < 500 })
      let isPoint = model.contains("output=me")
      #expect(forecast.intervals.isEmpty == isPoint)
      for interval in forecast.intervals {
        #expect(zip(interval.lower, interval.upper).allSatisfy { $0 < $1 })
      }
    }
  }
}
