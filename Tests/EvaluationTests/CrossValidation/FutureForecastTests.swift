import ForecastCore
import ForecastTestSupport
import Models
import Testing

@testable import Evaluation

@Suite struct FutureForecastTests {
  private func panel() throws -> Panel {
    try Panel(
      [("long", [4.0, 6, 5, 9, 7, 8]), ("short", [3])].map { id, values in
        let first = Timestamp(rawValue: 0)
        return try TimeSeries(
          id: id, frequency: .daily,
          timestamps: [first] + Frequency.daily.timestamps(after: first, steps: values.count - 1),
          values: values)
      }, seasonLength: 1)
  }

  @Test func aSeriesTooShortForBoundsKeepsItsPoints() async throws {
    let found = await FutureForecast(horizon: 2, levels: [.eighty])
      .run([Naive(), Mean()], on: try panel())
    let naive = found[0]
    #expect(naive.outcomes.map { $0.forecast?.point } == [[8, 8], [3, 3]])
    #expect(naive.outcomes.map { $0.forecast?.intervals.count } == [1, 0])
    #expect(
      naive.withoutBounds == [
        .init(
          series: 1,
          reason: "series 'short': expected at least 2 observations, found 1. Use a longer history "
            + "or a model with fewer parameters.")
      ])
    // The mean has no point either.
    #expect(found[1].outcomes[1].forecast == nil)
    #expect(found[1].withoutBounds.isEmpty)
  }
}
