import ForecastCore
import NumericalMethods
import Testing

@testable import Models

@Suite struct SkipLagSearchTests {
  private func lag(
    _ values: [Double], of lags: [Int] = [1], horizon: Int = 3
  ) throws -> Int {
    SkipLagSearch(try Sample.panel([values]).whole, horizon: horizon).best(of: lags)
  }

  private func noise(_ count: Int, seed: UInt64) -> [Double] {
    var random = SeededRandom(seed: seed)
    return (0..<count).map { _ in random.normal() }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func noiseHasNoLagToDepartFrom(seed: UInt64) throws {
    #expect(try lag(noise(1_200, seed: seed)) == 0)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>, [1, 5, 30])
  func aRandomWalkDepartsFromItsLastValue(seed: UInt64, horizon: Int) throws {
    var level = 0.0
    let walk = noise(300, seed: seed).map { change in
      level += change
      return level
    }
    #expect(try lag(walk, horizon: horizon) == 1)
  }

  /// Half of a deviation lasts: the last value is no worse a guess than the level.
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func anAutoregressionThatForgetsSlowlyDepartsFromItsLastValue(seed: UInt64) throws {
    var value = 0.0
    let series = noise(300, seed: seed).map { change in
      value = 0.8 * value + change
      return value
    }
    #expect(try lag(series, horizon: 1) == 1)
  }

  @Test func aSeasonIsDepartedFrom() throws {
    let values = zip(0..<300, noise(300, seed: 4)).map { [3.0, 9, -4, 2, 0, 7][$0 % 6] + 0.3 * $1 }
    #expect(try lag(values, of: [1, 6]) == 6)
  }
}
