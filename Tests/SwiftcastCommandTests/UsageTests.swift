import Testing

/// What users get wrong, and what they are told.
@Suite struct UsageTests {
  @Test(arguments: [
    (
      ["forecast", "datasets/lynx.csv", "--model", "niave"],
      "unknown model 'niave', did you mean 'naive'?"
    ),
    (
      ["forecast", "datasets/lynx.csv", "--model", "ar:lgas=2"],
      "unknown option 'lgas', did you mean 'lags'?"
    ),
    (
      ["forecast", "datasets/lynx.csv", "--model", "ar:lags=-1"],
      "option 'lags': expected auto | a whole number, 0 to 1000, found '-1'"
    ),
    (
      ["forecast", "datasets/lynx.csv", "--model", "ar:"],
      "cannot read model 'ar:': nothing follows the colon"
    ),
    (
      ["forecast", "datasets/lynx.csv", "--horizon", "0"], "--horizon must be at least 1, found 0."
    ),
    (
      ["forecast", "datasets/lynx.csv", "--level", "100"],
      "--level must lie between 0 and 100, found 100.0."
    ),
    (
      ["forecast", "datasets/lynx.csv", "--threads", "0"], "--threads must be at least 1, found 0."
    ),
    (
      ["forecast", "datasets/lynx.csv", "--season-length", "0"],
      "--season-length must be at least 1, found 0."
    ),
    (
      ["evaluate", "datasets/lynx.csv", "--windows", "0"],
      "the number of windows must be at least 1, found 0."
    ),
    (
      ["evaluate", "datasets/lynx.csv", "--window", "sliding:0"],
      "the sliding window's length must be at least 1, found 0."
    ),
    (
      ["evaluate", "datasets/lynx.csv", "--refit", "often"],
      "The value 'often' is invalid for '--refit <refit>'"
    ),
    (["evaluate", "datasets/lynx.csv", "--metric", "mea"], "did you mean"),
    (
      ["evaluate", "datasets/lynx.csv", "--cutoff", "soon"],
      "--cutoff: expected an ISO date or an index, found 'soon'."
    ),
    (
      ["evaluate", "datasets/lynx.csv", "--model", "ar", "--model", "ar"],
      "two models are called 'ar'; give one a name of its own: --model mine=ar"
    ),
    (["models", "lsmt"], "unknown model 'lsmt'"),
    (
      ["score", "--actuals", "a", "--forecasts", "f", "--metrics", "m4"],
      "--metrics m4 needs --training"
    ),
  ])
  func badUsageEndsIn64(_ arguments: [String], message: String) throws {
    let run = try Tool.run(arguments)
    #expect(run.errors.contains(message), "found: \(run.errors)")
    #expect(run.code == 64)
    #expect(run.output == "")
  }

  @Test func badDataEndsIn65AndNamesThePlace() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("odd.csv", "Date,Close\n2024-01-03,10\n2024-01-04,ten\n")
    let run = try Tool.run("forecast", file, "--model", "naive")
    #expect(run.errors.contains("odd.csv:3:12: expected"))
    #expect(run.code == 65)
  }

  @Test func aSeriesTooShortForTheWindowsEndsIn65() throws {
    let run = try Tool.run("evaluate", "datasets/nile_yearly.csv", "--windows", "200")
    #expect(run.errors.contains("expected at least 201 observations for these windows, found 100"))
    #expect(run.code == 65)
  }

  @Test func aMissingFileEndsIn74() throws {
    let run = try Tool.run("describe", "datasets/none.csv")
    #expect(run.errors.contains("datasets/none.csv"))
    #expect(run.code == 74)
  }

  @Test(arguments: ["forecast", "evaluate", "compare", "score", "models", "describe"])
  func everyVerbHasHelpWithExamples(_ verb: String) throws {
    let run = try Tool.run(verb, "--help")
    #expect(run.output.contains("Examples:"))
    #expect(run.output.contains("swiftcast \(verb)"))
    #expect(run.code == 0)
  }
}
