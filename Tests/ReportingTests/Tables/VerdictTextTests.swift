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
    behind: [], confidenceSet: [], obstacle: obstacle)
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
        "From horizon 2 to 3 theta beats naive, by 1.2 to 3.4 % (p ≤ 0.030); naive beats ar; naive "
          + "beats ets at horizon 3.",
        "At horizon 4 ets beats naive, by 2.0 % (p < 0.001).",
        "From horizon 5 to 7 no model beats naive (p ≥ 0.200).",
        "At horizon 8 nothing can be said against chance: expected at least 9 origins, found 5.",
      ])
  }

  @Test func horizonsThatCannotBeJudgedSayWhyAndWhatWouldDo() {
    let overlap = { (origins: Int, horizon: Int) in
      step(
        horizon,
        obstacle: .overlapping(
          OriginOverlap(origins: origins, step: 1, distance: horizon - 1)))
    }
    let sentences = { (origins: Int, horizons: ClosedRange<Int>) in
      VerdictText.sentences(
        Verdict(baseline: "naive", steps: horizons.map { overlap(origins, $0) }))
    }
    #expect(
      sentences(20, 5...12) == [
        "From horizon 5 to 12 nothing can be said against chance: targets of neighbouring origins "
          + "overlap, so the 20 origins are worth 4.0 to 1.6 that do not, and 5 are needed: --windows "
          + "60 or --step 3 would do."
      ])
    #expect(
      sentences(4, 1...1) == [
        "At horizon 1 nothing can be said against chance: 4 origins are too few, 5 are needed: "
          + "--windows 5 would do."
      ])
    #expect(
      sentences(1, 2...2) == [
        "At horizon 2 nothing can be said against chance: 1 origin is too few, 5 are needed: "
          + "--windows 10 would do."
      ])
    // Never "worth 5.0, and 5 are needed".
    #expect(sentences(299, 60...60)[0].contains("are worth 4.9 that"))
  }

  /// `--windows` and `--step` are refused beside `--cutoff`.
  @Test func cutoffsOneByOneAreAdvisedCutoffs() {
    let sentence = { (origins: Int, reach: Int, distance: Int) in
      VerdictText.sentences(
        Verdict(
          baseline: "naive",
          steps: [
            step(
              1,
              obstacle: .overlapping(
                OriginOverlap(origins: origins, reach: reach, distance: distance)))
          ]))[0]
    }
    #expect(
      sentence(10, 3, 5)
        == "At horizon 1 nothing can be said against chance: targets of neighbouring "
        + "origins overlap, so the 10 origins count as 3.3 that do not, and 5 are needed: 15 cutoffs "
        + "as far apart, or 10 at least 3 observations apart, would do.")
    #expect(
      sentence(4, 1, 0).hasSuffix(
        ": 4 origins are too few, 5 are needed: 5 cutoffs as far apart would do."))
    #expect(
      sentence(1, 3, 2).hasSuffix(": 1 origin is too few, 5 are needed: 15 cutoffs would do."))
  }

  @Test func nobodyAheadNeedsNoTest() {
    #expect(
      VerdictText.sentences(Verdict(baseline: "naive", steps: [step(1)]))
        == ["At horizon 1 no model beats naive: none has a lower error."])
  }

  @Test func losersThatAreNotNeighboursKeepTheirHorizons() {
    let losing: [Int: [String]] = [
      1: ["ar", "mean"], 2: ["ar", "mean"], 3: ["ar"], 4: ["mean"], 6: ["ar", "ets", "mean"],
    ]
    let verdict = Verdict(
      baseline: "naive",
      steps: (1...6).map { step($0, ahead: ("theta", 0.3), losers: losing[$0] ?? []) })
    #expect(
      VerdictText.sentences(verdict) == [
        "From horizon 1 to 6 no model beats naive (p ≥ 0.300); naive beats ar at horizons 1 to 3 and "
          + "6; naive beats mean at horizons 1, 2, 4 and 6; naive beats ets at horizon 6."
      ])
    let all = Verdict(
      baseline: "naive", steps: (1...2).map { step($0, losers: ["a", "b", "c"]) })
    #expect(
      VerdictText.sentences(all)[0].hasSuffix("none has a lower error; naive beats a, b and c."))
  }

  @Test func aChanceOfOneAndAShareOfNothingAreWords() {
    let certain = Verdict(
      baseline: "naive", steps: (1...3).map { step($0, ahead: ("theta", 0.9996)) })
    #expect(
      VerdictText.sentences(certain) == [
        "From horizon 1 to 3 no model beats naive: lower errors are not distinguishable from chance."
      ])
    let small = { (skills: [Double]) in
      VerdictText.sentences(
        Verdict(
          baseline: "naive",
          steps: skills.enumerated().map { step($0 + 1, winner: ("ar", $1, 0.02)) }))[0]
    }
    #expect(small([0.0001]) == "At horizon 1 ar beats naive, by less than 0.05 % (p = 0.020).")
    #expect(
      small([0.0001, 0.02]) == "From horizon 1 to 2 ar beats naive, by up to 2.0 % (p ≤ 0.020).")
    #expect(
      small([-0.003, 0.02])
        == "From horizon 1 to 2 ar beats naive, though its skill is -0.3 to +2.0 % (p ≤ 0.020).")
  }
}
