internal import ForecastCore

/// Forecasts from one fit at later and later origins of a series.
protocol MovingOrigin {
  /// Forecasts after a history that extends the one of the call before.
  mutating func forecast(
    after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
  ) throws -> Forecast
}

/// The cheapest way a fit offers to move its origin on.
func movingOrigin<Fit: FittedLocalForecaster>(of fit: Fit) -> any MovingOrigin {
  func carrying<Stateful: StatefulForecaster>(_ fit: Stateful) -> any MovingOrigin {
    CarryingOrigin(fit: fit)
  }
  if let stateful = fit as? any StatefulForecaster { return carrying(stateful) }
  return ReadingOrigin(fit: fit)
}

/// Reads the whole history at every origin.
private struct ReadingOrigin<Fit: FittedLocalForecaster>: MovingOrigin {
  let fit: Fit

  func forecast(
    after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
  ) throws -> Forecast {
    try fit.forecast(after: history, steps: steps, levels: levels)
  }
}

/// Carries the state from origin to origin, taking in only what is new.
private struct CarryingOrigin<Fit: StatefulForecaster>: MovingOrigin {
  let fit: Fit
  private var carried: (state: Fit.State, seen: Int)?

  init(fit: Fit) { self.fit = fit }

  mutating func forecast(
    after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
  ) throws -> Forecast {
    let state = try state(after: history)
    carried = (state, history.count)
    return try fit.forecast(from: state, after: history, steps: steps, levels: levels)
  }

  private func state(after history: SeriesSlice) throws(FitError) -> Fit.State {
    guard let carried else { return try fit.state(after: history) }
    var state = carried.state
    try fit.advance(&state, over: history, from: carried.seen)
    return state
  }
}
