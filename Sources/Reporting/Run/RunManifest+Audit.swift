public import Evaluation

extension RunManifest {
  /// What an audit for leaks found.
  public struct Audit: Codable, Hashable, Sendable {
    /// Whether everything was compared and nothing changed.
    public var isClean: Bool
    /// How many forecasts were made again and compared.
    public var forecasts: Int
    /// How many failures were the same again, or were compared; nil in runs whose `forecasts` count
    /// them too.
    public var failures: Int?
    /// The origins whose futures were replaced, counted from 1, oldest first.
    public var origins: [Int]
    /// What the futures were replaced by: `noise`, `missing`, `huge`.
    public var replacements: [String]
    /// The first leak of every model that leaks, in words.
    public var leaks: [String]
    /// Whether the audit was stopped before its end.
    public var wasInterrupted: Bool

    /// The findings of an audit.
    public init(_ audit: LeakageAudit) {
      isClean = audit.isClean
      forecasts = audit.forecasts.reduce(0, +)
      failures = audit.failures.reduce(0, +)
      origins = audit.origins.map { $0 + 1 }
      replacements = audit.replacements.map(\.rawValue)
      leaks = audit.leaks.map { "\($0)" }
      wasInterrupted = audit.wasInterrupted
    }
  }
}
