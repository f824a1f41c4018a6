extension RandomAccessCollection where Self: Sendable, Element: Sendable, Index == Int {
  /// Transforms every element, at most `workers` at a time, and returns the results in order.
  ///
  /// Results are placed by index, so they do not depend on the number of workers. After a
  /// failure no further element is started; of several failures that of the first element is
  /// thrown. Cancellation is left to `transform`, which may have something to keep.
  ///
  /// - Parameters:
  ///   - workers: below 1 counts as 1.
  ///   - transform: takes an element's offset, from 0, and the element.
  /// - Returns: one value an element, in order.
  /// - Throws: the error of the first element, in order, that fails.
  public func concurrentMap<Value: Sendable, Failure: Error>(
    workers: Int, _ transform: @escaping @Sendable (Int, Element) async throws(Failure) -> Value
  ) async throws(Failure) -> [Value] {
    typealias Outcome = Result<Value, Failure>
    var outcomes = [Outcome?](repeating: nil, count: count)
    await withTaskGroup(of: (Int, Outcome).self) { group in
      var next = 0
      func addNext() {
        guard next < count else { return }
        let offset = next
        let element = self[index(startIndex, offsetBy: offset)]
        next += 1
        group.addTask {
          do throws(Failure) {
            return (offset, .success(try await transform(offset, element)))
          } catch {
            return (offset, .failure(error))
          }
        }
      }
      for _ in 0..<Swift.max(1, workers) { addNext() }
      while let (offset, outcome) = await group.next() {
        outcomes[offset] = outcome
        // Elements start in order, so every one before a failed one has been started: the
        // first failure stays the same for any number of workers.
        if case .failure = outcome { next = count }
        addNext()
      }
    }
    var values: [Value] = []
    for outcome in outcomes.compactMap({ $0 }) { values.append(try outcome.get()) }
    return values
  }
}
