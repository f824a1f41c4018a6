internal import ForecastCore

/// Whose probabilities of down, flat and up are judged.
public enum DirectionSource: Hashable, Sendable {
  /// The model's.
  case model
  /// The frequencies of its training part, which know nothing of the moment.
  case baseRates

  /// What stands behind a metric's name.
  var suffix: String { self == .model ? "" : "-base" }
  /// What stands behind a metric's title.
  var words: String { self == .model ? "" : " of base rates" }
}

extension ScoredPoint {
  /// The probabilities of down, flat and up, and which came true.
  ///
  /// - Throws: `MetricError.noDirectionProbabilities`.
  func directions(
    _ source: DirectionSource
  ) throws(MetricError) -> (probabilities: [Double], actual: Int) {
    guard case .directions(let directions) = distribution else {
      throw .noDirectionProbabilities
    }
    let rows = source == .model ? directions.probabilities : directions.baseRates
    return (rows[step], directions.direction(of: actual, step: step).rawValue)
  }

  /// Whether the likeliest direction came true, and which did; the first of equals is taken.
  func guess(_ source: DirectionSource) throws(MetricError) -> (isRight: Bool, actual: Int) {
    let (probabilities, actual) = try directions(source)
    let likeliest = probabilities.indices.reduce(0) {
      probabilities[$1] > probabilities[$0] ? $1 : $0
    }
    return (likeliest == actual, actual)
  }
}
