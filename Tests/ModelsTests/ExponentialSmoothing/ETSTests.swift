import ForecastCore
import ForecastTestSupport
import NumericalMethods
import Testing

@testable import Models

@Suite struct ETSTests {
  private let context = FitContext(horizon: 6)

  private func model(_ text: String) throws -> ETS {
    var options = ETS.Options()
    options.model = try #require(ETSPattern(optionText: text))
    return try ETS(options: options)
  }

  @Test func constantSeriesAreMetExactly() throws {
    for constant in [42.0, 0, -7] {
      let slice = try Sample.slice(Array(repeating: constant, count: 11), seasonLength: 4)
      let fit = try ETS().fit(slice, context: context)
      let forecast = try fit.forecast(after: slice, steps: 3, levels: [.eighty])
      #expect(forecast.point == [constant, constant, constant])
      #expect(forecast.interval(at: .eighty)?.lower == [constant, constant, constant])
    }
  }

  @Test func constantSeriesAreMetExactlyByNamedForms() throws {
    let slice = try Sample.slice(Array(repeating: 42.0, count: 11), seasonLength: 4)
    for form in ["AAdN", "MAM", "ANA"] {
      let fit = try model(form).fit(slice, context: context)
      let forecast = try fit.forecast(after: slice, steps: 5, levels: [])
      #expect(forecast.point == Array(repeating: 42, count: 5))
    }
  }

  @Test(arguments: 2...9)
  func shortSeriesHaveAForecast(_ count: Int) throws {
    let values = (0..<count).map { 50 + 3 * Double($0) + ($0.isMultiple(of: 2) ? 1 : -1) }
    let slice = try Sample.slice(values, seasonLength: 4)
    let fit = try ETS().fit(slice, context: context)
    let forecast = try fit.forecast(after: slice, steps: 4, levels: [.eighty])
    #expect(forecast.point.allSatisfy { $0 > 40 && $0 < 120 })
  }

  @Test func oneObservationIsRefused() throws {
    #expect(throws: FitError.seriesTooShort(series: "sample", needed: 2, found: 1)) {
      try ETS().fit(Sample.slice([5]), context: context)
    }
  }

  @Test func aMissingValueIsRefusedWithItsPosition() throws {
    let slice = try Sample.slice([1, 2, 3, .nan, 5, 6, 7, 8])
    #expect {
      try ETS().fit(slice, context: context)
    } throws: {
      guard case .missingValue(_, let position, _) = $0 as? FitError else { return false }
      return position == 3
    }
  }

  @Test func automaticChoiceSkipsMultiplicativeFormsBelowZero() throws {
    var values = Sample.wandering(48, seed: 2, seasonLength: 4)
    values[20] = -1
    let fit = try ETS().fit(Sample.slice(values, seasonLength: 4), context: context)
    #expect(fit.estimates.count == 4)
    #expect(fit.estimates.allSatisfy { !$0.form.needsPositiveValues })
  }

  @Test func aNamedMultiplicativeFormRefusesValuesBelowZero() throws {
    var values = Sample.wandering(48, seed: 2, seasonLength: 4)
    values[20] = 0
    let slice = try Sample.slice(values, seasonLength: 4)
    let expected = """
      series 'sample', observation 21: expected a value above 0 for the multiplicative form MAM, \
      found 0.0. Use another model or transformation.
      """
    #expect {
      try model("MAM").fit(slice, context: context)
    } throws: {
      "\($0)" == expected
    }
  }

  @Test func aSeasonalFormNeedsASeason() throws {
    let slice = try Sample.slice(Sample.wandering(30))
    let expected = """
      series 'sample': form AAA has a season, expected a season length of at least 2, found 1.
      """
    #expect {
      try model("AAA").fit(slice, context: context)
    } throws: {
      "\($0)" == expected
    }
  }

  @Test(arguments: [1e12, 1e-12])
  func theUnitDoesNotMatter(_ scale: Double) throws {
    let values = Sample.wandering(60, seed: 6, seasonLength: 4)
    let one = try ETS().fit(Sample.slice(values, seasonLength: 4), context: context)
    let scaled = try ETS().fit(
      Sample.slice(values.map { $0 * scale }, seasonLength: 4), context: context)
    #expect(one.estimate.form == scaled.estimate.form)
    expectClose(
      scaled.estimate.parameters.alpha, one.estimate.parameters.alpha, absolute: 1e-3)
  }

  @Test func aPerfectLineIsFollowed() throws {
    let slice = try Sample.slice((0..<30).map { 5 + 2 * Double($0) })
    let fit = try model("AAN").fit(slice, context: context)
    let forecast = try fit.forecast(after: slice, steps: 3, levels: [])
    expectClose(forecast.point, [65, 67, 69], relative: 1e-4)
  }

  @Test func carriedStateAgreesWithFilteringFromTheStart() throws {
    let whole = try Sample.slice(
      Sample.wandering(70, seed: 9, seasonLength: 4), seasonLength: 4)
    let fit = try model("MAdM").fit(whole.narrowed(to: 0..<50), context: context)
    var state = try fit.state(after: whole.narrowed(to: 0..<50))
    try fit.advance(&state, over: whole.narrowed(to: 0..<63), from: 50)
    let direct = try fit.state(after: whole.narrowed(to: 0..<63))
    #expect(state == direct)
  }

  @Test func simulatedBoundsAreSeededAndWidenWithTheLevel() throws {
    let slice = try Sample.slice(
      Sample.wandering(60, seed: 12, seasonLength: 4), seasonLength: 4)
    func forecast(_ seed: UInt64) throws -> Forecast {
      let context = FitContext(horizon: 3, random: SeededRandom(seed: seed))
      return try model("ANM").fit(slice, context: context)
        .forecast(after: slice, steps: 3, levels: [.eighty, .ninetyFive])
    }
    let first = try forecast(3)
    #expect(try forecast(3) == first)
    #expect(try forecast(4) != first)
    let narrow = try #require(first.interval(at: .eighty))
    let wide = try #require(first.interval(at: .ninetyFive))
    for step in 0..<3 {
      #expect(wide.lower[step] < narrow.lower[step] && narrow.lower[step] < first.point[step])
      #expect(wide.upper[step] > narrow.upper[step] && narrow.upper[step] > first.point[step])
    }
  }
}

@Suite struct ETSRollingFitterTests {
  @Test(arguments: [0, 7])
  func windowsAgreeWithFitsFromScratch(_ slide: Int) throws {
    let whole = try Sample.slice(
      Sample.wandering(120, seed: 21, seasonLength: 4), seasonLength: 4)
    let context = FitContext(horizon: 5)
    let model = try ETS()
    var fitter = model.makeRollingFitter(context: context)
    #expect(fitter.reusesWork)
    for window in 0..<6 {
      let slice = whole.narrowed(to: slide * window..<80 + 7 * window)
      let warm = try fitter.fit(slice)
      let cold = try model.fit(slice, context: context)
      #expect(warm.estimates.map(\.form) == cold.estimates.map(\.form))
      for (warm, cold) in zip(warm.estimates, cold.estimates) {
        let tolerance = 1e-6 * max(1, abs(cold.logLikelihood))
        #expect(
          warm.logLikelihood > cold.logLikelihood - tolerance,
          "\(window) \(cold.form): \(warm.logLikelihood), from scratch \(cold.logLikelihood)")
      }
    }
  }

  @Test func theFormIsKeptBetweenSelections() throws {
    let whole = try Sample.slice(Sample.wandering(90, seed: 2))
    var options = ETS.Options()
    options.reselect = 3
    var fitter = try ETS(options: options).makeRollingFitter(context: FitContext(horizon: 5))
    let counts = try (0..<5).map { window in
      try fitter.fit(whole.narrowed(to: 0..<70 + window)).estimates.count
    }
    #expect(counts == [4, 1, 1, 4, 1])
  }
}

@Suite struct ETSPatternTests {
  @Test func readsWhatItWrites() {
    for text in ["auto", "ANN", "MAdM", "ZZN", "ZAdZ", "AAM"] {
      #expect(ETSPattern(optionText: text)?.optionText == text)
    }
    for text in ["", "AN", "XNN", "ANNN", "ABN", "MNZZ"] {
      #expect(ETSPattern(optionText: text) == nil)
    }
  }

  @Test func leavesTheStableFormsToChooseFrom() {
    #expect(ETSPattern.automatic.forms.count == 15)
    #expect(ETSPattern(optionText: "AZZ")?.forms.count == 6)
    #expect(ETSPattern(optionText: "ZZM")?.forms.map(\.description) == ["MNM", "MAM", "MAdM"])
    #expect(ETSPattern(optionText: "AAM")?.forms.count == 1)
  }

  @Test func theSimplestFormWithinTheMarginWins() throws {
    let slice = try Sample.slice(Sample.wandering(60, seed: 5))
    func fit(_ margin: Double) throws -> ETSFit {
      var options = ETS.Options()
      options.margin = margin
      return try ETS(options: options).fit(slice, context: FitContext(horizon: 2))
    }
    let strict = try fit(0)
    #expect(strict.estimate.aicc == strict.estimates.map(\.aicc).min())
    #expect(try fit(1000).estimate.parameterCount == 3)
    let chosen = try fit(2).estimate
    #expect(chosen.aicc <= strict.estimate.aicc + 2)
    #expect(chosen.parameterCount <= strict.estimate.parameterCount)
  }

  @Test func undampedTrendsNeedASeriesOfTwentyHorizons() throws {
    let slice = try Sample.slice(Sample.wandering(60))
    let counts = try [3, 4].map { horizon in
      try ETS().fit(slice, context: FitContext(horizon: horizon)).estimates.count
    }
    #expect(counts == [6, 4])
  }

  @Test func trendsNarrowAChoiceOfFormsOnly() throws {
    let slice = try Sample.slice(Sample.wandering(40))
    func forms(_ settings: [(String, String)]) throws -> [String] {
      let options = try ETS.Options(
        settings: settings.map { OptionSetting(key: $0.0, value: $0.1) })
      return try ETS(options: options).fit(slice, context: FitContext(horizon: 2))
        .estimates.map(\.form.description)
    }
    #expect(try forms([]).count == 6)
    #expect(try forms([("trends", "damped")]) == ["ANN", "MNN", "AAdN", "MAdN"])
    #expect(try forms([("trends", "undamped")]) == ["ANN", "MNN", "AAN", "MAN"])
    #expect(try forms([("trends", "all")]).count == 6)
    #expect(try forms([("model", "AAN")]) == ["AAN"])
    #expect(try forms([("model", "AAdN"), ("trends", "all")]) == ["AAdN"])
    #expect(throws: OptionError.self) { try forms([("model", "AAdN"), ("trends", "undamped")]) }
  }
}
