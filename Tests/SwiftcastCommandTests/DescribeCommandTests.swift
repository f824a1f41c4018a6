import Testing

@Suite struct DescribeCommandTests {
  @Test func filesThatOtherVerbsRefuseAreDescribed() throws {
    let run = try Tool.run("describe", "datasets/co2_weekly.csv")
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains("empty fields"))
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
