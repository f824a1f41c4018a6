public import NumericalMethods

/// The definition of a model: validated options, no data.
///
/// A definition is fitted to a training slice and gives a *fitted* value; only that can
/// forecast, so there is no "not fitted" to get wrong. Everything a model learns (scaling,
/// order selection, early stopping) it learns inside `fit`, from the slice it is handed.
///
/// Models of one series at a time conform to `LocalForecaster` instead, which lifts them here.
public protocol Forecaster: Sendable {
  /// What fitting gives.
  associatedtype Fitted: FittedForecaster

  /// What reports call the model; it stands in column names, so it has no comma.
  var name: String { get set }

  /// Learns from a training slice.
  ///
  /// - Throws: `FitError` where the data do not allow the model.
  func fit(_ training: PanelSlice, context: FitContext) async throws -> Fitted
}

extension Forecaster {
  /// The same definition under another name.
  public func named(_ name: String) -> Self {
    var copy = self
    copy.name = name
    return copy
  }
}

/// A fitted model of a panel: parameters, not data.
public protocol FittedForecaster: Sendable {
  /// Forecasts `steps` values after the end of each series of `history`, in its order.
  ///
  /// - Parameters:
  ///   - history: may reach past the training slice: parameters stay, the origin moves.
  ///   - steps: at least 1.
  ///   - levels: the prediction intervals wanted; a model without intervals gives none.
  /// - Returns: one forecast a series, in the order of `history`.
  /// - Throws: `FitError` where a history is unfit, `ForecastError` where the model breaks down.
  func forecast(
    after history: PanelSlice, steps: Int, levels: [ConfidenceLevel]
  ) async throws -> [Forecast]
}

/// What a fit may know besides its training slice.
public struct FitContext: Sendable {
  /// The number of steps that will be forecast: models that fit for a horizon need it.
  public let horizon: Int
  /// The stream every random draw of this fit comes from.
  public let random: SeededRandom
  /// How many fits may run at a time; 1 within a work queue that is already parallel.
  public let workers: Int

  /// A context for fits that forecast `horizon` steps.
  public init(
    horizon: Int, random: SeededRandom = SeededRandom(seed: 1), workers: Int = 1
  ) {
    precondition(horizon >= 1, "a horizon must be at least 1, found \(horizon)")
    precondition(workers >= 1, "at least one worker is needed, found \(workers)")
    self.horizon = horizon
    self.random = random
    self.workers = workers
  }

  /// The context of one of several fits: its own random stream, no further parallelism.
  public func child(_ index: Int) -> FitContext {
    FitContext(horizon: horizon, random: random.child(index))
  }
}
