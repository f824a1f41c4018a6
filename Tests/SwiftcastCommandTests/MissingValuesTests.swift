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

  @Test func forecastsGoOnFromASeriesThatEndsInMissingValues() throws {
    let folder = try TemporaryFolder()
    let run = try Tool.run(
      "forecast", try folder.file("gaps.csv", days + "2020-02-10,\n"), "--missing",
      "interpolate", "--model", "naive", "--format", "csv")
    #expect(run.code == 0)
    #expect(run.output.contains(",2020-02-11,9000"), "\(run.output)")
  }
}
