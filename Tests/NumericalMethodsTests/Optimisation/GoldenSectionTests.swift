import ForecastTestSupport
import NumericalMethods
import Testing

@Suite struct GoldenSectionTests {
  @Test func findsAMinimumInsideAndAtTheEnds() {
    expectClose(
      GoldenSection.minimum(in: -1...4) { ($0 - 1.25) * ($0 - 1.25) }, 1.25, absolute: 1e-7)
    expectClose(GoldenSection.minimum(in: -1...4) { $0 }, -1, absolute: 1e-7)
    expectClose(
      GoldenSection.minimum(in: -1...4) { $0 < 0 ? .nan : -$0 }, 4, absolute: 1e-7)
  }
}
