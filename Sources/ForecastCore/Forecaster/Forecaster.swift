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

  /// What random streams derive from: what the model is, not what it is called.
  ///
  /// The same model under two names forecasts the same, and one model with two sets of options is
  /// compared with common random numbers.
  var streamName: String { get }

  /// Whether each series is fitted and forecast as if it were alone: then a panel may be cut into
  /// pieces that run side by side and fail on their own.
  var fitsSeriesApart: Bool { get }

  /// Whether missing values are no hindrance: stepped over, or filled from what the model may see.
  var takesGaps: Bool { get }

  /// Learns from a training slice.
  ///
  /// - Throws: `FitError` where the data do not allow the model.
  func fit(_ training: PanelSlice, context: FitContext) async throws -> Fitted
}

extension Forecaster {
  /// The name of the type.
  public var streamName: String { String(describing: Self.self) }

  /// A model of whole panels, unless it says otherwise.
  public var fitsSeriesApart: Bool { false }

  /// A model that refuses missing values, unless it says otherwise.
  public var takesGaps: Bool { false }

  /// The same definition under another name.
  public func named(_ name: String) -> Self {
    var copy = self
    copy.name = name
    return copy
  }
}
