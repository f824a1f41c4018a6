import Models
import Testing

@Suite struct ModelFileTests {
  private func read(_ text: String) throws -> [String] {
    try ModelFile(text: text, path: "models.yml").specifications.map(\.description)
  }

  @Test func readsEveryWayToWriteAModel() throws {
    let text = """
      ---
      # what to compare
      models:
        - naive
        - ar:lags=5,trend=linear   # as on the command line
        - model: ar
          label: 'two lags'
          options:
            lag-list: [1, 2, 12]
            trend: "none"
        - {model: direct-ar, options: {lags: 3, criterion: bic}}
        -
          model: var
      """
    #expect(
      try read(text) == [
        "naive", "ar:lags=5,trend=linear", "two lags=ar:lag-list=1+2+12,trend=none",
        "direct-ar:lags=3,criterion=bic", "var",
      ])
  }

  @Test func aBareListIsEnough() throws {
    #expect(try read("- naive\n- mean\r\n- drift") == ["naive", "mean", "drift"])
    #expect(try read("models:\n- naive\n- 'mean'") == ["naive", "mean"])
    #expect(try read("[naive, \"ar:lags=2\"]") == ["naive", "ar:lags=2"])
    #expect(try read("- model: ar\n  options: {lag-list: []}") == ["ar:lag-list=none"])
  }

  @Test(arguments: [
    ("modles:\n  - naive", "1: unknown key 'modles', did you mean 'models'?"),
    ("- naive\n- xyzzy", "2: unknown model 'xyzzy'; known: "),
    ("- niave", "1: unknown model 'niave', did you mean 'naive'?"),
    (
      "- model: ar\n  optoins: {lags: 1}",
      "2: unknown key 'optoins', did you mean 'options'?"
    ),
    ("- model: ar\n  colour: red", "2: unknown key 'colour'; known: model, label, options"),
    ("- model: ar\n  options:\n    lag: 1", "1: unknown option 'lag', did you mean 'lags'?"),
    (
      "- ar:lags=-1",
      "1: option 'lags': expected auto | a whole number, 0 to 1000, found '-1'"
    ),
    ("- label: x", "1: expected the key 'model', found a map without it"),
    ("- model: ar\n  label: a,b", "2: expected a label without , = and :, found 'a,b'"),
    ("- model: ar\n  model: var", "1: expected every key once, found 'model' twice"),
    ("", "1: expected a list of models, found an empty file"),
    ("naive", "1: expected a list of models, found 'naive'"),
    ("models: []", "1: expected at least one model, found none"),
    ("models:", "1: expected a list of models, found ''"),
    ("- [naive]", "1: expected a model, found a list"),
    ("- model: [ar]", "1: expected a model's name, found a list"),
    ("- ? [ar]\n  : 1", "1: expected a key, found a list or a map"),
    ("-\tnaive\n\t- mean", "1: no valid YAML: "),
    ("- 'naive", "1: no valid YAML: found unexpected end of stream"),
    ("- [naive, mean", "2: no valid YAML: did not find expected ',' or ']'"),
    ("- model: ar\n  options: 3", "2: expected a map of options, found '3'"),
  ])
  func saysWhatIsWrongAndWhere(_ text: String, message: String) {
    let error = #expect(throws: ModelFileError.self) { try read(text) }
    let found = error?.description ?? ""
    // The list of known models grows with the catalog; the library's words are its own.
    #expect(
      message.hasSuffix(": ")
        ? found.hasPrefix("models.yml:\(message)") : found == "models.yml:\(message)")
  }

  @Test func noTextMakesTheReaderTrap() {
    let whole = Array("models:\n  - {model: ar, options: {lags: [1, 2]}}\n  - 'a''b\"#: -\t\\")
    for end in 0...whole.count {
      for start in stride(from: 0, through: end, by: 5) {
        _ = try? read(String(whole[start..<end]))
      }
    }
  }
}
