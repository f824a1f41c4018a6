import ForecastCore
import NumericalMethods
import Testing

@testable import Models

@Suite struct SavedModelTests {
  private static let panel = try? Sample.panel(
    [2, 3, 4].map { Sample.wandering(90, seed: $0, seasonLength: 6) }, seasonLength: 6)

  /// Trains `text` and gathers its files.
  private func files(
    _ text: String, horizon: Int = 5
  ) async throws -> (fitted: any FittedForecaster, files: [String: [UInt8]]) {
    let training = try #require(Self.panel).whole
    let specification = try ModelSpecification(text)
    func fit(_ model: some Forecaster) async throws -> any FittedForecaster {
      let context = FitContext(horizon: horizon, random: SeededRandom(seed: 3))
      return try await model.fit(training, context: context)
    }
    let fitted = try await fit(ModelCatalog.forecaster(specification))
    let model = try SavedModel(
      fitted, of: specification, training: training,
      origin: SavedModel.Origin(
        version: "0.1.0", path: "prices.csv", sha256: "ab", horizon: horizon,
        seed: 18_446_744_073_709_551_615))
    let files = try model.files()
    return (fitted, Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.bytes) }))
  }

  private func load(_ files: [String: [UInt8]]) throws -> SavedModel {
    try SavedModel(path: "m") { try #require(files[$0]) }
  }

  private static let manifest = SavedModel.manifestName

  /// The files with some words of `model.json` replaced, and its checksum mended.
  private func changed(
    _ files: [String: [UInt8]], _ words: String, to other: String, mending: Bool = true
  ) throws -> [String: [UInt8]] {
    let text = String(decoding: try #require(files[Self.manifest]), as: UTF8.self)
    #expect(text.contains(words), "not in model.json: \(words)")
    var files = files
    let bytes = Array(text.replacing(words, with: other).utf8)
    let stamped = SavedModel.Manifest.stamped(bytes)
    files[Self.manifest] = mending && !stamped.isEmpty ? stamped : bytes
    return files
  }

  static let models = [
    "rnn:max-steps=12,hidden-size=7,validation-interval=4",
    "mine=lstm:max-steps=6,hidden-size=5,strategy=recursive",
    "gru:max-steps=6,hidden-size=5,seeds=3,scope=local,layers=2,output=student-t",
    "lstm:max-steps=6,hidden-size=5,strategy=encoder-decoder,skip-lag=6",
    "segment-rnn:max-steps=6,hidden-size=5", "nnar:max-steps=6,hidden-sizes=4,seeds=2",
    "direction:max-steps=6,hidden-size=5,seeds=2,band=0.3",
    "es-rnn:max-steps=6,hidden-size=5,seeds=2,walk=20",
    "es-rnn:max-steps=6,hidden-size=5,seeds=1,seasons=3+6,output=gaussian,validation=0.2",
  ]

  @Test(arguments: models)
  func forecastsTheSameBitsAfterLoading(text: String) async throws {
    let (fitted, files) = try await files(text)
    let loaded = try load(files)
    let whole = try #require(Self.panel).whole
    // Later and earlier origins too: the history is not part of what is saved.
    for count in [90, 71] {
      let history = PanelSlice(whole.map { $0.narrowed(to: 0..<count) })
      let before = try await fitted.forecast(
        after: history, steps: 5, levels: [.eighty, .ninetyFive])
      let after = try await loaded.fitted.forecast(
        after: history, steps: 5, levels: [.eighty, .ninetyFive])
      #expect(before == after)
    }
  }

  @Test(arguments: models)
  func savingWhatWasLoadedGivesTheSameBytes(text: String) async throws {
    let (_, files) = try await files(text)
    let again = try load(files).files()
    #expect(again.count == files.count)
    for file in again { #expect(files[file.name] == file.bytes, "\(file.name)") }
  }

  @Test func knowsWhereItComesFrom() async throws {
    let (fitted, files) = try await files(Self.models[0])
    let loaded = try load(files)
    #expect(loaded.name == "rnn max-steps=12 hidden-size=7 validation-interval=4")
    #expect(loaded.manifest.origin.seed == .max)
    #expect(loaded.manifest.origin.sha256 == "ab")
    #expect(loaded.manifest.seasonLength == 6)
    #expect(loaded.manifest.series == Self.panel?.ids)
    let record = try #require(loaded.fitted.trainingRecords.first)
    #expect(record.steps == 12)
    #expect(record.epochs.map(\.stepsDone) == [4, 8, 12])
    #expect(fitted.trainingRecords == [record])
  }

  @Test func modelsWithoutAFormatAreNotSaved() throws {
    let error = #expect(throws: SavedModelError.self) {
      try SavedModel.checkCanBeSaved(ModelSpecification("ar"))
    }
    #expect(
      "\(try #require(error))" == """
        'ar': expected a model that can be saved (nnar, rnn, lstm, gru, segment-rnn, direction, es-rnn). Save one of \
        these, or forecast with --model alone.
        """)
  }

  @Test func dataTheModelWasNotTrainedForAreRefused() async throws {
    let (_, files) = try await files("gru:max-steps=4,hidden-size=5,scope=local")
    let model = try load(files)
    let whole = try #require(Self.panel).whole
    try model.checkFits(whole, steps: 5)
    #expect(throws: SavedModelError.tooManySteps(path: "m", expected: 5, found: 6)) {
      try model.checkFits(whole, steps: 6)
    }
    let others = try Sample.panel([Sample.wandering(90)], ids: ["other"], seasonLength: 6)
    #expect(
      throws: SavedModelError.unknownSeries(
        path: "m", series: "other", known: model.manifest.series)
    ) { try model.checkFits(others.whole, steps: 5) }
    let season = try Sample.panel([Sample.wandering(90)], seasonLength: 7)
    #expect(throws: SavedModelError.otherSeasonLength(path: "m", expected: 6, found: 7)) {
      try model.checkFits(season.whole, steps: 5)
    }
    let days = try Panel(
      [
        TimeSeries(
          id: whole[0].id, frequency: .daily,
          timestamps: Frequency.daily.timestamps(after: Timestamp(rawValue: 0), steps: 90),
          values: whole[0].values)
      ], seasonLength: 6)
    #expect(
      throws: SavedModelError.otherFrequency(path: "m", expected: "month", found: "day")
    ) { try model.checkFits(days.whole, steps: 5) }
  }

  @Test func aRecursiveModelReachesBeyondItsHorizon() async throws {
    let (_, files) = try await files("gru:max-steps=4,hidden-size=5,strategy=recursive")
    try load(files).checkFits(try #require(Self.panel).whole, steps: 9)
  }

  @Test(arguments: [
    (
      "\"format\" : 1", "\"format\" : 2",
      "expected format 1 or older, found 2, written by swiftcast 0.1.0"
    ),
    ("\"format\" : 1", "\"format\" : 0", "'format': expected 1 or more, found 0"),
    ("\"model\" : \"gru\"", "\"model\" : \"grue\"", "unknown model 'grue', did you mean 'gru'?"),
    ("\"model\" : \"gru\"", "\"model\" : \"ar\"", "unknown option"),
    (
      "\"horizon\" : 5,\n    \"path\"", "\"horizon\" : 50,\n    \"path\"",
      "plan.horizon': expected 50, found 5"
    ),
    ("\"inputSize\" : ", "\"inputSize\" : 9000000000", "plan.inputSize': expected 1 to 100000"),
    ("\"skipLag\" : ", "\"skipLag\" : -", "plan.skipLag': expected 1 to 100000"),
    ("\"segment\" : 1", "\"segment\" : 0", "plan.segment': expected 1 to 100000, found 0"),
    ("\"segment\" : 1", "\"segment\" : 2", "plan.segment': expected a divisor"),
    (
      "\"strategy\" : \"direct\"", "\"strategy\" : \"recursive\"", "plan.strategy': expected direct"
    ),
    ("\"output\" : \"quantiles\"", "\"output\" : \"mean\"", "plan.output': expected quantiles"),
    (
      "\"scaling\" : ", "\"scaling\" : \"auto\", \"was\" : ",
      "plan.scaling': expected a settled one"
    ),
    ("\"keptEpoch\" : 1", "\"keptEpoch\" : 7", "training.keptEpoch': expected below 2, found 7"),
    ("\"usesLogarithm\"", "\"usesLogarithms\"", "'groups.0.plan.usesLogarithm' is missing"),
    (
      "\"strategy\" : \"direct\"", "\"strategy\" : \"psychic\"",
      "'groups.0.plan.strategy' has a value"
    ),
    ("\"pathSeed\" : ", "\"pathSeed\" : -", "is no JSON"),
    ("{", "[", "it is no JSON"),
  ])
  func aDamagedManifestIsRefused(words: String, other: String, reason: String) async throws {
    let (_, files) = try await files(
      "gru:max-steps=4,validation-interval=2,hidden-size=5,learning-rate=1e-6")
    let damaged = try changed(files, words, to: other)
    let error = #expect(throws: SavedModelError.self) { try load(damaged) }
    let text = "\(try #require(error))"
    #expect(text.hasPrefix("m/model.json"))
    #expect(text.contains(reason), "found: \(text)")
  }

  @Test(arguments: [
    ("\"walk\" : 20", "\"walk\" : 0", "smoothed.plan.walk': expected 1 to 100000, found 0"),
    (
      "\"horizon\" : 5,\n      \"inputSize\"", "\"horizon\" : 4,\n      \"inputSize\"",
      "smoothed.plan.horizon': expected 5, found 4"
    ),
    ("\"scale\" : ", "\"scale\" : -", "smoothed.plan.series': expected scales above 0"),
    ("\"smoothed\"", "\"smooth\"", "smoothed': expected a plan, found none"),
    (
      "\"output\" : \"quantiles\"", "\"output\" : \"mean\"",
      "smoothed.plan.output': expected quantiles"
    ),
    ("\"keptEpoch\"", "\"keptEpoch\" : 7, \"was\"", "keptEpoch"),
  ])
  func aDamagedManifestOfSmoothingIsRefused(
    words: String, other: String, reason: String
  ) async throws {
    let (_, files) = try await files(
      "es-rnn:max-steps=4,validation-interval=2,hidden-size=5,walk=20,seeds=1,validation=0.2")
    let damaged = try changed(files, words, to: other)
    let error = #expect(throws: SavedModelError.self) { try load(damaged) }
    let text = "\(try #require(error))"
    #expect(text.hasPrefix("m/model.json"))
    #expect(text.contains(reason), "found: \(text)")
  }

  @Test func moreNetworksThanTheOptionsNameAreRefused() async throws {
    let (_, files) = try await files("gru:max-steps=2,hidden-size=5,seeds=2")
    let fewer = try changed(
      files, "\"seeds\",\n      \"value\" : \"2\"", to: "\"seeds\",\n      \"value\" : \"1\"")
    let error = #expect(throws: SavedModelError.self) { try load(fewer) }
    #expect("\(try #require(error))".contains("'groups.0.networks': expected 1 to 1, found 2"))
  }

  /// Numbers that would load, and forecast something else.
  @Test(arguments: [
    ("\"inputSize\" : 32", "\"inputSize\" : 31"),
    ("\"usesLogarithm\" : true", "\"usesLogarithm\" : false"),
    ("\"skipLag\" : 6", "\"skipLag\" : 7"),
    ("\"scaling\" : \"standard\"", "\"scaling\" : \"last\""),
    ("\"month\"", "\"hour\""), ("\"0.1.0\"", "\"0.1.1\""),
  ])
  func aManifestThatWasEditedIsRefused(words: String, other: String) async throws {
    let (_, files) = try await files("gru:max-steps=2,hidden-size=5,skip-lag=6")
    let edited = try changed(files, words, to: other, mending: false)
    let error = #expect(throws: SavedModelError.self) { try load(edited) }
    let text = "\(try #require(error))"
    #expect(text.hasPrefix("m/model.json: expected text with checksum "), "found: \(text)")
    #expect(text.hasSuffix("it was changed after it was written. Save the model again."))
    #expect(throws: Never.self) { try load(changed(files, words, to: other)) }
  }

  @Test func dataOtherThanThoseOfTrainingAreTold() async throws {
    let (_, files) = try await files("gru:max-steps=2,hidden-size=5")
    let model = try load(files)
    let whole = try #require(Self.panel).whole
    func told(_ history: PanelSlice) -> [SavedModel.Difference] {
      model.differences(in: history).map(\.difference)
    }
    #expect(told(whole) == [])
    let longer = try Sample.panel(
      whole.map { $0.values + [7, 8] }, seasonLength: 6)
    #expect(told(longer.whole) == [])
    let end = whole[0].timestamp(at: 70)
    #expect(told(whole.prefixes(71)) == Array(repeating: .endsBefore(end), count: 3))
    let late = PanelSlice(whole.map { $0.narrowed(to: 4..<90) })
    #expect(
      told(late) == Array(repeating: .beginsLater(whole[0].timestamp(at: 4)), count: 3))
    var values = whole.map(\.values)
    values[1][3] += 1e-9
    #expect(model.differences(in: whole.replacingValues(values)).map(\.series) == ["sample1"])
    #expect(told(whole.replacingValues(values)) == [.hasOtherValues])
    let stranger = try Sample.panel([whole[0].values], ids: ["other"], seasonLength: 6)
    #expect(told(stranger.whole) == [.isNew])
    #expect(model.lastTime == whole[0].timestamp(at: 89))
  }

  @Test func damagedWeightsAreRefused() async throws {
    let (_, files) = try await files("gru:max-steps=4,hidden-size=5")
    let name = "weights-0.safetensors"
    var damaged = files
    damaged[name]?[300] ^= 1
    let error = #expect(throws: SavedModelError.self) { try load(damaged) }
    #expect(
      "\(try #require(error))".hasPrefix("m/\(name): expected bytes with checksum "))
    damaged[name] = Array(try #require(files[name]).prefix(100))
    #expect(throws: SavedModelError.self) { try load(damaged) }
  }

  @Test func weightsOfAnotherNetworkAreRefused() async throws {
    let (_, small) = try await files("gru:max-steps=4,hidden-size=5")
    let larger = try changed(
      small, "\"hidden-size\",\n      \"value\" : \"5\"",
      to: "\"hidden-size\",\n      \"value\" : \"6\"")
    let error = #expect(throws: SavedModelError.self) { try load(larger) }
    let text = "\(try #require(error))"
    #expect(text.contains("m/weights-0.safetensors: weights, tensor"), "found: \(text)")
    #expect(text.contains("expected shape"))
  }

  @Test func aPlanLargerThanItsWeightsTakesNoMemory() async throws {
    let (_, files) = try await files("gru:max-steps=4,hidden-size=5")
    let huge = try changed(files, "\"horizon\" : 5", to: "\"horizon\" : 100000")
    let error = #expect(throws: SavedModelError.self) { try load(huge) }
    #expect("\(try #require(error))".contains("expected at least 1100000 numbers"))
  }
}
