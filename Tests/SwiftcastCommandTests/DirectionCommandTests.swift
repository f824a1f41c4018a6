import Testing

@Suite struct DirectionCommandTests {
  private static let arguments = [
    "datasets/aapl_daily.csv", "--value-column", "Adj Close", "--model",
    "direction:max-steps=4,hidden-size=3", "--quiet",
  ]

  @Test func probabilitiesStandBesideTheForecast() throws {
    let run = try Tool.run(["forecast"] + Self.arguments + ["--format", "csv"])
    let lines = run.output.split(separator: "\n").map { $0.split(separator: ",") }
    let name = "direction max-steps=4 hidden-size=3"
    #expect(
      lines.first?.map(String.init)
        == ["unique_id", "ds", name, "\(name)-down", "\(name)-flat", "\(name)-up"])
    let numbers = try #require(lines.last).dropFirst(3).compactMap { Double($0) }
    #expect(numbers.count == 3)
    #expect(abs(numbers.reduce(0, +) - 1) < 1e-12)
    let json = try Tool.run(["forecast"] + Self.arguments + ["--format", "json"])
    for key in ["down", "flat", "up"] { #expect(json.output.contains("\"\(key)\" : 0.")) }
  }

  @Test func aRunIsScoredBesideTheBaseRates() throws {
    let folder = try TemporaryFolder()
    let run = try Tool.run(
      ["evaluate"] + Self.arguments + ["--windows", "4", "--report", folder.path("run")])
    #expect(run.code == 0, "found: \(run.errors)")
    let metrics = try folder.text("run/metrics.csv")
    for name in ["class-accuracy", "class-accuracy-base", "log-loss", "log-loss-base"] {
      #expect(metrics.contains(",\(name),"), "no \(name)")
    }
  }
}
