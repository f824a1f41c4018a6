import Testing

@Suite struct IntervalChoiceTests {
  private func bounds(_ folder: TemporaryFolder, _ name: String, _ options: String...) throws
    -> [String]
  {
    let result = try Tool.run(
      [
        "evaluate", "datasets/lynx.csv", "--model", "drift", "--windows", "3", "--level", "80",
        "--report", folder.path(name),
      ] + options)
    #expect(result.code == 0)
    return try folder.text("\(name)/cv.csv").split(separator: "\n").map(String.init)
  }

  @Test func conformalBoundsStandAroundTheSamePoints() throws {
    let folder = try TemporaryFolder()
    let runs = try [
      bounds(folder, "model"), bounds(folder, "split", "--intervals", "conformal"),
      bounds(folder, "adaptive", "--intervals", "adaptive"),
    ]
    let header = runs[0][0]
    #expect(header.contains("drift-lo-80") && header.contains("naive-hi-80"))
    #expect(runs.allSatisfy { $0[0] == header })
    let point = try #require(
      header.split(separator: ",").firstIndex { $0 == "drift" })
    let points = runs.map { rows in rows.map { $0.split(separator: ",")[point] } }
    #expect(points[1] == points[0] && points[2] == points[0])
    #expect(runs[1] != runs[0] && runs[2] != runs[0])
    #expect(try folder.text("split/report.md").contains("- intervals: conformal"))
  }

  @Test func withoutALevelThereIsNothingToBound() throws {
    let result = try Tool.run("forecast", "datasets/lynx.csv", "--intervals", "conformal")
    #expect(result.code == 64)
    #expect(
      result.errors.contains(
        "--intervals conformal: expected a --level, found none. Add --level 95."))
  }

  /// Before the data are read: they do not exist.
  @Test(arguments: ["forecast", "evaluate"])
  func aLevelThatTheOptionsCannotReachIsRefusedWithTheNumberNeeded(_ verb: String) throws {
    let model = try Tool.run(
      verb, "datasets/none.csv", "--model", "drift", "--model", "conformal:model=(drift),windows=5",
      "--level", "80", "--level", "95")
    #expect(model.code == 64)
    #expect(
      model.errors.contains(
        """
        --level 95: bounds from past errors need at least 19 origins, model \
        'conformal model=(drift) windows=5' takes 5. Write windows=19 in its options, or ask for a lower level.
        """), "found: \(model.errors)")
    let all = try Tool.run(
      verb, "datasets/none.csv", "--model", "drift", "--level", "99.5", "--intervals", "adaptive")
    #expect(all.code == 64)
    #expect(
      all.errors.contains(
        """
        --level 99.5: bounds from past errors need at least 199 origins, --calibration-windows \
        takes 100. Pass --calibration-windows 199, or ask for a lower level.
        """), "found: \(all.errors)")
  }

  @Test func theAdviceForALevelOutOfReachCanBeFollowed() throws {
    let enough = try Tool.run(
      "forecast", "datasets/aapl_daily.csv", "--value-column", "Adj Close", "--model", "drift",
      "--level", "99.5", "--intervals", "conformal", "--format", "csv", "--calibration-windows",
      "199")
    #expect(enough.code == 0)
    #expect(enough.output.contains("drift-lo-99.5"))
  }

  /// lynx has 114 observations: at horizon 40 half of them leave 18 past origins.
  @Test func seriesThatAreTooShortForALevelAreRefusedBeforeTheFirstFit() throws {
    let forecast = try Tool.run(
      "forecast", "datasets/lynx.csv", "--model", "drift", "--level", "95", "--horizon", "40",
      "--intervals", "conformal")
    #expect(forecast.code == 65)
    #expect(
      forecast.errors.contains(
        """
        expected at least 116 observations for bounds at 95 % from past errors of every model, \
        found 114. A shorter horizon or a lower level needs fewer; at horizon 40 it reaches for 90 %.
        """), "found: \(forecast.errors)")
    let works = try Tool.run(
      "forecast", "datasets/lynx.csv", "--model", "drift", "--level", "95", "--horizon", "39",
      "--intervals", "conformal")
    #expect(works.code == 0)
    let evaluate = try Tool.run(
      "evaluate", "datasets/lynx.csv", "--model", "conformal:model=(drift)", "--level", "95",
      "--horizon", "38")
    #expect(evaluate.code == 65)
    #expect(
      evaluate.errors.contains(
        "expected at least 112 observations to train on for bounds at 95 % from past errors of model "
          + "'conformal model=(drift)', found 57."), "found: \(evaluate.errors)")
  }

  /// Of 20 training parts of 94 to 113 observations at horizon 1, those from 98 on reach 98 %.
  @Test func someTrainingPartsThatAreTooShortAreLeftOutWhereThatIsAskedFor() throws {
    let arguments = [
      "evaluate", "datasets/lynx.csv", "--model", "drift", "--level", "98", "--intervals",
      "conformal",
    ]
    let refused = try Tool.run(arguments)
    #expect(refused.code == 65)
    #expect(refused.errors.contains("4 of 20 training parts are too short: ask for fewer windows"))
    let partial = try Tool.run(arguments + ["--allow-fewer-windows"])
    #expect(partial.code == 0)
    #expect(partial.output.contains("Over 16 folds that every model finished."))
    #expect(!partial.output.contains("failed"))
    #expect(
      partial.errors.contains(
        "note: 4 of 20 folds train on fewer than the 98 observations that bounds from past errors need "
          + "here; they are left out"), "found: \(partial.errors)")
  }

  /// Naive has bounds of its own, and no other reason to fail than that of `conformal`.
  @Test func aModelThatNeedsNoPastErrorsDoesNotFailBesideOneThatDoes() throws {
    let folder = try TemporaryFolder()
    let run = try Tool.run(
      "evaluate", "datasets/lynx.csv", "--model", "conformal:model=(drift)", "--level", "98",
      "--allow-fewer-windows", "--report", folder.path("run"))
    #expect(run.code == 0)
    #expect(try folder.text("run/run.json").contains("\"failures\" : [\n\n  ]"))
    #expect(try folder.text("run/report.md").contains("- allow-fewer-windows: yes"))
    #expect(try folder.text("run/cv.csv").split(separator: "\n").count == 17)
  }

  @Test func calibrationWindowsWithoutConformalBoundsAreRefused() throws {
    let result = try Tool.run(
      "forecast", "datasets/lynx.csv", "--level", "80", "--calibration-windows", "50")
    #expect(result.code == 64)
    #expect(
      result.errors.contains(
        "--calibration-windows: expected --intervals conformal or adaptive beside it"))
  }
}
