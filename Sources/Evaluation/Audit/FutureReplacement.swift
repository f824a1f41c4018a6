internal import ForecastCore
internal import NumericalMethods

/// What everything after a cutoff is replaced by in an audit.
public enum FutureReplacement: String, CaseIterable, Hashable, Sendable {
  /// Random numbers of about the size of the series.
  case noise
  /// Missing observations.
  case missing
  /// Numbers of ±1e300.
  case huge

  /// What a reader is told the future was replaced by.
  public var title: String {
    switch self {
    case .noise: "noise"
    case .missing: "missing values"
    case .huge: "numbers of ±1e300"
    }
  }

  /// A series' values with those from a position on replaced.
  func applied(to values: [Double], from first: Int, random: SeededRandom) -> [Double] {
    var random = random
    let seen = values[..<first].filter { !$0.isNaN }.map(abs)
    let size = (seen.max() ?? 1) + 1
    return values.enumerated().map { position, value in
      guard position >= first else { return value }
      return switch self {
      case .noise: size * random.normal()
      case .missing: .nan
      case .huge: position % 2 == 0 ? 1e300 : -1e300
      }
    }
  }
}
