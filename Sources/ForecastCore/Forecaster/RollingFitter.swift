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
