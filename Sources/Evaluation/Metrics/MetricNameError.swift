internal import ForecastCore

/// A name that is no metric's.
public struct MetricNameError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was asked for.
  public let name: String

  /// What was found, the nearest name, and all there are.
  public var description: String {
    let known = MetricCatalog.names
    let hint = NearestName.of(name, among: known).map { ", did you mean '\($0)'?" } ?? "."
    return "unknown metric '\(name)'\(hint) Metrics: \(known.joined(separator: ", "))."
  }
}
