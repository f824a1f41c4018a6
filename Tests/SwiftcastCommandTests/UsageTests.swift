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
      ["forecast", "datasets/lynx.csv", "--horizon", "0"],
      "--horizon must lie between 1 and 100000, found 0."
    ),
    (
      ["forecast", "datasets/lynx.csv", "--level", "100"],
      "--level must lie between 0 and 100, found 100.0."
    ),
    (
      ["forecast", "datasets/lynx.csv", "--threads", "0"],
      "--threads must lie between 1 and 1024, found 0."
    ),
    (
      ["forecast", "datasets/lynx.csv", "--season-length", "0"],
      "--season-length must lie between 1 and 100000, found 0."
    ),
    (
      ["evaluate", "datasets/lynx.csv", "--windows", "0"],
      "the number of windows must lie between 1 and 1000000000, found 0."
    ),
    (
      ["evaluate", "datasets/lynx.csv", "--window", "sliding:0"],
      "the sliding window's length must lie between 1 and 1000000000, found 0."
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

  @Test(arguments: [
    (["--horizon", "9223372036854775807"], "the horizon must lie between 1 and 100000"),
    (["--windows", "9223372036854775807"], "the number of windows must lie between 1 and"),
    (["--step", "9223372036854775807"], "the step must lie between 1 and 1000000000"),
    (["--gap", "9223372036854775807"], "the gap must lie between 0 and 1000000000"),
    (["--window", "sliding:9223372036854775807"], "length must lie between 1 and 1000000000"),
    (["--every-origin", "9223372036854775807"], "training length must lie between 1 and"),
    (["--season-length", "9223372036854775807"], "must lie between 1 and 100000, found"),
    (["--threads", "9223372036854775807"], "must lie between 1 and 1024, found"),
    (["--cutoff", "9223372036854775807"], "--cutoff: expected an ISO date as the data have"),
  ])
  func hugeNumbersAreRefusedAndNeitherTrapNorHang(
    _ arguments: [String], message: String
  ) throws {
    let run = try Tool.run(
      ["evaluate", "datasets/aapl_daily.csv", "--value-column", "Close"] + arguments)
    #expect(run.errors.contains(message), "found: \(run.errors)")
    #expect(run.code == 64)
  }

  @Test(arguments: [["--every-origin", "50"], ["--cutoff", "40"]], ["--windows", "--step"])
  func optionsThatWouldBeIgnoredAreRefused(_ origins: [String], _ ignored: String) throws {
    let run = try Tool.run(["evaluate", "datasets/lynx.csv", ignored, "5"] + origins)
    #expect(run.errors.contains("\(origins[0]) names the origins itself; leave \(ignored) out."))
    #expect(run.code == 64)
  }

  @Test(arguments: ["ds", "y", "cutoff", "unique_id", "a-hi-9", "a\"b", " "])
  func labelsThatWouldBreakTheFilesAreRefused(_ label: String) throws {
    let folder = try TemporaryFolder()
    let escaped = label.replacing("\"", with: "\\\"")
    let file = try folder.file(
      "models.yml", "models:\n  - model: drift\n    label: \"\(escaped)\"\n")
    for arguments in [["--model", "\(label)=drift"], ["--models", file]] {
      let run = try Tool.run(["forecast", "datasets/lynx.csv"] + arguments)
      #expect(run.errors.contains("a name may not "), "found: \(run.errors)")
      #expect(run.code == 64)
    }
  }

  @Test func theNameNaiveBelongsToTheNaiveForecast() throws {
    let run = try Tool.run("evaluate", "datasets/lynx.csv", "--model", "naive=mean")
    #expect(run.errors.contains("the name 'naive' belongs to the naive forecast"))
    #expect(run.code == 64)
  }

  @Test func theNameProposedForASecondModelCanBeUsed() throws {
    let run = try Tool.run(
      "evaluate", "datasets/lynx.csv", "--model", "mine=drift", "--model", "mine=mean")
    #expect(run.errors.contains("--model other=mean"))
    #expect(run.code == 64)
  }

  @Test func dashHIsHelpAndNotTheHorizon() throws {
    for verb in ["forecast", "evaluate"] {
      let run = try Tool.run(verb, "datasets/lynx.csv", "-h")
      #expect(run.output.contains("USAGE"))
      #expect(!run.output.contains("-h, --horizon"))
    }
  }

  @Test func optionsWithoutMeaningAreUnknown() throws {
    for arguments in [
      ["models", "--seed", "1"], ["describe", "datasets/lynx.csv", "--threads", "2"],
    ] {
      let run = try Tool.run(arguments)
      #expect(run.errors.contains("Unknown option"))
      #expect(run.code == 64)
    }
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
