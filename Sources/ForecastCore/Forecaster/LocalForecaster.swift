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

extension LocalForecaster {
  /// True.
  public var fitsSeriesApart: Bool { true }

  /// A fitter that fits every window from scratch.
  public func makeRollingFitter(context: FitContext) -> any RollingFitter<Local> {
    ColdFitter(self, context: context)
  }
}
