import Testing

@Suite struct ModelsCommandTests {
  @Test func keysForProgramsAreIdentifiers() throws {
    let list = try Tool.run("models", "--format", "csv")
    #expect(list.output.hasPrefix("name,fits,summary\nmean,series,"))
    let options = try Tool.run("models", "ar", "--format", "csv")
    #expect(options.output.hasPrefix("option,default,values,summary\n"))
    let json = try Tool.run("models", "ar", "--format", "json")
    #expect(json.output.contains("\"values\""))
    #expect(!json.output.contains("\"may be\""))
  }

  @Test(arguments: ["window-average", "ar", "var", "ets", "arima"])
  func theExampleChangesSomethingAndWorks(_ model: String) throws {
    let shown = try Tool.run("models", model).output
    let line = try #require(shown.split(separator: "\n").last)
    let example = String(line.dropFirst("Example: --model ".count))
    let setting = try #require(example.split(separator: ":").last).split(separator: "=")
    let row = shown.split(separator: "\n").first { $0.hasPrefix("\(setting[0]) ") }
    let standard = try #require(row).split(separator: " ")[1]
    #expect(standard != setting[1])
    let run = try Tool.run("forecast", "datasets/none.csv", "--model", example)
    #expect(run.errors.contains("datasets/none.csv"))
    #expect(run.code == 74)
  }
}
