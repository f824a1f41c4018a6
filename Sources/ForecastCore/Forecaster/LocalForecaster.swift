/// The definition of a model that knows one series at a time.
///
/// Conform to this and the model works on panels too, each series by itself, in parallel
/// (`PanelOfFits`).
public protocol LocalForecaster: Forecaster where Fitted == PanelOfFits<Local> {
  /// What fitting one series gives.
  associatedtype Local: FittedLocalForecaster

  /// Learns from one series.
  ///
  /// - Throws: `FitError` where the series does not allow the model.
  func fit(_ training: SeriesSlice, context: FitContext) throws(FitError) -> Local

  /// A fitter for one series whose training window will move on: an expanding or sliding run.
  ///
  /// The default fits every window from scratch.
  func makeRollingFitter(context: FitContext) -> any RollingFitter<Local>
}

/// A fitted model of one series: parameters, not data.
public protocol FittedLocalForecaster: Sendable {
  /// Forecasts `steps` values after the end of `history`.
  ///
  /// - Parameters:
  ///   - history: the training series, or the same series up to a later origin.
  ///   - steps: at least 1.
  ///   - levels: the prediction intervals wanted; a model without intervals gives none.
  /// - Returns: one value, and one pair of bounds a level, for each step.
  /// - Throws: `FitError` where the history is unfit, `ForecastError` where the model breaks down.
  func forecast(
    after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
  ) throws -> Forecast
}

/// Fits one model to successive windows of one series, keeping what saves work.
///
/// A fit here agrees with `LocalForecaster.fit` on the same window: exactly, or to the
/// accuracy the model documents. Windows may only move forward.
public protocol RollingFitter<Local> {
  /// What fitting gives.
  associatedtype Local: FittedLocalForecaster

  /// Whether a fit costs less than one from scratch: then the windows of a series are worth
  /// taking one after another, else all at once on several threads.
  var reusesWork: Bool { get }

  /// Fits the next window.
  mutating func fit(_ training: SeriesSlice) throws(FitError) -> Local
}

/// Fits every window from scratch.
public struct ColdFitter<Model: LocalForecaster>: RollingFitter {
  private let model: Model
  private let context: FitContext

  /// A fitter without memory.
  public init(_ model: Model, context: FitContext) {
    self.model = model
    self.context = context
  }

  /// False.
  public var reusesWork: Bool { false }

  /// `model.fit(training)`.
  public func fit(_ training: SeriesSlice) throws(FitError) -> Model.Local {
    try model.fit(training, context: context)
  }
}

extension LocalForecaster {
  /// A fitter that fits every window from scratch.
  public func makeRollingFitter(context: FitContext) -> any RollingFitter<Local> {
    ColdFitter(self, context: context)
  }
}

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
