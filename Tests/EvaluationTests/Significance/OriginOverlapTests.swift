import ForecastCore
import Models
import Testing

@testable import Evaluation

/// Losses of naive and of a model a third better on average, at `origins` a `step` apart.
private func significance(origins: Int, step: Int = 1, series: Int = 1) -> Significance {
  let folds = { (shift: Int) in
    (0..<origins).map { origin in
      ScoringFold(
        origin: origin * step, actuals: (0..<12).map { _ in 0 }, lastValue: 0,
        scale: .failure(.noTraining),
        forecasts: [3.0, 2 + Double((origin + shift) % 3) * 0.25].map { error in
          SteppedForecast(
            point: (0..<12).map { _ in error }, intervals: [], distribution: nil)
        })
    }
  }
  return Significance(
    ScoringData(
      models: ["naive", "own"], absentModels: [],
      series: (0..<series).map {
        ScoringSeries(id: "s\($0)", folds: folds($0), unscoredFolds: 0)
      }, gap: 0, step: step))
}

/// What an evaluation of naive on 1, 2, … 90 makes of its origins, gap 1, horizon 4.
private func evaluated(_ origins: RollingOrigin.Origins) async throws -> ScoringData {
  var plan = RollingOrigin(horizon: 4, origins: origins)
  plan.gap = 1
  return ScoringData(
    try await CrossValidation(plan: plan).evaluate([Naive()], on: indexedPanel(counting(90))))
}

/// Cutoffs by their times, which are positions from 1.
private func cutoffs(_ times: [Int]) -> RollingOrigin.Origins {
  .at(times.map(Timestamp.init(rawValue:)))
}

@Suite struct FoundOverlapTests {
  @Test(arguments: 1...6)
  func cutoffsOneByOneOverlapLikeThoseOfAPlan(step: Int) async throws {
    let planned = try await evaluated(.last(windows: 10, step: step))
    let named = try await evaluated(cutoffs((0..<10).map { 85 - 9 * step + $0 * step }))
    let reach = (0..<4).map { 1 + ($0 + 1) / step }
    #expect((0..<4).map(planned.reach(at:)) == reach)
    #expect((0..<4).map(named.reach(at:)) == reach)
    #expect(planned.step == step && named.step == nil)
    #expect(planned.overlap == named.overlap)
  }

  @Test func unevenCutoffsReachAsFarAsTheClosest() async throws {
    // Neighbours up to 1, 2, 3 and 4 observations on overlap.
    let data = try await evaluated(cutoffs([10, 30, 32, 50, 53, 54, 80]))
    #expect((0..<4).map(data.reach(at:)) == [2, 2, 2, 3])
  }

  @Test func whereAllOverlapTheyAreTakenForTheClosest() async throws {
    #expect(try await (0..<4).map(evaluated(cutoffs([40, 43])).reach(at:)) == [1, 1, 4, 5])
    #expect(try await (0..<4).map(evaluated(cutoffs([40])).reach(at:)) == [2, 3, 4, 5])
  }

  @Test func aSeriesThatLacksOriginsReachesOverThoseOfTheOthers() {
    let folds = { (origins: [Int], steps: [Int]) in
      origins.map { origin in
        FoundOverlap.Span(origin: origin, cutoff: origin, targets: steps.map { origin + $0 })
      }
    }
    let found = FoundOverlap([folds([0, 1, 2, 3, 4, 9], [1]), folds([0, 3, 9], [1, 4])])
    #expect(found.origins == 6)
    #expect(found.furthest == [0, 3])
    #expect(FoundOverlap([folds([0, 3, 9], [1, 4])]).furthest == [0, 1])
  }

  @Test func foldsOfAFileAreOfOneOriginByTimeOrFromTheEnd() throws {
    let cutoffs = [5, 7, 2, 4, 6]
    let table = try ForecastTable(
      seriesIDs: ["a", "a", "b", "b", "b"], times: cutoffs.map { Timestamp(rawValue: $0 + 2) },
      cutoffs: cutoffs.map(Timestamp.init(rawValue:)),
      columns: ["x", "y"].map { ForecastTable.Column(name: $0, values: [1, 2, 3, 4, 5]) })
    let origins = { (alignment: RollingOrigin.Alignment) in
      try ScoringData(table, actuals: nil, training: nil, gap: 1, alignment: alignment)
        .series.map { $0.folds.map(\.origin) }
    }
    #expect(try origins(.date) == [[2, 4], [0, 1, 3]])
    #expect(try origins(.seriesEnd) == [[1, 2], [0, 1, 2]])
  }
}

@Suite struct OriginOverlapTests {
  @Test func cutoffsThatLieApartAreTested() async throws {
    let result = try await CrossValidation(
      plan: RollingOrigin(horizon: 3, origins: cutoffs((0..<10).map { 40 + 4 * $0 }))
    ).evaluate([Naive()], on: indexedPanel(counting(90)))
    #expect(
      try HorizonLosses(ScoringData(result), step: 2, loss: .absolute).overlap
        == OriginOverlap(origins: 10, reach: 1, distance: 2))
  }

  @Test func whatOriginsAreWorth() {
    let overlap = OriginOverlap(origins: 20, step: 1, distance: 11)
    #expect(overlap.reach == 12)
    #expect(overlap.worth == 20.0 / 12)
    #expect(!overlap.isEnough)
    #expect(overlap.enoughOrigins == 60)
    #expect(overlap.enoughStep == 3)
    #expect(OriginOverlap(origins: 60, step: 1, distance: 11).isEnough)
    #expect(!OriginOverlap(origins: 59, step: 1, distance: 11).isEnough)
    #expect(OriginOverlap(origins: 4, step: 1, distance: 0).enoughStep == nil)
  }

  @Test(arguments: [5, 7, 20, 33], [0, 1, 11, 23])
  func theStepThatIsSaidToDoDoesAndNoneBelow(origins: Int, distance: Int) throws {
    let overlap = OriginOverlap(origins: origins, step: 1, distance: distance)
    let step = try #require(overlap.enoughStep)
    #expect(OriginOverlap(origins: origins, step: step, distance: distance).isEnough)
    if step > 1 {
      #expect(!OriginOverlap(origins: origins, step: step - 1, distance: distance).isEnough)
    }
  }

  @Test func horizonsOfTooFewOriginsApartAreNotTested() throws {
    let found = significance(origins: 20)
    let tested = found.againstBaseline.comparisons.filter { $0.pValue != nil }
    #expect(tested.map(\.horizon) == [1, 2, 3, 4])
    let refused = try #require(found.againstBaseline.comparison(of: "own", at: 12))
    #expect(refused.adjustedPValue == nil)
    #expect(
      refused.obstacle == .overlapping(OriginOverlap(origins: 20, step: 1, distance: 11)))
    #expect(
      refused.obstacle?.description == """
        expected origins worth at least 5 that do not overlap, found 20 of which 12 neighbours \
        overlap at this horizon: 60 would do, or as many at least 3 observations apart
        """)
    #expect(found.againstBest.comparisons.count { $0.pValue != nil } == 4)
    #expect(found.verdict.spans.map(\.horizons) == [1...4, 5...12])
    #expect(found.verdict.spans.map(\.outcome) == [.beaten(by: "own"), .overlapping])
    #expect(found.verdict.spans[1].overlaps.map(\.reach) == Array(5...12))
    // The step that is advised makes every horizon one that can be judged.
    #expect(significance(origins: 20, step: 3).verdict.spans.map(\.horizons) == [1...12])
  }

  @Test func panelsThatAreTestedBySeriesNeedFewOrigins() {
    let found = significance(origins: 4, series: 10)
    #expect(found.againstBaseline.comparisons.allSatisfy { $0.isClustered && $0.pValue != nil })
  }

  @Test func theTestItselfIsThatOfTheTextbook() throws {
    let first = (0..<6).map { Double($0 % 4) }
    #expect(
      try DieboldMariano(first, against: first.map { 1 - $0 }, horizon: 4).pValue > 0)
  }
}
