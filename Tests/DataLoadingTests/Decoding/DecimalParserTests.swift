import DataLoading
import NumericalMethods
import Testing

@Suite struct DecimalParserTests {
  private let parser = DecimalParser()

  private func parse(_ text: String) -> Double? {
    let bytes = Array(text.utf8)
    return parser.parse(bytes.span, 0, bytes.count)
  }

  @Test func agreesWithTheStandardLibraryOnRandomDigits() {
    var random = SeededRandom(seed: 11)
    var wrong: [String] = []
    for _ in 0..<60_000 {
      let count = 1 + random.integer(below: 21)
      var text = random.integer(below: 2) == 0 ? "" : "-"
      let point = random.integer(below: count + 1)
      for index in 0..<count {
        if index == point { text += "." }
        text += String(random.integer(below: 10))
      }
      if random.integer(below: 2) == 0 { text += "e\(random.integer(below: 120) - 60)" }
      if parse(text)?.bitPattern != Double(text)?.bitPattern { wrong.append(text) }
    }
    #expect(wrong == [])
  }

  @Test func agreesWithTheStandardLibraryOnRandomDoubles() {
    var random = SeededRandom(seed: 12)
    var wrong: [Double] = []
    for _ in 0..<60_000 {
      let anything = Double(bitPattern: random.bits())
      let near = random.normal(mean: 100, standardDeviation: 15)
      for value in [anything, near] where value.isFinite && parse("\(value)") != value {
        wrong.append(value)
      }
    }
    #expect(wrong == [])
  }

  @Test func roundsHalfWayCasesToEven() {
    // Odd multiples of half an ulp above 2^53, and the neighbours that break the tie.
    for (text, expected) in [
      ("9007199254740993", 9_007_199_254_740_992.0), ("9007199254740995", 9_007_199_254_740_996),
      ("9007199254740993.0", 9_007_199_254_740_992), ("9007199254740993.1", 9_007_199_254_740_994),
      ("900719925474099.3e1", 9_007_199_254_740_992), ("5e-324", .leastNonzeroMagnitude),
      ("2.5e-324", .leastNonzeroMagnitude),
      ("1.7976931348623157e308", .greatestFiniteMagnitude), ("0e999", 0), ("1e-999", 0),
      ("123456789012345678901234567890", 1.2345678901234568e29),
    ] {
      #expect(parse(text) == expected, "\(text)")
    }
    #expect(parse("1e999") == .infinity)
    #expect(parse("-0")?.sign == .minus)
  }

  @Test(arguments: [
    "", "-", "+", ".", "-.", "e5", "1e", "1e+", "1.2.3", "1,2", " 1", "1 ", "0x10", "inf", "nan",
    "1_0",
    "--1", "1e5.0", "١", "1f",
  ])
  func refusesWhatIsNoPlainDecimal(_ text: String) {
    #expect(parse(text) == nil)
  }

  @Test func acceptsADigitOnOneSideOfThePoint() {
    #expect(parse(".5") == 0.5)
    #expect(parse("5.") == 5)
    #expect(parse("+1E-3") == 0.001)
  }
}
