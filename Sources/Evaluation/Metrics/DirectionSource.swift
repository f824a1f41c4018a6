internal import ForecastCore

/// Whose probabilities of down, flat and up are judged.
public enum DirectionSource: Hashable, Sendable {
  /// The model's.
  case model
  /// The frequencies of its training part, which know nothing of the moment.
  case baseRates
}

/// A metric of the probabilities of down, flat and up that is had of base rates as well.
protocol DirectionMetric: SampleMetric {
  /// Whose probabilities are judged.
  var source: DirectionSource { get }
  /// Name, title and preference where the model's are judged.
  static var own: (name: String, title: String, better: MetricPreference) { get }
}

extension DirectionMetric {
  /// `log-loss`, of base rates `log-loss-base`.
  public var name: String { Self.own.name + (source == .model ? "" : "-base") }
  /// What tables call it.
  public var title: String { Self.own.title + (source == .model ? "" : " of base rates") }
  /// Which value is better; that of base rates is no model's merit.
  public var better: MetricPreference { source == .model ? Self.own.better : .neither }
  /// What a forecast must carry.
  public var needs: MetricNeeds { .distribution }
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
