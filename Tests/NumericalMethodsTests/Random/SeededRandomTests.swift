import ForecastTestSupport
import Testing

@testable import NumericalMethods

@Suite struct SeededRandomTests {
  @Test func agreesWithThePublishedAlgorithms() throws {
    let table = try FixtureTable("random_streams.csv")
    #expect(table.rows.count == 35)
    for row in table.rows {
      let random = SeededRandom(seed: try #require(UInt64(row[0])))
      let words = row[1].split(separator: " ").map(String.init)
      var stream =
        switch words[0] {
        case "child": random.child(try #require(Int(words[1])))
        case "named": random.child(named: words[1])
        default: random
        }
      #expect(row.dropFirst(2).map { UInt64($0) } == (0..<5).map { _ in stream.bits() }, "\(row)")
    }
  }

  @Test func childrenDoNotDependOnWhatWasDrawn() {
    let fresh = SeededRandom(seed: 5)
    var used = fresh
    for _ in 0..<17 { _ = used.bits() }
    #expect(used.child(3) == fresh.child(3))
    #expect(used.child(named: "gru") == fresh.child(named: "gru"))
    #expect(used != fresh)
  }

  @Test func streamsDifferFromTheirParentAndEachOther() {
    let parent = SeededRandom(seed: 5)
    var streams = [parent] + (-50..<1_000).map(parent.child)
    streams += (0..<50).map { parent.child(0).child($0) }
    streams += ["", "a", "b", "ab", "ba"].map(parent.child(named:))
    #expect(Set(streams.map(\.seed)).count == streams.count)
  }

  @Test func aUniformIsTheTopOf53Bits() {
    var random = SeededRandom(seed: 42)
    var copy = random
    for _ in 0..<1_000 {
      let uniform = random.uniform()
      #expect(uniform >= 0 && uniform < 1)
      #expect(uniform == Double(copy.bits() >> 11) / 9_007_199_254_740_992)
    }
  }

  @Test func aUniformStaysBelowItsUpperBound() {
    // 1 + (1 - 2⁻⁵³) rounds to 2.
    let greatest = 1 - 0x1p-53
    #expect(SeededRandom.place(greatest, 1, 2) == 2.0.nextDown)
    #expect(SeededRandom.place(0, 1, 2) == 1)
    #expect(SeededRandom.place(0.25, -3, 5) == -1)
    #expect(SeededRandom.place(greatest, 4, 4) == 4)
    var random = SeededRandom(seed: 1)
    let draws = (0..<1_000).map { _ in random.uniform(-3, 5) }
    #expect(draws.allSatisfy { $0 >= -3 && $0 < 5 })
    #expect((draws.min() ?? 0) < -2.9 && (draws.max() ?? 0) > 4.9)
  }

  @Test func integersBelowABoundAreEquallyLikely() {
    var random = SeededRandom(seed: 11)
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<70_000 { counts[random.integer(below: 7)] += 1 }
    // χ² with 6 degrees of freedom; 27.86 is exceeded once in 10⁴ seeds.
    let chiSquare = counts.map { Double(($0 - 10_000) * ($0 - 10_000)) / 10_000 }.reduce(0, +)
    #expect(chiSquare < 27.86, "\(counts)")
  }

  @Test func aBoundNearTheWholeRangeIsNotBiased() {
    // 3 · 2⁶¹: without rejection the multiples of 3 would come half as often again.
    var random = SeededRandom(seed: 12)
    let bound = 3 << 61
    var counts = [0, 0, 0]
    for _ in 0..<9_000 {
      let draw = random.integer(below: bound)
      #expect(draw >= 0 && draw < bound)
      counts[draw % 3] += 1
    }
    let chiSquare = counts.map { Double(($0 - 3_000) * ($0 - 3_000)) / 3_000 }.reduce(0, +)
    #expect(chiSquare < 18.42, "\(counts)")
  }

  @Test func theOnlyIntegerBelowOneIsZero() {
    var random = SeededRandom(seed: 1)
    #expect((0..<20).allSatisfy { _ in random.integer(below: 1) == 0 })
  }

  @Test func aPermutationHoldsEveryNumberOnce() {
    var random = SeededRandom(seed: 8)
    let order = random.permutation(of: 101)
    #expect(order.sorted() == Array(0..<101))
    #expect(order != Array(0..<101))
    #expect(random.permutation(of: 0) == [])
    #expect(random.permutation(of: 1) == [0])
  }

  @Test func everyPermutationIsEquallyLikely() {
    var random = SeededRandom(seed: 21)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<6_000 { counts[random.permutation(of: 3), default: 0] += 1 }
    #expect(counts.count == 6)
    // χ² with 5 degrees of freedom; 25.74 is exceeded once in 10⁴ seeds.
    let chiSquare = counts.values.map { Double(($0 - 1_000) * ($0 - 1_000)) / 1_000 }.reduce(0, +)
    #expect(chiSquare < 25.74, "\(counts)")
  }
}
