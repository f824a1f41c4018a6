import Testing

@testable import Reporting

@Suite struct ShortNamesTests {
  @Test func shortNamesStay() {
    let names = ShortNames(["naive", "window-average window=5"])
    #expect(names.entries.isEmpty)
    #expect(names["naive"] == "naive")
    #expect(names["south"] == "south")
  }

  @Test func longOnesKeepWhatTellsThemApart() {
    let names = ShortNames([
      "gru max-steps=200 hidden-size=8 seeds=3", "gru max-steps=200 hidden-size=16 seeds=3",
      "lstm max-steps=200 hidden-size=16 seeds=3",
    ])
    #expect(
      names.entries.map(\.short) == [
        "gru hidden-size=8\u{A0}…", "gru hidden-size=16\u{A0}…", "lstm\u{A0}…",
      ])
    #expect(names["lstm max-steps=200 hidden-size=16 seeds=3"] == "lstm\u{A0}…")
  }

  @Test func combinationsAreToldApartByTheirMembers() {
    let names = ShortNames([
      "ensemble models=(ar:lags=2)+(theta)+(ets) average=mean",
      "ensemble models=naive+drift+theta+ets average=mean",
      "ensemble models=theta+ets average=mean", "conformal model=(auto-arima) windows=40",
    ])
    #expect(
      names.entries.map(\.short) == [
        "ensemble ar:lags=2\u{A0}…", "ensemble naive drift\u{A0}…",
        "ensemble theta ets\u{A0}…", "conformal auto-arima\u{A0}…",
      ])
  }

  @Test func namesWithoutWordsKeepThePlaceWhereTheyPart() {
    let names = ShortNames([
      "quarterly-network-with-weather", "quarterly-network-with-prices",
      "quarterly-network-alone-2026-05",
    ])
    #expect(
      names.entries.map(\.short) == [
        "quarter…weather", "quarter…prices", "quarterly-network-alon\u{A0}…",
      ])
  }

  @Test func noTwoAreAlike() {
    let long = String(repeating: "x", count: 30)
    let names = ShortNames([
      long + "1", long + "2", long + "3", String(repeating: "x", count: 22) + "\u{A0}…",
    ])
    let all = Set(names.entries.map(\.short))
    #expect(all.count == 3)
    #expect(all.allSatisfy { $0.count <= 28 })
    #expect(!all.contains(String(repeating: "x", count: 22) + "\u{A0}…"))
  }
}
