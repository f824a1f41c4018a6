import ForecastTestSupport
import Testing

@testable import NumericalMethods

@Suite struct ShiftedMatrixTests {
  @Test func movesUpAndLeftLessTheOuterSquare() {
    // v = (9, 1, -2): what is left is [[5 7] [7 11]] less 2 [[1 -2] [-2 4]].
    var matrix = [1.0, 2, 3, 2, 5, 7, 3, 7, 11]
    shiftMatrix(&matrix, subtracting: 2, timesOuterSquareOf: [9, 1, -2])
    expectClose(matrix, [3, 11, 0, 11, 3, 0, 0, 0, 0])
  }

  @Test func ofOneNumberNothingIsLeft() {
    var matrix = [4.0]
    shiftMatrix(&matrix, subtracting: 0.5, timesOuterSquareOf: [2])
    #expect(matrix == [0])
  }
}
