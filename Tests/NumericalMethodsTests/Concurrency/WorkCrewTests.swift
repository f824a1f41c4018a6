import Glibc
import NumericalMethods
import Synchronization
import Testing

@Suite struct WorkCrewTests {
  @Test(arguments: [0, 1, 2, 8], [0, 1, 3, 50])
  func everyPieceIsDoneOnce(threads: Int, pieces: Int) {
    let done = Mutex([Int](repeating: 0, count: pieces))
    WorkCrew(threads: threads).perform(pieces) { piece in done.withLock { $0[piece] += 1 } }
    #expect(done.withLock { $0 } == Array(repeating: 1, count: pieces))
  }

  @Test func aCrewThatIsAllAtWorkTakesThePiecesInOrderOnTheCallersThread() {
    let crew = WorkCrew(threads: 2)
    crew.begin()
    crew.begin()
    for _ in 0..<20 {
      let order = Mutex([Int]())
      crew.perform(40) { piece in order.withLock { $0.append(piece) } }
      #expect(order.withLock { $0 } == Array(0..<40))
    }
  }

  @Test func threadsLentToOneCallComeBack() {
    let crew = WorkCrew(threads: 3)
    crew.begin()
    for _ in 0..<200 { crew.perform(4) { _ in } }
    // Two are idle still: with two more at work there is none, and pieces are taken in order.
    crew.begin()
    crew.begin()
    let order = Mutex([Int]())
    crew.perform(9) { piece in order.withLock { $0.append(piece) } }
    #expect(order.withLock { $0 } == Array(0..<9))
  }

  @Test func callsSideBySideDoAllTheirPieces() async {
    let crew = WorkCrew(threads: 3)
    let sums = await withTaskGroup(of: Int.self) { group in
      for call in 0..<6 {
        group.addTask {
          crew.begin()
          defer { crew.end() }
          let sum = Mutex(0)
          for _ in 0..<50 { crew.perform(7) { piece in sum.withLock { $0 += piece + call } } }
          return sum.withLock { $0 }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(sums.sorted() == (0..<6).map { 50 * (21 + 7 * $0) })
  }

  /// Another thread takes the second piece while the caller waits inside the first.
  @Test(.enabled(if: sysconf(Int32(_SC_NPROCESSORS_ONLN)) > 1)) func idleThreadsHelp() {
    let begun = Atomic(0)
    let met = Atomic(0)
    WorkCrew(threads: 2).perform(2) { _ in
      begun.add(1, ordering: .sequentiallyConsistent)
      let clock = ContinuousClock()
      let end = clock.now + .seconds(30)
      while begun.load(ordering: .sequentiallyConsistent) < 2, clock.now < end { sched_yield() }
      // Alone, the first would have waited in vain.
      if clock.now < end { met.add(1, ordering: .sequentiallyConsistent) }
    }
    #expect(met.load(ordering: .sequentiallyConsistent) == 2)
  }
}
