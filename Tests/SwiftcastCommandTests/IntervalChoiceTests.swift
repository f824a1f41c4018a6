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

  @Test func tooFewOriginsForALevelFailTheModelWithTheNumberNeeded() throws {
    let result = try Tool.run(
      "forecast", "datasets/lynx.csv", "--model", "conformal:model=(drift),windows=5", "--level",
      "95")
    #expect(result.code == 1)
    #expect(
      result.errors.contains(
        "expected at least 19 calibration origins for bounds at 95 % of step 1, found 5; "
          + "calibrate on 19 or more (windows=19 of conformal, --calibration-windows 19 beside "
          + "--intervals), or a lower level"))
  }

  /// 100 origins are not enough for 99.5 %; the refusal's own advice is.
  @Test func theAdviceForALevelOutOfReachCanBeFollowed() throws {
    let arguments = [
      "forecast", "datasets/aapl_daily.csv", "--value-column", "Adj Close", "--model", "drift",
      "--level", "99.5", "--intervals", "conformal", "--format", "csv",
    ]
    let short = try Tool.run(arguments)
    #expect(short.code == 1)
    #expect(short.errors.contains("found 100; calibrate on 199 or more"))
    #expect(short.errors.contains("--calibration-windows 199 beside --intervals"))
    let enough = try Tool.run(arguments + ["--calibration-windows", "199"])
    #expect(enough.code == 0)
    #expect(enough.output.contains("drift-lo-99.5"))
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
