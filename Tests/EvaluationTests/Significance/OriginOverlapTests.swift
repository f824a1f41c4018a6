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

@Suite struct OriginOverlapTests {
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
