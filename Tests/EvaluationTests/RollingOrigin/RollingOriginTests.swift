import Evaluation
import ForecastCore
import Testing

/// A fold as the reference draws it: `*` training, `.` embargo, `o` target.
private func drawing(_ fold: Fold, of count: Int) -> String {
  (0..<count).map { position in
    if fold.training.contains(position) { return "*" }
    if fold.targets.contains(position) { return "o" }
    return position > fold.cutoff && position < fold.targets.lowerBound ? "." : " "
  }.joined()
}

private func drawings(_ plan: RollingOrigin, _ count: Int) throws -> [String] {
  let panel = try indexedPanel(counting(count))
  return try plan.folds(of: panel.whole)[0].map { drawing($0, of: count) }
}

@Suite struct RollingOriginTests {
  @Test func expandingFoldsWithAGapAreAsDrawn() throws {
    var plan = RollingOrigin(horizon: 2, windows: 3)
    plan.gap = 1
    #expect(
      try drawings(plan, 8) == [
        "***.oo  ",
        "****.oo ",
        "*****.oo",
      ])
  }

  @Test func slidingFoldsKeepTheirLength() throws {
    var plan = RollingOrigin(horizon: 2, windows: 3)
    plan.trainingWindow = .sliding(length: 4)
    #expect(
      try drawings(plan, 8) == [
        "****oo  ",
        " ****oo ",
        "  ****oo",
      ])
  }

  @Test func cutoffsLieAStepApartAndEndAtTheEnd() throws {
    #expect(
      try drawings(RollingOrigin(horizon: 3, windows: 3, step: 2), 9) == [
        "**ooo    ",
        "****ooo  ",
        "******ooo",
      ])
  }

  @Test func everyOriginFromTheMinimumOnIsLeaveOneOut() throws {
    let plan = RollingOrigin(horizon: 1, origins: .every(minimumTraining: 4))
    #expect(try drawings(plan, 7) == ["****o  ", "*****o ", "******o"])
  }

  @Test func cutoffsOfTheReferenceFormula() throws {
    // n = 50, h = 4, g = 2, W = 6, s = 3: 50 − 1 − 4 − 2 − (5 − i)·3 = 28, 31, … 43.
    var plan = RollingOrigin(horizon: 4, windows: 6, step: 3)
    plan.gap = 2
    let folds = try plan.folds(of: indexedPanel(counting(50)).whole)[0]
    #expect(folds.map(\.cutoff) == [28, 31, 34, 37, 40, 43])
    #expect(folds.map(\.origin) == [0, 1, 2, 3, 4, 5])
    #expect(folds.last?.targets == 46..<50)
  }

  @Test func explicitCutoffsCutAtTheLastObservationNotAfterThem() throws {
    let panel = try Panel([
      TimeSeries(
        id: "a", frequency: .index, timestamps: [1, 2, 5, 6, 7, 8].map(Timestamp.init(rawValue:)),
        values: counting(6))
    ])
    let plan = RollingOrigin(
      horizon: 2, origins: .at([Timestamp(rawValue: 6), Timestamp(rawValue: 4)]))
    #expect(try plan.folds(of: panel.whole)[0].map { drawing($0, of: 6) } == ["**oo  ", "****oo"])
  }

  @Test func cutoffsThatCutAtTheSameObservationAreOneFold() throws {
    let panel = try Panel([
      TimeSeries(
        id: "a", frequency: .index, timestamps: [1, 2, 5, 6].map(Timestamp.init(rawValue:)),
        values: counting(4))
    ])
    let times = [3, 2, 4, 5].map(Timestamp.init(rawValue:))
    let plan = RollingOrigin(horizon: 1, origins: .at(times))
    #expect(try plan.folds(of: panel.whole)[0].map { drawing($0, of: 4) } == ["**o ", "***o"])
  }

  @Test func foldsEndWhereEachSeriesEnds() throws {
    let panel = try Panel([series("a", at: 1...8), series("b", at: 3...6)])
    let folds = try RollingOrigin(horizon: 1, windows: 2).folds(of: panel.whole)
    #expect(folds.map { $0.map(\.cutoff) } == [[5, 6], [1, 2]])
  }

  @Test func foldsAlignedByDateCutRaggedSeriesAtTheSameTime() throws {
    let panel = try Panel([series("a", at: 1...8), series("b", at: 4...9), series("c", at: 1...7)])
    var plan = RollingOrigin(horizon: 1, windows: 3)
    plan.alignment = .date
    plan.allowsFewerWindows = true
    let folds = try plan.folds(of: panel.whole)
    // The axis is 1 … 9: cutoffs at times 6, 7, 8; b and a reach less far than the axis.
    let times = zip(panel.whole, folds).map { slice, folds in
      folds.map { slice.timestamp(at: $0.cutoff).rawValue }
    }
    #expect(times == [[6, 7], [6, 7, 8], [6]])
    #expect(folds.map { $0.map(\.origin) } == [[0, 1], [0, 1, 2], [0]])
  }

  @Test func foldsAlignedByDateEndWhereEverySeriesHasItsTargets() throws {
    let panel = try Panel([
      series("a", at: 1...12), series("b", at: 4...9), series("c", at: 1...10),
    ])
    var plan = RollingOrigin(horizon: 2, windows: 3)
    plan.alignment = .date
    let folds = try plan.folds(of: panel.whole)
    // b ends at 9: its last two targets are 8 and 9.
    let times = zip(panel.whole, folds).map { slice, folds in
      folds.map { slice.timestamp(at: $0.cutoff).rawValue }
    }
    #expect(times == Array(repeating: [5, 6, 7], count: 3))
    plan.gap = 1
    plan.origins = .every(minimumTraining: 2)
    #expect(
      try plan.folds(of: panel.whole).map { $0.map(\.cutoff) } == [[4, 5], [1, 2], [4, 5]])
  }

  @Test func tooFewCommonDatesSayWhatLimitsThem() throws {
    let panel = try Panel([
      series("a", at: 1...12), series("b", at: 6...14), series("c", at: 1...9),
    ])
    var plan = RollingOrigin(horizon: 2, windows: 3)
    plan.alignment = .date
    let error = #expect(throws: RollingOriginError.self) { try plan.folds(of: panel.whole) }
    #expect(
      error?.description == """
        expected 3 windows at dates that all series share, found room for 2: 'b' can be cut from \
        6 on, 'c' only before 8. Ask for fewer windows, pass --allow-fewer-windows to leave out \
        the series that do not reach, or --align end.
        """)
    plan.origins = .last(windows: 2, step: 1)
    #expect(try plan.folds(of: panel.whole).map(\.count) == [2, 2, 2])
  }

  @Test func fewerWindowsAreTakenOnlyWhenAllowed() throws {
    let panel = try Panel([series("a", at: 1...9), series("b", at: 1...4)])
    var plan = RollingOrigin(horizon: 2, windows: 4)
    #expect(
      throws: RollingOriginError.seriesTooShort(
        series: "b", needed: 6, found: 4, windowsThatFit: 2)
    ) { try plan.folds(of: panel.whole) }
    plan.allowsFewerWindows = true
    let folds = try plan.folds(of: panel.whole)
    #expect(folds.map { $0.map(\.origin) } == [[0, 1, 2, 3], [2, 3]])
  }

  @Test func theShortestLengthNamedInTheErrorWorks() throws {
    var plan = RollingOrigin(horizon: 3, windows: 4, step: 2)
    plan.gap = 1
    plan.trainingWindow = .sliding(length: 5)
    let error = #expect(throws: RollingOriginError.self) {
      try plan.folds(of: indexedPanel(counting(9)).whole)
    }
    guard case .seriesTooShort(_, let needed, _, _) = error else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
    #expect(needed == 15)
    #expect(throws: Never.self) {
      try plan.folds(of: indexedPanel(counting(needed)).whole)
    }
    #expect(throws: RollingOriginError.self) {
      try plan.folds(of: indexedPanel(counting(needed - 1)).whole)
    }
  }

  @Test func aSeriesInWhichNoFoldFitsMayBeLeftOutButNotAllOfThem() throws {
    var plan = RollingOrigin(horizon: 5, windows: 2)
    plan.allowsFewerWindows = true
    let both = try Panel([series("a", at: 1...3), series("b", at: 1...8)])
    #expect(try plan.folds(of: both.whole).map(\.count) == [0, 2])
    #expect(throws: RollingOriginError.noFolds) {
      try plan.folds(of: indexedPanel(counting(3)).whole)
    }
  }

  @Test func numbersThatMakeNoPlanAreNamed() throws {
    let panel = try indexedPanel(counting(9)).whole
    var plan = RollingOrigin(horizon: 0, windows: 2)
    let text = { (plan: RollingOrigin) -> String in
      do { return "\(try plan.folds(of: panel).count)" } catch { return "\(error)" }
    }
    #expect(text(plan) == "the horizon must lie between 1 and 100000, found 0.")
    plan = RollingOrigin(horizon: 1, windows: 2, step: 0)
    #expect(text(plan) == "the step must lie between 1 and 1000000000, found 0.")
    plan = RollingOrigin(horizon: 1, windows: -1)
    #expect(text(plan) == "the number of windows must lie between 1 and 1000000000, found -1.")
    plan = RollingOrigin(horizon: 1, windows: 1)
    plan.gap = -2
    #expect(text(plan) == "the gap must lie between 0 and 1000000000, found -2.")
    plan.gap = 0
    plan.refit = .every(folds: 0)
    #expect(text(plan) == "the folds between refits must lie between 1 and 1000000000, found 0.")
  }

  @Test func hugeNumbersAreErrorsAndNeitherTrapNorHang() throws {
    let panel = try indexedPanel(counting(9)).whole
    var plan = RollingOrigin(horizon: 2, windows: RollingOrigin.largestCount, step: 1_000_000_000)
    #expect(
      throws: RollingOriginError.seriesTooShort(
        series: "a", needed: 999_999_999_000_000_003, found: 9, windowsThatFit: 1)
    ) { try plan.folds(of: panel) }
    plan.allowsFewerWindows = true
    #expect(try plan.folds(of: panel)[0].map(\.origin) == [999_999_999])
    plan.alignment = .date
    #expect(try plan.folds(of: panel)[0].map(\.cutoff) == [6])
    for extreme in [Int.max, .min] {
      for plan in [
        RollingOrigin(horizon: extreme, windows: 2), RollingOrigin(horizon: 1, windows: extreme),
        RollingOrigin(horizon: 1, windows: 2, step: extreme),
        RollingOrigin(horizon: 1, origins: .every(minimumTraining: extreme)),
      ] {
        #expect(throws: RollingOriginError.self) { try plan.folds(of: panel) }
      }
      plan.gap = extreme
      #expect(throws: RollingOriginError.self) { try plan.folds(of: panel) }
      plan.gap = 0
      plan.trainingWindow = .sliding(length: extreme)
      #expect(throws: RollingOriginError.self) { try plan.folds(of: panel) }
    }
  }

  @Test func errorsSayWhereWhatAndHowToMend() throws {
    #expect(
      RollingOriginError.seriesTooShort(series: "b", needed: 6, found: 4, windowsThatFit: 2)
        .description == """
          series 'b': expected at least 6 observations for these windows, found 4, which allow 2. \
          Ask for fewer windows or a shorter horizon, or pass --allow-fewer-windows.
          """)
    let panel = try indexedPanel(counting(6)).whole
    let plan = RollingOrigin(horizon: 2, origins: .at([Timestamp(rawValue: 5)]))
    let error = #expect(throws: RollingOriginError.self) { try plan.folds(of: panel) }
    #expect(
      error?.description == """
        series 'a': the cutoff 5 leaves no training part or too few targets; cutoffs from 1 to 4 \
        work. Move the cutoff, or pass --allow-fewer-windows.
        """)
  }
}
