import Foundation
import Testing

@Suite struct AuditTests {
  @Test func theAuditIsShownAndReported() throws {
    let folder = try TemporaryFolder()
    let result = try Tool.run(
      "evaluate", "datasets/lynx.csv", "--model", "drift", "--windows", "3", "--audit",
      "--report", folder.path("run"))
    #expect(result.code == 0)
    #expect(result.output.contains("\nAt horizon 1 "))
    #expect(
      result.output.contains(
        "Audit: 36 forecasts of 2 models were made again at 3 origins"))
    #expect(result.output.contains("all are bit-identical."))
    #expect(try folder.text("run/report.md").contains("## Audit for leaks\n\n36 forecasts"))
  }

  /// A model that fails at every fold has no forecast that could be audited.
  @Test func failuresAreToldApartFromForecasts() throws {
    let folder = try TemporaryFolder()
    let result = try Tool.run(
      "evaluate", "datasets/lynx.csv", "--model", "ar:lags=100", "--windows", "3", "--audit",
      "--report", folder.path("run"))
    #expect(result.code == 1)
    let words = result.output.replacingOccurrences(of: "\n", with: " ")
    #expect(words.contains("Audit: 18 forecasts of 1 model were made again at 3 origins"))
    #expect(
      words.contains(
        "all are bit-identical, and 18 failures of 1 model were the same again."))
    let manifest = try folder.text("run/run.json")
    #expect(manifest.contains("\"forecasts\" : 18"))
    #expect(manifest.contains("\"failures\" : 18"))
  }

  /// A script wants silence; what was found stands in the run's files.
  @Test(arguments: ["table", "csv"])
  func aCleanAuditIsQuietButKept(_ format: String) throws {
    let folder = try TemporaryFolder()
    let result = try Tool.run(
      "evaluate", "datasets/lynx.csv", "--model", "drift", "--windows", "3", "--audit", "-q",
      "--format", format, "--report", folder.path("run"))
    #expect(result.code == 0)
    #expect(!(result.output + result.errors).lowercased().contains("audit"))
    let manifest = try folder.text("run/run.json")
    #expect(manifest.contains("\"isClean\" : true"))
    #expect(manifest.contains("\"forecasts\" : 36"))
    for file in ["report.md", "report.html"] {
      #expect(try folder.text("run/\(file)").contains("36 forecasts of 2 models were made again"))
    }
  }
}
