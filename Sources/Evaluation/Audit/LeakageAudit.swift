/// What an audit for leaks found: whether any forecast changes with its future.
public struct LeakageAudit: Sendable {
  /// The models that were audited.
  public let models: [String]
  /// The origins whose futures were replaced, counted from 0, oldest first.
  public let origins: [Int]
  /// What the futures were replaced by.
  public let replacements: [FutureReplacement]
  /// How many forecasts were made again and compared.
  public let comparisons: Int
  /// The first leak of every model that leaks, in the order of the models.
  public let leaks: [Leak]
  /// Whether the audit was stopped before its end.
  public let wasInterrupted: Bool

  /// Whether everything was compared and nothing changed.
  public var isClean: Bool { leaks.isEmpty && !wasInterrupted }
}

extension LeakageAudit: CustomStringConvertible {
  /// What was done and found, a sentence, and one a leak.
  public var description: String {
    let ways = replacements.map(\.title)
    let listed =
      ways.count > 1
      ? ways.dropLast().joined(separator: ", ") + " and " + (ways.last ?? "") : ways.joined()
    let done =
      "\(comparisons) forecast\(comparisons == 1 ? "" : "s") of "
      + "\(models.count) model\(models.count == 1 ? "" : "s") were made again at "
      + "\(origins.count) origin\(origins.count == 1 ? "" : "s"), with everything after the "
      + "cutoff replaced by \(listed)"
    if !leaks.isEmpty {
      return "\(done): \(leaks.count) of the models leak."
        + leaks.map { "\n\($0)" }.joined()
    }
    return wasInterrupted
      ? "\(done); the audit was stopped before its end." : "\(done): all are bit-identical."
  }
}
