import Testing

@Suite struct DescribeCommandTests {
  @Test func filesThatOtherVerbsRefuseAreDescribed() throws {
    let run = try Tool.run("describe", "datasets/co2_weekly.csv")
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains("empty fields"))
  }

  @Test func seasonStrengthAndStationarityAreTold() throws {
    let run = try Tool.run("describe", "datasets/usaccdeaths.csv", "--format", "csv")
    let lines = run.output.split(separator: "\n")
    #expect(lines[0].hasSuffix(",season_found,season_strength,kpss,differences"))
    let cells = lines[1].split(separator: ",", omittingEmptySubsequences: false).suffix(4)
    #expect(cells.first == "12", "\(run.output)")
    #expect(cells.dropFirst().first.flatMap { Double($0) } ?? 0 > 0.9)
    let table = try Tool.run("describe", "datasets/nile_yearly.csv")
    #expect(table.output.contains("a stationary level is refused at 5 %"))
  }

  @Test func aSeasonIsFoundFromTheValues() throws {
    let folder = try TemporaryFolder()
    var text = "t,y\n"
    for t in 1...60 { text += "\(t),\([5, 9, 2, 7, 1][t % 5])\n" }
    let file = try folder.file("fives.csv", text)
    let arguments = ["forecast", file, "--frequency", "index", "--model", "seasonal-naive"]
    let run = try Tool.run(arguments + ["--season-length", "auto", "--format", "csv"])
    #expect(run.errors.contains("note: a season of 5 observations found"), "\(run.errors)")
    #expect(run.output.hasSuffix(",61,9.0\n"), "\(run.output)")
    let refused = try Tool.run(arguments + ["--season-length", "often"])
    #expect(refused.code == 64)
  }

  @Test func repeatedRowsAreCounted() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file(
      "twice.csv", "ds,y\n2020-01-01,1\n2020-01-02,2\n2020-01-02,2\n2020-01-05,2\n")
    let run = try Tool.run("describe", file)
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains("2 times without a row, 1 repeated row"))
    #expect(try Tool.run("evaluate", file).code != 0)
  }

  @Test func aWideFileNamesTheFirstColumnsAndTheNumber() throws {
    let folder = try TemporaryFolder()
    let header = (1...400).map { ",V\($0 + 1)" }.joined()
    let row = (1...400).map { ",\($0)" }.joined()
    let run = try Tool.run("describe", try folder.file("wide.csv", "V1\(header)\nA\(row)\n"))
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains("'V2', 'V3', 'V4', 'V5', 'V6' and 395 more"))
    #expect(!run.output.contains("'V7'"))
  }
}
