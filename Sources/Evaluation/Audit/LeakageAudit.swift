/// What an audit for leaks found: whether any forecast changes with its future.
public struct LeakageAudit: Sendable {
  /// The models that were audited.
  public let models: [String]
  /// The origins whose futures were replaced, counted from 0, oldest first.
  public let origins: [Int]
  /// What the futures were replaced by.
  public let replacements: [FutureReplacement]
  /// How many forecasts were made again and compared, in the order of the models.
  public let forecasts: [Int]
  /// How many times a model failed again, in the order of the models: these are no forecasts, but
  /// their words were compared.
  public let failures: [Int]
  /// The first leak of every model that leaks, in the order of the models.
  public let leaks: [Leak]
  /// Whether the audit was stopped before its end.
  public let wasInterrupted: Bool

  /// Whether everything was compared and nothing changed.
  public var isClean: Bool { leaks.isEmpty && !wasInterrupted }

  /// How many outcomes were compared: forecasts and failures.
  public var comparisons: Int { (forecasts + failures).reduce(0, +) }
}

extension LeakageAudit: CustomStringConvertible {
  /// What was done and found, a sentence, and one a leak.
  public var description: String {
    let ways = replacements.map(\.title)
    let listed =
      ways.count > 1
      ? ways.dropLast().joined(separator: ", ") + " and " + (ways.last ?? "") : ways.joined()
    let done =
      "\(Self.text(forecasts, "forecast")) were made again at "
      + "\(origins.count) origin\(origins.count == 1 ? "" : "s"), with everything after the "
      + "cutoff replaced by \(listed)"
    let failed = failures.contains { $0 > 0 } ? Self.text(failures, "failure") : nil
    if !leaks.isEmpty {
      return "\(done)\(failed.map { ", beside \($0)" } ?? ""): \(leaks.count) of the models leak."
        + leaks.map { "\n\($0)" }.joined()
    }
    if wasInterrupted {
      return
        "\(done)\(failed.map { ", beside \($0)" } ?? ""); the audit was stopped before its end."
    }
    let found = forecasts.contains { $0 > 0 } ? ": all are bit-identical" : ""
    return done + found + (failed.map { ", and \($0) were the same again." } ?? ".")
  }

  /// `45 forecasts of 2 models`, of those that have any.
  private static func text(_ counts: [Int], _ noun: String) -> String {
    let (all, models) = (counts.reduce(0, +), counts.count { $0 > 0 })
    return "\(all) \(noun)\(all == 1 ? "" : "s") of \(models) model\(models == 1 ? "" : "s")"
  }
}
