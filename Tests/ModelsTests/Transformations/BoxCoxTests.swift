import ForecastCore
import ForecastTestSupport
import Models
import Testing

@Suite struct BoxCoxTests {
  @Test func handWorkedValues() {
    expectClose(BoxCox.transform(9, lambda: 0.5), 4)
    expectClose(BoxCox.transform(4, lambda: -0.5), 1)
    expectClose(BoxCox.transform(2, lambda: 0), 0.6931471805599453)
    expectClose(BoxCox.transform(2, lambda: 1e-12), 0.6931471805599453, relative: 1e-11)
  }

  @Test(arguments: [-1, -0.3, 0, 1e-9, 0.5, 2])
  func inverseUndoesIt(_ lambda: Double) {
    for y in [0.02, 1, 3.7, 400] {
      expectClose(
        BoxCox.inverse(BoxCox.transform(y, lambda: lambda), lambda: lambda), y, relative: 1e-9)
    }
  }

  @Test func beyondItsRangeTheInverseIsTheLimit() {
    #expect(BoxCox.inverse(-2.5, lambda: 0.5) == 0)
    #expect(BoxCox.inverse(2.5, lambda: -0.5) == .infinity)
  }

  @Test(arguments: ["airpassengers", "lynx", "aapl"])
  func guerreroEqualsR(_ name: String) throws {
    let season = name == "airpassengers" ? 12 : 1
    let values = try Dataset.series(name).values
    let expected = try NumberFixture("r")("guerrero", of: name)
    // R stops its search at about 1e-4.
    expectClose([BoxCox.guerrero(values, seasonLength: season)], expected, absolute: 1e-4)
  }

  @Test func nothingToLearnMeansNoTransformation() {
    #expect(BoxCox.guerrero([3, 4, 5], seasonLength: 2) == 1)
    #expect(BoxCox.guerrero([3, 3, 3, 3], seasonLength: 2) == 1)
    #expect(BoxCox.guerrero([], seasonLength: 12) == 1)
  }
}
