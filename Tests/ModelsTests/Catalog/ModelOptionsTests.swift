import Models
import Testing

/// A model's options with one of each kind of field.
private struct SampleOptions: ModelOptions {
  enum Shape: String, OptionChoice {
    case round
    case halfOpen = "half-open"
  }

  var count = 3
  var rate = 0.5
  var isFast = false
  var shape = Shape.round
  var size = AutomaticOr<Int>.automatic
  var lags: [Int] = []

  init() {}

  static let fields: [OptionField<SampleOptions>] = [
    OptionField("count", \.count, in: 1...9, "How many."),
    OptionField("rate", \.rate, in: 0...1, "How fast."),
    OptionField("fast", \.isFast, "Whether to hurry."),
    OptionField("shape", \.shape, "Which shape."),
    OptionField("size", \.size, in: 1...100, "How large."),
    OptionField("lags", \.lags, eachIn: 1...50, "Which lags."),
  ]

  func validate() throws(OptionError) {
    if isFast, count > 5 { throw .conflict("options 'fast' and 'count' disagree") }
  }
}

@Suite struct ModelOptionsTests {
  private func options(_ pairs: (String, String)...) throws(OptionError) -> SampleOptions {
    try SampleOptions(settings: pairs.map { OptionSetting(key: $0.0, value: $0.1) })
  }

  @Test func settingsAreLaidOverTheDefaults() throws {
    let read = try options(
      ("rate", "0.25"), ("fast", "true"), ("shape", "half-open"), ("size", "12"),
      ("lags", "1+2+12"))
    #expect(read.count == 3)
    #expect(read.rate == 0.25)
    #expect(read.isFast)
    #expect(read.shape == .halfOpen)
    #expect(read.size == .fixed(12))
    #expect(read.lags == [1, 2, 12])
    #expect(try SampleOptions(settings: read.settings) == read)
    #expect(read.changedSettings.map(\.key) == ["rate", "fast", "shape", "size", "lags"])
    #expect(SampleOptions().changedSettings.isEmpty)
    #expect(
      SampleOptions().settings.map(\.value) == ["3", "0.5", "false", "round", "auto", "none"])
  }

  @Test(arguments: [
    ("cuont", "1", "unknown option 'cuont', did you mean 'count'?"),
    ("zzz", "1", "unknown option 'zzz'; known: count, rate, fast, shape, size, lags"),
    ("count", "10", "option 'count': expected a whole number, 1 to 9, found '10'"),
    ("count", "3.5", "option 'count': expected a whole number, 1 to 9, found '3.5'"),
    ("rate", "inf", "option 'rate': expected a number, 0 to 1, found 'inf'"),
    ("fast", "yes", "option 'fast': expected true | false, found 'yes'"),
    ("shape", "square", "option 'shape': expected round | half-open, found 'square'"),
    ("size", "0", "option 'size': expected auto | a whole number, 1 to 100, found '0'"),
    (
      "lags", "1+99",
      "option 'lags': expected a whole number, 1 to 50, several joined by '+', or none, found '1+99'"
    ),
    (
      "lags", "1++2",
      "option 'lags': expected a whole number, 1 to 50, several joined by '+', or none, found '1++2'"
    ),
  ])
  func aBadSettingNamesItself(_ key: String, value: String, message: String) {
    let error = #expect(throws: OptionError.self) { try options((key, value)) }
    #expect(error?.description == message)
  }

  @Test func aKeySaidTwiceIsRefused() {
    let error = #expect(throws: OptionError.self) { try options(("count", "1"), ("count", "2")) }
    #expect(error?.description == "option 'count' is given twice; keep one")
  }

  @Test func optionsThatDisagreeAreRefused() {
    #expect(throws: OptionError.conflict("options 'fast' and 'count' disagree")) {
      try options(("fast", "true"), ("count", "6"))
    }
  }

  @Test func valuesSetInCodeAreCheckedToo() throws {
    var options = SampleOptions()
    options.rate = 1.5
    #expect(
      throws: OptionError.badValue(key: "rate", expected: "a number, 0 to 1", found: "1.5")
    ) { try options.checked() }
  }

  @Test func aModelWithoutOptionsSaysSo() {
    let error = #expect(throws: OptionError.self) {
      try NoOptions(settings: [OptionSetting(key: "lags", value: "1")])
    }
    #expect(error?.description == "unknown option 'lags': this model has no options")
  }

  @Test(arguments: [0.1, 1, -2.5, 1e300, 1e-300, 123_456_789.125])
  func numbersReadBackAsTheSameDouble(_ number: Double) {
    #expect(Double(optionText: number.optionText) == number)
  }
}
