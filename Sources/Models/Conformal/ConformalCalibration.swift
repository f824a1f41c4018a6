internal import ForecastCore

/// How a model's bounds are calibrated: which past origins, which method.
struct ConformalCalibration: Hashable, Sendable {
  var method = ConformalMethod.split
  /// Origins of each series, where it is long enough.
  var windows = 100
  /// A fit serves this many of them.
  var refitEvery = 10
  /// How fast the level adapts.
  var rate = 0.05

  /// The errors of a model at the last origins of each series of a training slice.
  ///
  /// - Throws: `CancellationError`; a model that fails at an origin has no error there.
  func scores(
    of model: any Forecaster, on training: PanelSlice, context: FitContext
  ) async throws -> [ConformalScores] {
    let inner = InnerEvaluation(
      horizon: context.horizon, windows: windows, refitEvery: refitEvery)
    let held = try await inner.run([model], on: training, context: context)
    return training.indices.map { series in
      let positions = held.positions(ofSeries: series)
      return ConformalScores(
        errors: (0..<context.horizon).map { step in
          positions.compactMap { position -> Double? in
            guard let forecast = held.forecasts[0][position] else { return nil }
            let error = abs(
              held.actuals(after: held.origins[position])[step] - forecast.point[step])
            return error.isNaN ? nil : error
          }
        })
    }
  }
}
