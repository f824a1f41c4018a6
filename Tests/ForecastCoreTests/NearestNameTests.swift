import Testing

@testable import ForecastCore

@Suite struct NearestNameTests {
  private let known = ["naive", "seasonal-naive", "ar", "arima", "lstm", "gru"]

  @Test(arguments: [
    ("lstn", "lstm"), ("lsm", "lstm"), ("lsttm", "lstm"), ("lsmt", "lstm"), ("LSTM", "lstm"),
    ("niave", "naive"), ("seasonal_naive", "seasonal-naive"), ("grü", "gru"),
  ])
  func findsATypo(_ word: String, meant: String) {
    #expect(NearestName.of(word, among: known) == meant)
  }

  @Test func findsANameByItsBeginningOrAWordThatGoesOn() {
    #expect(NearestName.of("seas", among: known) == "seasonal-naive")
    #expect(NearestName.of("arimax-with-drift", among: ["lstm", "arima"]) == "arima")
  }

  @Test func findsNothingWhereNothingIsNear() {
    #expect(NearestName.of("prophet", among: known) == nil)
    #expect(NearestName.of("mlst", among: known) == nil)
    #expect(NearestName.of("", among: known) == nil)
    #expect(NearestName.of("lstm", among: []) == nil)
    #expect(NearestName.of("lstm", among: [""]) == nil)
  }

  @Test func theFirstWinsATie() {
    #expect(NearestName.of("nat", among: ["cat", "bat"]) == "cat")
    #expect(NearestName.of("nat", among: ["bat", "cat"]) == "bat")
  }

  @Test func emptyWordsSuggestNothing() {
    #expect(NearestName.of("", among: ["p", "d"]) == nil)
  }

  @Test func swappedNeighboursAreOneEdit() {
    #expect(NearestName.distance("lsmt", "lstm") == 1)
    #expect(NearestName.distance("kitten", "sitting") == 3)
    #expect(NearestName.distance("", "abc") == 3)
    #expect(NearestName.distance("abcd", "") == 4)
    // Optimal string alignment: a swapped pair is not edited again (full Damerau gives 2).
    #expect(NearestName.distance("ca", "abc") == 3)
  }
}
