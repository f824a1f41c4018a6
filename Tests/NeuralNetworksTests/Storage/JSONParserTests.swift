import Testing

@testable import NeuralNetworks

@Suite struct JSONParserTests {
  private func value(_ text: String) throws -> JSONValue {
    try JSONParser.value(of: Array(text.utf8))
  }

  @Test func readsEveryKindOfValueInOrder() throws {
    let expected = JSONValue.object([
      .init(name: "b", value: .array([.number("-1.5e+3"), .number("0"), .boolean(true)])),
      .init(name: "a", value: .object([.init(name: "", value: .null)])),
      .init(name: "c", value: .boolean(false)),
    ])
    #expect(
      try value(#" {"b" : [-1.5e+3,0, true] , "a":{"":null},"c":false}"# + "\n") == expected)
  }

  @Test func readsEscapesAndSurrogatePairs() throws {
    #expect(
      try value(#""\"\\\/\b\f\n\r\té\u00e9\ud83d\ude00""#)
        == .string("\"\\/\u{8}\u{C}\n\r\té\u{e9}\u{1F600}"))
  }

  @Test(arguments: [
    ("", 0, "expected a value, the text ends"),
    ("{\"a\":1,}", 7, "expected '\"'"),
    ("[1,]", 3, "expected a value"),
    ("[1 2]", 3, "expected ',' or ']'"),
    ("{\"a\" 1}", 5, "expected ':'"),
    ("01", 0, "a number starts with 0"),
    ("-", 1, "expected a value"),
    ("1.", 2, "expected a digit"),
    ("1e", 2, "expected a digit"),
    ("1 x", 2, "text after the value"),
    ("nul", 3, "expected null"),
    ("NaN", 0, "expected a value"),
    ("\"abc", 0, "a string does not end"),
    ("\"a\nb\"", 2, "a control character stands in a string"),
    ("\"\\x\"", 2, "an unknown escape stands in a string"),
    ("\"\\ud800\"", 7, "expected the second half of a surrogate pair"),
    ("\"\\ud800\\u0041\"", 3, "half a surrogate pair stands in a string"),
    ("\"\\udc00\"", 3, "half a surrogate pair stands in a string"),
    ("\"\\u00g0\"", 5, "expected four hexadecimal digits"),
    ("{\"a\":1,\"\\u0061\":2}", 7, "the name 'a' stands twice in one object"),
    (String(repeating: "[", count: 17), 16, "more than 16 levels deep"),
  ])
  func refuses(text: String, offset: Int, reason: String) {
    #expect(throws: JSONParser.Failure(offset: offset, reason: reason)) { try value(text) }
  }
}
