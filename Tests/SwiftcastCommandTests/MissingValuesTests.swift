import Testing

@Suite struct MissingValuesTests {
  /// Days of January and February 2020, the last of January left out.
  private let days =
    "ds,y\n"
    + ((1...30).map { ($0, "2020-01-\($0 < 10 ? "0" : "")\($0)") }
    + (1...9).map { (1_000 * $0, "2020-02-0\($0)") })
    .map { "\($0.1),\($0.0)\n" }.joined()

  @Test(arguments: ["interpolate", "forward-fill"])
  func aGapAtTheCutoffIsFilledFromWhatStandsBeforeIt(_ policy: String) throws {
    let folder = try TemporaryFolder()
    let run = try Tool.run(
      "evaluate", try folder.file("gaps.csv", days), "--missing", policy, "--cutoff",
      "2020-01-31", "--horizon", "2", "--model", "drift", "--report", folder.path("run"))
    #expect(run.code == 0)
    let rows = try folder.text("run/cv.csv").split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    // The value behind the gap is 1000; the series rises by 1 a day up to 30.
    let naive = try #require(rows[0].firstIndex(of: "naive"))
    #expect(rows.dropFirst().map { Double($0[naive]) } == [30, 30])
    #expect(run.errors.contains("1 missing value in 1 series: models see them filled (\(policy))"))
  }

  @Test func aGapAmongTheTargetsIsNotScored() throws {
    let folder = try TemporaryFolder()
    let run = try Tool.run(
      "evaluate", try folder.file("gaps.csv", days), "--missing", "interpolate", "--cutoff",
      "2020-01-30", "--horizon", "2", "--report", folder.path("run"))
    #expect(run.code == 0)
    let rows = try folder.text("run/cv.csv").split(separator: "\n")
    #expect(rows[1].contains("2020-01-31,2020-01-30,,"), "\(rows[1])")
  }

  /// Without --model, on a series with gaps that are kept.
  @Test func theAutomaticModelTakesGapsAndSaysHow() throws {
    let folder = try TemporaryFolder()
    var text = "ds,y\n"
    for t in 1...48 { text += "\(t),\(t % 11 == 5 ? "" : "\(20 + (t * t) % 13)")\n" }
    let file = try folder.file("kept.csv", text)
    let run = try Tool.run("forecast", file, "--frequency", "index", "--missing", "keep")
    #expect(run.code == 0, "\(run.errors)")
    #expect(
      run.errors.contains(
        "'naive', 'auto-arima reselect=1000' stepped over the gaps; the others saw them filled "
          + "(interpolate), from their own training part."), "\(run.errors)")
    #expect(!run.errors.contains("left out"), "\(run.errors)")
  }

  @Test func aModelThatTakesNoGapsIsToldWhatWouldHelp() throws {
    let folder = try TemporaryFolder()
    let run = try Tool.run(
      "evaluate", try folder.file("gaps.csv", days), "--missing", "keep", "--cutoff",
      "2020-02-05", "--horizon", "2", "--model", "theta", "--model", "arima")
    let all = run.output + run.errors
    #expect(run.code == 1)
    #expect(all.contains("failed: theta"), "\(all)")
    #expect(all.contains("Fill it with --missing interpolate or forward-fill"), "\(all)")
    #expect(!all.contains("--missing keep"), "\(all)")
    // The baseline needs no filling: the last value is the last value.
    #expect(!all.contains("failed: naive"), "\(all)")
  }

  @Test func forecastsGoOnFromASeriesThatEndsInMissingValues() throws {
    let folder = try TemporaryFolder()
    let run = try Tool.run(
      "forecast", try folder.file("gaps.csv", days + "2020-02-10,\n"), "--missing",
      "interpolate", "--model", "naive", "--format", "csv")
    #expect(run.code == 0)
    #expect(run.output.contains(",2020-02-11,9000"), "\(run.output)")
  }
}
