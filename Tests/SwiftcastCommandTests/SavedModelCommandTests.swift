import Foundation
import Testing

@Suite struct SavedModelCommandTests {
  private static let model = "gru:max-steps=6,hidden-size=5"
  private static let prices = [
    "forecast", "datasets/aapl_daily.csv", "--value-column", "Adj Close", "--format", "csv",
    "--level", "80",
  ]

  private func save(_ folder: TemporaryFolder, _ more: String...) throws -> Tool.Outcome {
    try Tool.run(
      Self.prices + ["--model", Self.model, "--horizon", "3", "--save", folder.path("m/")] + more)
  }

  @Test func aLoadedModelForecastsWhatTheFittedOneDid() throws {
    let folder = try TemporaryFolder()
    let plain = try Tool.run(Self.prices + ["--model", Self.model, "--horizon", "3"])
    let saved = try save(folder)
    #expect(saved.output == plain.output)
    #expect(saved.errors.contains("saved: \(folder.path("m"))\n"))
    #expect(saved.code == 0)
    let loaded = try Tool.run(Self.prices + ["--load", folder.path("m")])
    #expect(loaded.output == plain.output)
    #expect(loaded.code == 0)
    #expect(try folder.text("m/model.json").contains("\"sha256\" : \""))
  }

  @Test func newRowsMoveTheOriginWithoutTraining() throws {
    let folder = try TemporaryFolder()
    let rows = (1...80).map { "\($0),\(100 + $0 % 7)" }
    let old = try folder.file("old.csv", "t,x\n" + rows.dropLast(3).joined(separator: "\n") + "\n")
    let new = try folder.file("new.csv", "t,x\n" + rows.joined(separator: "\n") + "\n")
    let common = ["--frequency", "index", "--format", "csv"]
    _ = try Tool.run(["forecast", old, "--model", Self.model, "--save", folder.path("m")] + common)
    let run = try Tool.run(["forecast", new, "--load", folder.path("m")] + common)
    #expect(run.output.split(separator: "\n").last?.hasPrefix("x,81,") == true)
    #expect(!run.errors.contains("note:"), "found: \(run.errors)")
    #expect(run.code == 0)
  }

  @Test func otherRowsAndASeedAreRemarkedUpon() throws {
    let folder = try TemporaryFolder()
    func file(_ name: String, _ rows: ClosedRange<Int>, plus: Int = 100) throws -> String {
      try folder.file(
        name, "t,x\n" + rows.map { "\($0),\(plus + $0 % 7)" }.joined(separator: "\n") + "\n")
    }
    let old = try file("old.csv", 1...77)
    let common = ["--frequency", "index", "--format", "csv"]
    _ = try Tool.run(["forecast", old, "--model", Self.model, "--save", folder.path("m")] + common)
    let trained = "note: the saved model was trained on \(old) up to 77; here series 'x' "
    for (file, words) in [
      (try file("fewer.csv", 1...70), trained + "ends before, at 70\n"),
      (try file("later.csv", 5...90), trained + "begins later, at 5\n"),
      (try file("other.csv", 1...80, plus: 101), trained + "has other values at the same times\n"),
    ] {
      let run = try Tool.run(["forecast", file, "--load", folder.path("m")] + common)
      #expect(run.errors.contains(words), "found: \(run.errors)")
      #expect(run.code == 0)
    }
    let seeded = try Tool.run(
      ["forecast", old, "--load", folder.path("m"), "--seed", "9"] + common)
    #expect(
      seeded.errors.contains(
        "note: --seed 9 changes nothing: the saved model was trained with 1\n"))
  }

  @Test func aModelThatIsThereIsKeptWithoutForce() throws {
    let folder = try TemporaryFolder()
    #expect(try save(folder).code == 0)
    let again = try save(folder, "--seed", "2")
    #expect(again.code == 74)
    #expect(again.output == "")
    #expect(again.errors.contains("pass --force to replace it"))
    #expect(try save(folder, "--seed", "2", "--force").code == 0)
    #expect(try folder.text("m/model.json").contains("\"seed\" : 2"))
  }

  @Test(arguments: [
    (["--model", "ar", "--save", "nowhere"], "can be saved (nnar, rnn, lstm, gru", Int32(64)),
    (["--save", "nowhere"], "--save: expected one --model, found 0.", 64),
    (["--model", "gru", "--load", "nowhere"], "leave out --model", 64),
    (["--save", "a", "--load", "b"], "expected one of them, found both", 64),
    (["--load", "nowhere"], "nowhere/model.json: cannot be read", 74),
    (["--model", "gru", "--save", "a", "--transform", "log"], "lstm:transform=log", 64),
    (["--load", "nowhere", "--intervals", "conformal"], "bounds of its own", 64),
    (["--model", "gru", "--force"], "--force: there is nothing to replace", 64),
  ])
  func whatDoesNotGoTogetherIsRefused(arguments: [String], words: String, code: Int32) throws {
    let run = try Tool.run(Self.prices + arguments)
    #expect(run.errors.contains(words), "found: \(run.errors)")
    #expect(run.code == code)
    #expect(run.output == "")
  }

  @Test func moreStepsThanTrainedForAreRefused() throws {
    let folder = try TemporaryFolder()
    _ = try save(folder)
    let run = try Tool.run(Self.prices + ["--load", folder.path("m"), "--horizon", "4", "--quiet"])
    #expect(
      run.errors == """
        Error: \(folder.path("m")): expected a horizon of at most 3, which the model was trained \
        for, found 4. Forecast fewer steps, or train a new model.

        """)
    #expect(run.code == 65)
  }

  @Test func missingValuesAreFilledBeforeSavingAndLoading() throws {
    let folder = try TemporaryFolder()
    let rows = (1...60).map { "\($0),\($0 % 13 == 0 ? "" : "\(50 + $0 % 5)")" }
    let file = try folder.file("gaps.csv", "t,x\n" + rows.joined(separator: "\n") + "\n")
    let common = ["forecast", file, "--frequency", "index", "--missing", "interpolate", "--quiet"]
    let plain = try Tool.run(common + ["--model", Self.model])
    let saved = try Tool.run(common + ["--model", Self.model, "--save", folder.path("m")])
    let loaded = try Tool.run(common + ["--load", folder.path("m")])
    #expect(plain.code == 0)
    #expect(saved.output == plain.output)
    #expect(loaded.output == plain.output)
  }
}
