import ForecastCore
import ForecastTestSupport
import Testing

@testable import Models

@Suite struct ConformalScoresTests {
  private let half = ConfidenceLevel(percent: 50) ?? .eighty

  @Test(arguments: [(50.0, 1), (80, 4), (90, 9), (95, 19), (97.5, 39), (99, 99)])
  func theFewestErrorsOfALevel(_ percent: Double, _ needed: Int) throws {
    #expect(ConformalScores.needed(for: try #require(ConfidenceLevel(percent: percent))) == needed)
  }

  @Test func splitTakesTheRankOfOneMore() throws {
    let scores = ConformalScores(errors: [[3, 9, 1, 7, 5], [2, 8]])
    let reach = { (step: Int, level: ConfidenceLevel) in
      scores.reach(step: step, level: level, method: .split, rate: 0)
    }
    // ⌈6 · 0.8⌉ = 5 of five, ⌈6 · 0.5⌉ = 3; ⌈3 · 0.5⌉ = 2 of two.
    #expect(reach(0, .eighty) == 9)
    #expect(reach(0, half) == 5)
    #expect(reach(1, half) == 8)
    #expect(reach(1, .eighty) == nil)
  }

  @Test func describesHowManyErrorsThereAreAndWhichBoundsALevel() {
    let scores = ConformalScores(errors: [[3, 9, 1, 7, 5], [2, 8]])
    let description = scores.description(of: ConformalCalibration(), levels: [half, .eighty])
    #expect(
      description.steps.map(\.name) == [
        "errors", "mean error", "rank at 50 %", "± at 50 %", "rank at 80 %", "± at 80 %",
      ])
    #expect(
      description.steps.map(\.values) == [[5, 2], [5, 5], [3, 2], [5, 8], [5, nil], [9, nil]])
    #expect(description.remarks == ["bounds at 80 % need 4 past errors of a step"])
  }

  /// At step 1 the first origin has no errors to go by, which hits, and α rises to 0.6.
  ///
  /// The errors 3 and 4 lie outside 2 and 3, so α falls to 0.5 and 0.4: rank ⌈4 · 0.6⌉ = 3.
  @Test func missesRaiseTheLevelAndAreKnownAStepLater() {
    let scores = ConformalScores(errors: [[2, 3, 4], [2, 3, 4]])
    let reach = { (step: Int, method: ConformalMethod) in
      scores.reach(step: step, level: half, method: method, rate: 0.2)
    }
    #expect(reach(0, .adaptive) == 4)
    #expect(reach(0, .split) == 3)
    // Step 2: two origins without errors to go by, then 4 outside 2: α = 0.5 + 0.1 + 0.1 − 0.1.
    #expect(reach(1, .adaptive) == 3)
  }

  @Test func withoutARateAdaptiveIsSplit() {
    let errors = (0..<40).map { Double(($0 * 17) % 41) }
    let scores = ConformalScores(errors: [errors])
    for level in [half, .eighty, .ninetyFive] {
      let split = scores.reach(step: 0, level: level, method: .split, rate: 0)
      #expect(scores.reach(step: 0, level: level, method: .adaptive, rate: 0) == split)
    }
  }
}
