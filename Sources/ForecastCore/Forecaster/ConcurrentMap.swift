extension RandomAccessCollection where Self: Sendable, Element: Sendable, Index == Int {
  /// Transforms every element, at most `workers` at a time, and returns the results in order.
  ///
  /// Results are placed by index, so they do not depend on the number of workers. Where
  /// several elements fail, the error of the first in order is thrown.
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
        addNext()
      }
    }
    var values: [Value] = []
    for outcome in outcomes.compactMap({ $0 }) { values.append(try outcome.get()) }
    return values
  }
}
