import ForecastCore
import Testing

@Suite struct ConcurrentMapTests {
  private struct Refusal: Error, Equatable {
    let offset: Int
  }

  /// Counts calls from any task.
  private actor Counter {
    private(set) var calls = 0
    private(set) var running = 0
    private(set) var most = 0
    func enter() {
      calls += 1
      running += 1
      most = max(most, running)
    }
    func leave() { running -= 1 }
  }

  @Test(arguments: [-3, 0, 1, 4, 100])
  func resultsStandInOrder(workers: Int) async {
    let results = await Array(10..<17).concurrentMap(workers: workers) { offset, element in
      if offset % 2 == 0 { await Task.yield() }
      return offset * 100 + element
    }
    #expect(results == [10, 111, 212, 313, 414, 515, 616])
  }

  @Test func offsetsCountFromZeroInASlice() async {
    let results = await (0..<9)[5..<8].concurrentMap(workers: 2) { [$0, $1] }
    #expect(results == [[0, 5], [1, 6], [2, 7]])
  }

  @Test func nothingGivesNothing() async {
    #expect(await [Int]().concurrentMap(workers: 3) { $1 }.isEmpty)
  }

  @Test(arguments: [1, 2, 5])
  func neverRunsMoreThanItsWorkers(workers: Int) async {
    let counter = Counter()
    _ = await (0..<20).concurrentMap(workers: workers) { _, _ in
      await counter.enter()
      await Task.yield()
      await counter.leave()
    }
    #expect(await counter.calls == 20)
    #expect(await counter.most <= workers)
  }

  @Test(arguments: [1, 4])
  func throwsTheErrorOfTheFirstThatFails(workers: Int) async {
    await #expect(throws: Refusal(offset: 2)) {
      try await (0..<9).concurrentMap(workers: workers) { offset, _ in
        // The later failure comes sooner.
        if offset == 2 { for _ in 0..<50 { await Task.yield() } }
        if offset >= 2 { throw Refusal(offset: offset) }
      }
    }
  }

  @Test func startsNothingMoreAfterAFailure() async {
    let counter = Counter()
    await #expect(throws: Refusal(offset: 1)) {
      try await (0..<1_000).concurrentMap(workers: 1) { offset, _ in
        await counter.enter()
        if offset == 1 { throw Refusal(offset: offset) }
      }
    }
    #expect(await counter.calls == 2)
  }
}
