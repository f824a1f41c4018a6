/// A model's errors `e = y − ŷ` at one step, in the order of origins, series after series.
public struct StepErrors: Hashable, Sendable {
  /// The errors of each series, oldest origin first; missing actuals are left out.
  public let bySeries: [[Double]]
  /// Whether each error was divided by the scale of its training part, so that series of any
  /// size count alike.
  public let isScaled: Bool

  /// All of them.
  public var all: [Double] { bySeries.flatMap { $0 } }

  /// The errors of a model.
  ///
  /// Where there are several series they are scaled by the in-sample error of seasonal naive;
  /// a series without a scale is left out then.
  ///
  /// - Parameters:
  ///   - data: forecasts beside actuals.
  ///   - model: a position in its `models`.
  ///   - step: which step, from 0.
  public init(_ data: ScoringData, model: Int, step: Int) {
    let isScaled = data.series.count > 1
    self.isScaled = isScaled
    bySeries = data.series.map { series in
      series.folds.compactMap { fold -> Double? in
        guard step < fold.actuals.count else { return nil }
        let error = fold.actuals[step] - fold.forecasts[model].point[step]
        guard error.isFinite else { return nil }
        guard isScaled else { return error }
        guard let scale = try? fold.scale.get().absoluteDivisor() else { return nil }
        return error / scale
      }
    }
  }

  /// Their autocorrelation: of the one series, or the mean of all that have one.
  public func autocorrelation() -> Autocorrelation? {
    let own = bySeries.compactMap { Autocorrelation($0) }
    guard let first = own.first else { return nil }
    guard own.count > 1 else { return first }
    return Autocorrelation(meanOf: own)
  }
}

extension Autocorrelation {
  /// The mean over series, with the bound of one of them.
  fileprivate init(meanOf parts: [Autocorrelation]) {
    let lags = parts.map(\.values.count).min() ?? 0
    values = (0..<lags).map { lag in
      parts.reduce(0) { $0 + $1.values[lag] } / Double(parts.count)
    }
    bound = parts.map(\.bound).max() ?? 0
    count = parts.reduce(0) { $0 + $1.count }
  }
}
