import NumericalMethods
import Testing

@Suite struct SampleQuantileTests {
  /// R 4.2: `quantile(c(1, 2, 4, 8), c(0, .1, .5, .9, 1))`, by hand 1.3, 3 and 6.8 inside.
  @Test func quantilesLieBetweenOrderStatistics() {
    let sorted = [1.0, 2, 4, 8]
    let found = [0, 0.1, 0.5, 0.9, 1].map { SampleQuantile.value(sorted, at: $0) }
    for (found, expected) in zip(found, [1, 1.3, 3, 6.8, 8]) {
      #expect(abs(found - expected) < 1e-14)
    }
    #expect(SampleQuantile.value([5], at: 0.3) == 5)
  }

  @Test func theMedianIsTheMiddleOrBetweenTheTwoThere() {
    #expect(SampleQuantile.median([9, 1, 4]) == 4)
    #expect(SampleQuantile.median([9, 1, 4, 2]) == 3)
    #expect(SampleQuantile.median([7]) == 7)
  }
}
