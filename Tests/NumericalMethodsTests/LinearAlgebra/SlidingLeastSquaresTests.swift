import ForecastTestSupport
import NumericalMethods
import Testing

@Suite struct SlidingLeastSquaresTests {
  private let rows = UpdatingLeastSquaresTests.rows(400)

  private func check(_ windows: [Range<Int>]) throws {
    var sliding = SlidingLeastSquares(columns: 3)
    for window in windows {
      let moved = sliding.move(to: window) { number, row in
        #expect(window.contains(number))
        for j in row.indices { row[j] = rows[number][j] }
      }
      let fresh = UpdatingLeastSquaresTests.factor(rows[window])
      #expect(moved.rows == window.count)
      expectClose(try moved.coefficients(), try fresh.coefficients(), relative: 1e-11)
      expectClose(
        moved.residualSumOfSquares(leading: 3), fresh.residualSumOfSquares(leading: 3),
        relative: 1e-11)
    }
  }

  @Test func expandingWindows() throws {
    try check([10, 11, 12, 15, 99, 400].map { 3..<$0 })
  }

  @Test(arguments: [1, 2, 7, 29])
  func slidingWindowsByAnyStep(_ step: Int) throws {
    try check(stride(from: 0, through: 340, by: step).map { $0..<$0 + 60 })
  }

  @Test func windowsThatShrinkGrowJumpAndTurnBack() throws {
    try check([0..<50, 5..<50, 30..<51, 30..<90, 80..<90, 81..<95, 200..<260, 100..<170, 101..<171])
  }
}
