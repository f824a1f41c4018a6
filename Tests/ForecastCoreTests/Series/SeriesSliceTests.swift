import ForecastCore
import Testing

@Suite struct SeriesSliceTests {
  /// 0, 10, … 60 after a first series of three, so that an offset mistake shows.
  private func slice() throws -> SeriesSlice {
    let first = try TimeSeries(id: "first", values: [-1, -2, -3])
    let second = try TimeSeries(id: "second", values: (0..<7).map { Double($0 * 10) })
    let third = try TimeSeries(id: "third", values: [900, 901])
    return try Panel([first, second, third])[series: 1]
  }

  @Test func positionsCountFromZeroAtItsOwnStart() throws {
    let narrow = try slice().narrowed(to: 2..<6)
    #expect(narrow.count == 4)
    #expect(narrow.startIndex == 0)
    #expect(narrow[0] == 20)
    #expect(narrow[3] == 50)
    #expect(narrow.start == 2)
    #expect(narrow.timestamp(at: 0).rawValue == 3)
    #expect(Array(narrow) == narrow.values)
  }

  @Test func narrowingTwiceComposes() throws {
    let narrow = try slice().narrowed(to: 1..<6).narrowed(to: 2..<4)
    #expect(narrow.values == [30, 40])
    #expect(narrow.timestamps.map(\.rawValue) == [4, 5])
    #expect(narrow.start == 3)
    #expect(narrow.id == "second")
  }

  @Test func anEmptySliceHasNoValues() throws {
    let empty = try slice().narrowed(to: 7..<7)
    #expect(empty.isEmpty)
    #expect(empty.values.isEmpty)
    #expect(empty.timestamps.isEmpty)
    #expect(empty.start == 7)
    #expect(empty.narrowed(to: 0..<0).isEmpty)
  }

  @Test func futureTimesFollowItsOwnEndNotTheSeries() throws {
    let narrow = try slice().narrowed(to: 1..<4)
    #expect(narrow.futureTimestamps(steps: 3).map(\.rawValue) == [5, 6, 7])
  }

  @Test func windowsOfOneSeriesKnowEachOther() throws {
    let slice = try slice()
    #expect(slice.narrowed(to: 0..<2).isWindow(ofSameSeriesAs: slice.narrowed(to: 3..<5)))
    let pair = try Panel([TimeSeries(id: "a", values: [1]), TimeSeries(id: "b", values: [1])])
    #expect(!pair[series: 0].isWindow(ofSameSeriesAs: pair[series: 1]))
  }

  @Test func copiesAreOfOneSeriesWhileTheyAgreeWhereTheyOverlap() throws {
    let whole = try Panel([TimeSeries(id: "a", values: [1, .nan, 3, 4, 5, 6])])[series: 0]
    let early = whole.narrowed(to: 0..<4)
    let late = whole.narrowed(to: 1..<6)
    // What only one of them has does not matter.
    #expect(late.replacingValues([.nan, 3, 4, 7, 8]).isWindow(ofSameSeriesAs: early))
    #expect(early.isWindow(ofSameSeriesAs: late.replacingValues([.nan, 3, 4, 7, 8])))
    #expect(!late.replacingValues([2, 3, 4, 5, 6]).isWindow(ofSameSeriesAs: early))
    #expect(!late.replacingValues([.nan, 3, 4.5, 5, 6]).isWindow(ofSameSeriesAs: early))
    // Differences leave out the oldest.
    #expect(late.replacingValues([3, 4, 5, 6]).isWindow(ofSameSeriesAs: early))
    let apart = whole.narrowed(to: 4..<6).replacingValues([5, 6])
    #expect(!apart.isWindow(ofSameSeriesAs: early))
    let other = try Panel([TimeSeries(id: "b", values: [1, .nan, 3, 4])])[series: 0]
    #expect(!other.isWindow(ofSameSeriesAs: early))
  }

  @Test func aLaterWindowLeavesTheFirstObservationsBehind() throws {
    let whole = try Panel([TimeSeries(id: "a", values: [1, 2, 3, 4, 5, 6])])[series: 0]
    let early = whole.narrowed(to: 1..<4)
    #expect(early.passed(by: whole.narrowed(to: 3..<6))?.values == [2, 3])
    #expect(early.passed(by: whole.narrowed(to: 1..<6))?.values == [])
    #expect(early.passed(by: whole.narrowed(to: 4..<6))?.values == [2, 3, 4])
    #expect(early.passed(by: whole.narrowed(to: 5..<6))?.values == nil)
    #expect(early.passed(by: whole)?.values == nil)
    #expect(early.passed(by: whole.narrowed(to: 3..<6).replacingValues([9, 5, 6]))?.values == nil)
  }

  @Test func narrowingNeverReachesPastItsEnd() async {
    await #expect(processExitsWith: .failure) {
      let panel = try Panel([TimeSeries(id: "a", values: [1, 2, 3, 4])])
      // Positions 2..<3 exist in the series, but not in the slice.
      _ = panel[series: 0].narrowed(to: 0..<2).narrowed(to: 2..<3)
    }
  }

  @Test func narrowingNeverReachesBeforeItsStart() async {
    await #expect(processExitsWith: .failure) {
      let panel = try Panel([TimeSeries(id: "a", values: [1, 2, 3, 4])])
      _ = panel[series: 0].narrowed(to: 2..<4).narrowed(to: -1..<1)
    }
  }

  @Test func readingPastItsEndTraps() async {
    await #expect(processExitsWith: .failure) {
      let panel = try Panel([TimeSeries(id: "a", values: [1, 2, 3, 4])])
      _ = panel[series: 0].narrowed(to: 0..<2)[2]
    }
  }

  @Test func anEmptySliceHasNoFuture() async {
    await #expect(processExitsWith: .failure) {
      let panel = try Panel([TimeSeries(id: "a", values: [1, 2, 3, 4])])
      _ = panel[series: 0].narrowed(to: 1..<1).futureTimestamps(steps: 1)
    }
  }
}
