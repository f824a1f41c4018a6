/// A fitted model that can carry its state along with the origin.
///
/// Between refits an evaluation moves the origin again and again. Filtering the history from
/// its start each time costs O(n) an origin; carrying the state costs O(new observations).
/// Both ways give the same forecast; the contract suite compares them.
public protocol StatefulForecaster: FittedLocalForecaster {
  /// What the model needs to know of the past to forecast.
  associatedtype State: Sendable

  /// The state at the end of a history.
  func state(after history: SeriesSlice) throws(FitError) -> State

  /// Moves a state on over observations that directly follow those it has seen.
  ///
  /// - Parameters:
  ///   - state: the state at position `seen` of `history`, moved to the end of `history`.
  ///   - history: the series up to the new origin; only what follows `seen` is new.
  ///   - seen: how many observations of `history` the state has already taken in.
  /// - Throws: `FitError` where a new observation is one the model cannot take in.
  func advance(_ state: inout State, over history: SeriesSlice, from seen: Int) throws(FitError)

  /// Forecasts from a state.
  func forecast(
    from state: State, after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
  ) throws -> Forecast
}

extension StatefulForecaster {
  /// Forecasts from the state at the end of `history`.
  public func forecast(
    after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
  ) throws -> Forecast {
    try forecast(
      from: state(after: history), after: history, steps: steps, levels: levels)
  }
}
