import ForecastCore
import Testing

@Suite struct FrequencyTests {
  @Test func everyUnitReadsItsOwnText() {
    for unit in Frequency.Unit.allCases {
      for multiple in [1, 3] {
        let frequency = Frequency(unit, multiple: multiple)
        #expect(Frequency(frequency.description) == frequency)
      }
    }
    #expect(Frequency(.businessDay).description == "business-day")
    #expect(Frequency(.minute, multiple: 15).description == "15 minute")
  }

  @Test(arguments: [
    "", " ", "fortnight", "0 day", "-1 day", "day day", "2 2 day", "1.5 day", "2", "Day",
    "9223372036854775807 year", "100001 day", "99999999999999999999 day",
  ])
  func refusesOtherText(_ text: String) {
    #expect(Frequency(text) == nil)
  }

  @Test func readsTheGreatestMultiple() {
    #expect(Frequency("100000 second") == Frequency(.second, multiple: Frequency.greatestMultiple))
  }

  @Test func seasonIsTheNaturalOne() {
    let seasons = Frequency.Unit.allCases.map { Frequency($0).defaultSeasonLength }
    #expect(seasons == [1, 60, 60, 24, 7, 5, 52, 12, 12, 4, 4, 1])
  }

  @Test func aMultipleDividesTheSeasonOrEndsIt() {
    #expect(Frequency(.minute, multiple: 15).defaultSeasonLength == 4)
    #expect(Frequency(.hour, multiple: 6).defaultSeasonLength == 4)
    #expect(Frequency(.day, multiple: 2).defaultSeasonLength == 1)
    #expect(Frequency(.month, multiple: 12).defaultSeasonLength == 1)
    #expect(Frequency(.month, multiple: 24).defaultSeasonLength == 1)
  }

  @Test func onlyUnitsWithinADayAreSubDaily() {
    #expect(
      Frequency.Unit.allCases.filter { Frequency($0).isSubDaily } == [.second, .minute, .hour])
  }

  @Test func namedFrequenciesAreOneOfTheirUnit() {
    let named: [(Frequency, String)] = [
      (.index, "index"), (.hourly, "hour"), (.daily, "day"), (.businessDaily, "business-day"),
      (.weekly, "week"), (.monthly, "month"), (.quarterly, "quarter"), (.yearly, "year"),
    ]
    for (frequency, text) in named { #expect(frequency.description == text) }
  }

  @Test func aMultipleBelowOneTraps() async {
    await #expect(processExitsWith: .failure) { _ = Frequency(.day, multiple: 0) }
  }
}
