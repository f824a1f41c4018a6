import Foundation
import Testing

@Suite struct ExplainTests {
  @Test func tellsFormCoefficientsAndWhatWasTried() throws {
    let run = try Tool.run(
      "forecast", "datasets/airpassengers.csv", "--transform", "log", "--model", "auto-arima",
      "--explain")
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains("auto-arima, series "))
    #expect(run.output.contains(": ARIMA(0,1,1)(0,1,1)[12]\nafter: logarithms\n"), "\(run.output)")
    #expect(run.output.contains("log likelihood 244.6"))
    #expect(run.output.contains("131 observations"))
    #expect(run.output.contains("standard error"))
    #expect(run.output.contains("sma1"))
    #expect(run.output.contains("tried, best first"))
  }

  @Test func tellsWhatTheMembersOfTheAutomaticModelFound() throws {
    let run = try Tool.run(
      "forecast", "datasets/nile_yearly.csv", "--model", "auto:models=naive+ses+theta,windows=5",
      "--explain")
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains(": ses: ETS(ANN)\nweight 0."), "\(run.output)")
    #expect(run.output.contains(": theta: Theta, standard\nweight 0."), "\(run.output)")
  }

  @Test func jsonHoldsForecastsAndFits() throws {
    let run = try Tool.run(
      "forecast", "datasets/nile_yearly.csv", "--model", "ets", "--model", "naive", "--model",
      "theta", "--explain", "--format", "json")
    #expect(run.code == 0, "\(run.errors)")
    let root = try #require(
      JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect((root["forecasts"] as? [Any])?.count == 3)
    let fits = try #require(root["fits"] as? [[String: Any]])
    #expect(fits.compactMap { $0["model"] as? String } == ["ets", "naive", "theta"])
    let ets = try #require((fits[0]["fits"] as? [[String: Any]])?.first)
    #expect((ets["form"] as? String)?.hasPrefix("ETS(") == true)
    #expect((ets["candidates"] as? [Any])?.count ?? 0 > 1)
  }

  @Test func tellsWhatWasTunedAndWhatBoundsRestOn() throws {
    let run = try Tool.run(
      "forecast", "datasets/nile_yearly.csv", "--model", "tune", "--intervals", "conformal",
      "--level", "80", "--horizon", "2", "--explain")
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains(": ar with lags="), "\(run.output)")
    #expect(run.output.contains("4 settings were compared at 10 past origins"))
    #expect(run.output.contains("tried, best first  mean error"))
    #expect(run.output.contains(": bounds from past errors, split conformal\n"))
    #expect(run.output.contains("rank at 80 %"))
    #expect(!run.output.contains("95 %"))
  }

  @Test func csvIsRefused() throws {
    let run = try Tool.run("forecast", "datasets/nile_yearly.csv", "--explain", "--format", "csv")
    #expect(run.errors.contains("--explain needs --format table or json, found csv."))
    #expect(run.code == 64)
  }

  @Test func modelsThatDoNotReadAKnownColumnAreNamed() throws {
    let folder = try TemporaryFolder()
    var text = "t,x,holiday\n"
    for t in 1...40 { text += "\(t),\(10 + (t * 7) % 5),\(t % 6 == 0 ? 1 : 0)\n" }
    text += "41,,1\n"
    let file = try folder.file("holidays.csv", text)
    let arguments = [
      "forecast", file, "--frequency", "index", "--value-column", "x", "--known-column",
      "holiday", "--model", "arima", "--model", "ets", "--model", "ar",
    ]
    let run = try Tool.run(arguments)
    #expect(run.errors.contains("note: 'ets', 'ar' do not read holiday (--known-column)"))
    #expect(run.code == 0, "\(run.errors)")
    #expect(try Tool.run(arguments + ["--quiet"]).errors == "")
  }
}
