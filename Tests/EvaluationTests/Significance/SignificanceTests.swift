import ForecastTestSupport
import NumericalMethods
import Testing

@testable import Evaluation

/// Forecasts of models with errors that are told, `[series][origin][step][model]`.
private func data(
  models: [String], errors: [[[[Double]]]]
) -> ScoringData {
  ScoringData(
    models: models, absentModels: [],
    series: errors.enumerated().map { index, origins in
      ScoringSeries(
        id: "s\(index)",
        folds: origins.enumerated().map { origin, steps in
          ScoringFold(
            origin: origin, actuals: steps.map { _ in 0 }, lastValue: 0,
            scale: .failure(.noTraining),
            forecasts: models.indices.map { model in
              SteppedForecast(point: steps.map { $0[model] }, intervals: [], distribution: nil)
            })
        }, unscoredFolds: 0)
    }, gap: 0, step: 1)
}

/// Errors of 40 origins and 3 steps: `sharp` is clearly better than naive from step 2 on, `dull`
/// clearly worse everywhere.
private func example(series: Int = 1, origins: Int = 40) -> ScoringData {
  var random = SeededRandom(seed: 8)
  let errors = (0..<series).map { _ in
    (0..<origins).map { _ in
      (0..<3).map { step -> [Double] in
        let common = abs(random.normal()) + 1
        return [
          common, common + 0.3 * random.normal() - (step == 0 ? 0 : 0.5),
          common + 2 + 0.3 * random.normal(),
        ]
      }
    }
  }
  return data(models: ["naive", "sharp", "dull"], errors: errors)
}

@Suite struct SignificanceTests {
  @Test func theVerdictSaysWhoWinsFromWhichHorizonOn() throws {
    let verdict = Significance(example()).verdict
    #expect(verdict.spans.map(\.horizons) == [1...1, 2...3])
    #expect(verdict.spans.map(\.outcome) == [.unbeaten, .beaten(by: "sharp")])
    #expect(
      verdict.spans.map(\.losers) == [
        [Verdict.Losers(models: ["dull"], horizons: [1])],
        [Verdict.Losers(models: ["dull"], horizons: [2, 3])],
      ])
    let skill = try #require(verdict.spans[1].skill)
    #expect(skill.lowerBound > 0.2 && skill.upperBound < 0.4)
    #expect(try #require(verdict.spans[1].pValue) < Significance.chance)
    #expect(verdict.steps[2].confidenceSet == ["sharp"])
    #expect(verdict.steps[0].confidenceSet == ["naive", "sharp"])
  }

  @Test func theBestOfAHorizonIsTheReferenceThere() {
    let table = Significance(example()).againstBest
    #expect(table.reference == nil)
    #expect(table.comparison(of: "sharp", at: 3) == nil)
    #expect(table.comparison(of: "dull", at: 3)?.reference == "sharp")
    #expect(table.comparison(of: "dull", at: 3)?.isBetter == false)
  }

  @Test func sameSeedSameSets() {
    let first = Significance(example(), seed: 5).confidenceSets.map { try? $0.get().pValues }
    #expect(Significance(example(), seed: 5).confidenceSets.map { try? $0.get().pValues } == first)
    #expect(Significance(example(), seed: 6).confidenceSets.map { try? $0.get().pValues } != first)
  }

  @Test func tenSeriesAreTestedBySeriesNineAreNot() throws {
    let nine = Significance(example(series: 9, origins: 2))
    #expect(nine.againstBaseline.comparisons.allSatisfy { $0.clustered == nil })
    let ten = Significance(example(series: 10, origins: 2))
    let comparison = try #require(ten.againstBaseline.comparison(of: "dull", at: 3))
    // Two origins cannot be tested at a horizon of three.
    #expect(
      throws: SignificanceError.overlapping(OriginOverlap(origins: 2, step: 1, distance: 2))
    ) { try comparison.test.get() }
    #expect(comparison.isClustered && comparison.count == 10)
    #expect(comparison.isBetter == false)
    #expect(try ten.ranks[0].get().blocks == .series)
    #expect(try ten.ranks[0].get().count == 10)
    #expect(try ten.confidenceSets[2].get().count == 10)
    #expect(try ten.confidenceSets[2].get().blockLength == 1)
  }

  @Test func theLargerOfTwoPValuesCounts() throws {
    let significance = Significance(example(series: 12, origins: 20))
    for comparison in significance.againstBaseline.comparisons {
      let values = [
        try comparison.test.get().cautiousPValue,
        try #require(try comparison.clustered?.get().pValue),
      ]
      #expect(comparison.pValue == values.max())
      #expect(comparison.isClustered == (values[1] > values[0]))
    }
  }

  @Test func oneSeriesIsRankedAtOriginsThatDoNotOverlap() throws {
    let ranks = Significance(example()).ranks
    #expect(try ranks.map { try $0.get().count } == [40, 20, 14])
    #expect(try ranks[0].get().blocks == .origins)
    #expect(try ranks[0].get().differ(0, 2))
    #expect(try !ranks[0].get().differ(0, 1))
  }

  @Test func tooFewOriginsLeaveThingsOpen() {
    let significance = Significance(example(origins: 3))
    #expect(throws: SignificanceError.tooFewBlocks(needed: 5, found: 1)) {
      try significance.confidenceSets[0].get()
    }
    #expect(significance.verdict.spans.map(\.outcome) == [.overlapping])
    #expect(throws: SignificanceError.tooFewBlocks(needed: 5, found: 3)) {
      try significance.ranks[0].get()
    }
  }

  @Test func ranksNeedAsManyOriginsAsTests() throws {
    // 9 origins, three of which overlap at horizon 3: three are left.
    let ranks = Significance(example(origins: 9)).ranks
    #expect(try ranks[0].get().count == 9)
    #expect(try ranks[1].get().count == 5)
    #expect(throws: SignificanceError.tooFewBlocks(needed: 5, found: 3)) { try ranks[2].get() }
  }

  @Test func equalModelsStayTogetherAndAWorseOneGoes() throws {
    var random = SeededRandom(seed: 2)
    let losses = (0..<50).map { _ -> [Double] in
      let loss = abs(random.normal())
      return [loss + 3 + 0.1 * random.normal(), loss, loss]
    }
    for statistic in [ModelConfidenceSet.Statistic.maximum, .range] {
      let set = try ModelConfidenceSet(
        losses, blockLength: 1, statistic: statistic, resamples: 200,
        random: SeededRandom(seed: 1))
      #expect(set.pValues == [0, 1, 1])
      #expect(set.order == [0, 1, 2])
      #expect(set.members() == [1, 2])
    }
  }

  /// Sums of 12 shocks at 60 origins, worth five that do not overlap: the set of the textbook leaves some
  /// of five equally good models out in 42 of 100 cases, though it promises 5.
  @Test func equallyGoodModelsStayInTheSetAsOftenAsItSays() throws {
    let bootstrap = BlockBootstrap(count: 60, blockLength: 12)
    var whole = [0, 0]
    for trial in 0..<160 {
      var random = SeededRandom(seed: 21).child(trial)
      let models = (0..<5).map { _ -> [Double] in
        let shocks = (0..<71).map { _ in random.normal() }
        return (0..<60).map { start in shocks[start..<start + 12].reduce(0, +) }
      }
      let units = (0..<60).map { origin in
        HorizonLosses.Group(sums: models.map { $0[origin] }, count: 1)
      }
      let draws = (0..<200).map { _ in bootstrap.sample(&random) }
      for (place, reach) in [nil, 12].enumerated() {
        let set = try ModelConfidenceSet(
          units, draws: draws, blockLength: 12, reach: reach, statistic: .maximum)
        whole[place] += set.members().count == 5 ? 1 : 0
      }
    }
    #expect(whole[0] < 115, "textbook: \(whole[0]) of 160")
    #expect(whole[1] > 136, "cautious: \(whole[1]) of 160")
  }

  /// Of two models the set says what the test says.
  @Test func theSetOfTwoModelsIsTheTestOfThem() throws {
    let losses = try HorizonLosses(example(), step: 0, loss: .absolute)
    let pair = losses.byOrigin.map { Array($0.means.prefix(2)) }
    let test = try DieboldMariano(
      pair.map { $0[0] }, against: pair.map { $0[1] }, horizon: losses.reach)
    let set = try ModelConfidenceSet(
      HorizonLosses(
        data(
          models: ["naive", "sharp"], errors: [pair.map { [$0] }]), step: 0, loss: .absolute),
      resamples: 20_000, random: SeededRandom(seed: 3))
    expectClose(set.pValues.min() ?? 0, test.cautiousPValue, absolute: 0.015)
  }

  @Test func ranksByHand() throws {
    // Ranks 1 2 3, 1 3 2, 2.5 1 2.5 (a tie): sums 4.5, 6, 7.5.
    let ranks = try AverageRanks([[1, 2, 3], [1, 5, 4], [7, 2, 7]])
    expectClose(ranks.ranks, [1.5, 2, 2.5])
    // 12·3/(3·4) · (0.25 + 0 + 0.25) / (1 − 6/(3·3·8)) = 1.5 / (11/12)
    expectClose(ranks.chiSquare, 1.5 * 12 / 11)
    // q(3, ∞) at 5 % is 3.314493: Demšar's table has 2.343 for three models.
    expectClose(ranks.criticalDifference, 2.343 * (12.0 / 18).squareRoot(), absolute: 1e-3)
  }

  @Test func samplesGoRoundTheEndBlockByBlock() {
    let bootstrap = BlockBootstrap(count: 7, blockLength: 3)
    var random = SeededRandom(seed: 4)
    for _ in 0..<20 {
      let sample = bootstrap.sample(&random)
      #expect(sample.count == 7)
      for start in [0, 3] {
        #expect(sample[start + 1] == (sample[start] + 1) % 7)
        #expect(sample[start + 2] == (sample[start] + 2) % 7)
      }
    }
  }
}
