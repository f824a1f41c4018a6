import Reporting
import Testing

@testable import Evaluation

private func step(
  _ horizon: Int, winner: (String, Double, Double)? = nil, ahead: (String, Double)? = nil,
  losers: [String] = [], obstacle: SignificanceError? = nil
) -> Verdict.Step {
  Verdict.Step(
    horizon: horizon,
    winners: winner.map { [Verdict.Standing(model: $0.0, skill: $0.1, pValue: $0.2)] } ?? [],
    losers: losers.map { Verdict.Standing(model: $0, skill: -0.5, pValue: 0.01) },
    ahead: ahead.map { [Verdict.Standing(model: $0.0, skill: 0.1, pValue: $0.1)] } ?? [],
    confidenceSet: [], obstacle: obstacle)
}

@Suite struct VerdictTextTests {
  @Test func horizonsOfOneOutcomeAreOneSentence() {
    let verdict = Verdict(
      baseline: "naive",
      steps: [
        step(1, ahead: ("theta", 0.41)), step(2, winner: ("theta", 0.012, 0.03), losers: ["ar"]),
        step(3, winner: ("theta", 0.034, 0.0001), losers: ["ar", "ets"]),
        step(4, winner: ("ets", 0.02, 0.0001)), step(5, ahead: ("theta", 0.2)),
        step(6, ahead: ("ar", 0.3)), step(7), step(8, obstacle: .tooFew(needed: 9, found: 5)),
      ])
    #expect(
      VerdictText.sentences(verdict) == [
        "At horizon 1 no model beats naive (p = 0.410).",
        "From horizon 2 to 3 theta beats naive, by 1.2 to 3.4 % (p ≤ 0.030); naive beats ar.",
        "At horizon 4 ets beats naive, by 2.0 % (p <0.001).",
        "From horizon 5 to 7 no model beats naive (p ≥ 0.200).",
        "At horizon 8 nothing can be said against chance: expected at least 9 origins, found 5.",
      ])
  }

  @Test func nobodyAheadNeedsNoTest() {
    #expect(
      VerdictText.sentences(Verdict(baseline: "naive", steps: [step(1)]))
        == ["At horizon 1 no model beats naive: none has a lower error."])
  }
}
