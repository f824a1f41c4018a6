public import ForecastCore

/// Mean absolute errors of every model along the origins: changes of regime stand out.
///
/// Each value is the mean over the steps of a fold, over the series cut at that origin, and over
/// the origins of a stretch where there are more of them than can be shown.
public struct ErrorsOverTime: Sendable {
  /// Some origins that follow each other.
  public struct Stretch: Sendable {
    /// The cutoff of its first origin, in the first series that has it.
    public let from: Timestamp
    /// The cutoff of its last origin.
    public let to: Timestamp
    /// One value a model, in the order of `models`.
    public let values: [Double]
    /// Origins it is made of.
    public let origins: Int
  }

  /// The models that are scored.
  public let models: [String]
  /// Oldest first.
  public let stretches: [Stretch]
  /// Whether errors were divided by the scale of their training part.
  public let isScaled: Bool

  /// The errors of an evaluation.
  ///
  /// - Parameters:
  ///   - result: the evaluation; its scored folds count.
  ///   - data: the same, reduced to what is scored.
  ///   - most: as many stretches at most.
  public init(_ result: CrossValidationResult, data: ScoringData, most: Int = 120) {
    models = data.models
    isScaled = data.series.count > 1
    var cutoffs: [Int: Timestamp] = [:]
    for series in result.series {
      for fold in series.folds where cutoffs[fold.origin] == nil {
        cutoffs[fold.origin] = series.cutoffTime(of: fold)
      }
    }
    var losses: [Int: [[Double]]] = [:]
    for series in data.series {
      for fold in series.folds {
        guard let own = Self.losses(of: fold, isScaled: isScaled) else { continue }
        losses[fold.origin, default: []].append(own)
      }
    }
    let origins = losses.keys.sorted()
    let size = max(1, (origins.count + most - 1) / max(1, most))
    stretches = stride(from: 0, to: origins.count, by: size).compactMap { start in
      let part = origins[start..<min(start + size, origins.count)]
      guard let first = part.first, let last = part.last, let from = cutoffs[first],
        let to = cutoffs[last]
      else { return nil }
      let byOrigin = part.compactMap { losses[$0].map(Self.mean) }
      return Stretch(from: from, to: to, values: Self.mean(byOrigin), origins: part.count)
    }
  }

  /// The mean absolute error of each model over a fold's steps, or nil where nothing came true.
  private static func losses(of fold: ScoringFold, isScaled: Bool) -> [Double]? {
    let steps = fold.actuals.indices.filter { !fold.actuals[$0].isNaN }
    guard !steps.isEmpty else { return nil }
    var divisor = 1.0
    if isScaled {
      guard let scale = try? fold.scale.get().absoluteDivisor() else { return nil }
      divisor = scale
    }
    return fold.forecasts.map { forecast in
      steps.reduce(0) { $0 + abs(fold.actuals[$1] - forecast.point[$1]) }
        / Double(steps.count) / divisor
    }
  }

  private static func mean(_ rows: [[Double]]) -> [Double] {
    guard let width = rows.first?.count else { return [] }
    return (0..<width).map { column in
      rows.reduce(0) { $0 + $1[column] } / Double(rows.count)
    }
  }
}
