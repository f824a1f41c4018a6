import ForecastCore
import ForecastTestSupport
import Testing

@testable import Models

@Suite struct CombinationTests {
  private let context = FitContext(horizon: 3)

  private func combination(_ text: String) throws -> Combination {
    let specification = try ModelSpecification(text)
    return try Combination(options: Combination.Options(settings: specification.settings))
  }

  /// Naive repeats 9, the mean is 5, drift goes on by 2 a step.
  @Test(arguments: [Combination.Average.mean, .median])
  func averagesStepByStep(_ average: Combination.Average) throws {
    let expected: [Double] = average == .mean ? [25.0 / 3, 9, 29.0 / 3] : [9, 9, 9]
    let slice = try Sample.slice([1, 3, 5, 7, 9])
    let forecast = try combination(
      "combination:models=naive+mean+drift,average=\(average.rawValue)"
    )
    .fit(slice, context: context).forecast(after: slice, steps: 3, levels: [])
    expectClose(forecast.point, expected)
  }

  @Test func boundsAreMeansOfBounds() throws {
    let slice = try Sample.slice(Sample.wandering(40))
    let both = try combination("combination:models=naive+drift")
      .fit(slice, context: context).forecast(after: slice, steps: 2, levels: [.eighty])
    let single = try ["naive", "drift"].map { name in
      try combination("combination:models=\(name)")
        .fit(slice, context: context).forecast(after: slice, steps: 2, levels: [.eighty])
    }
    let uppers = single.compactMap { $0.interval(at: .eighty)?.upper }
    expectClose(
      both.interval(at: .eighty)?.upper ?? [], zip(uppers[0], uppers[1]).map { ($0 + $1) / 2 })
  }

  @Test func membersWithOptionsStandInParentheses() throws {
    let model = try combination("combination:models=ets+(holt:damped=true)")
    #expect(model.options.models.models.map(\.model) == ["ets", "holt"])
    #expect(model.options.models.optionText == "(ets)+(holt:damped=true)")
    #expect(ModelList(optionText: "ets++holt") == nil)
  }
}
