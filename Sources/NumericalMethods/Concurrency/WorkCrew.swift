internal import Dispatch
internal import Synchronization

/// The threads a run may use, so that one piece of work can be helped by those that are idle.
///
/// Work that is begun is counted. Where fewer works are under way than there are threads, those
/// that come in pieces get the idle threads for as long as a call of `perform` takes; a work that
/// begins meanwhile has them back within a call. Who does a piece is left to chance, so pieces
/// must be such that it does not matter: of a size that does not depend on the threads, each
/// writing to places of its own, put together in their order afterwards.
public final class WorkCrew: Sendable {
  /// The threads of the run.
  public let threads: Int
  private let busy = Atomic(0)

  /// A crew of which nobody is at work.
  ///
  /// - Parameter threads: how many may work at a time; below 1 counts as 1.
  public init(threads: Int) { self.threads = max(1, threads) }

  /// Counts the caller among those at work until `end()`.
  public func begin() { busy.add(1, ordering: .relaxed) }

  /// The caller's work is done.
  public func end() { busy.subtract(1, ordering: .relaxed) }

  /// Calls `body` once for every piece, on this thread and on idle ones, and returns when all is
  /// done.
  ///
  /// - Parameters:
  ///   - pieces: how many there are; they are taken in order, but may end in any.
  ///   - body: takes a piece's number; two calls must not write to the same memory.
  /// - Complexity: tens of microseconds besides the pieces where a thread is woken, none where
  ///   all are at work.
  public func perform(_ pieces: Int, _ body: @Sendable (Int) -> Void) {
    let helpers = takeIdle(atMost: pieces - 1)
    guard helpers > 0 else {
      for piece in 0..<pieces { body(piece) }
      return
    }
    let next = Atomic(0)
    // Each iteration takes pieces as long as there are any: threads that come late find none.
    DispatchQueue.concurrentPerform(iterations: helpers + 1) { _ in
      while true {
        let piece = next.add(1, ordering: .relaxed).oldValue
        guard piece < pieces else { return }
        body(piece)
      }
    }
    busy.subtract(helpers, ordering: .relaxed)
  }

  /// Counts idle threads among those at work.
  ///
  /// - Parameter most: how many are wanted.
  /// - Returns: how many there were, at most as many.
  private func takeIdle(atMost most: Int) -> Int {
    var seen = busy.load(ordering: .relaxed)
    while true {
      // The caller is at work, whether it has said so or not.
      let helpers = min(threads - max(seen, 1), most)
      guard helpers > 0 else { return 0 }
      let (exchanged, found) = busy.compareExchange(
        expected: seen, desired: seen + helpers, ordering: .relaxed)
      if exchanged { return helpers }
      seen = found
    }
  }
}
