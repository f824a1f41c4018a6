/// Fits one model to successive windows of one series, keeping what saves work.
///
/// A fit here agrees with `LocalForecaster.fit` on the same window: exactly, or to the
/// accuracy the model documents. Windows may only move forward.
///
/// As the bits of a fit depend on the fits before, a run that goes on where another has stopped
/// needs what those have left: `memory`.
public protocol RollingFitter<Local> {
  /// What fitting gives.
  associatedtype Local: FittedLocalForecaster

  /// Whether a fit costs less than one from scratch: then the windows of a series are worth
  /// taking one after another, else all at once on several threads.
  var reusesWork: Bool { get }

  /// Fits the next window.
  mutating func fit(_ training: SeriesSlice) throws(FitError) -> Local

  /// What the fits so far leave for those to come, as bytes, asked after a fit that succeeded.
  var memory: [UInt8] { get }

  /// Goes on where another fitter of the same model stood: the fits to come are the same, bit by
  /// bit.
  ///
  /// - Parameters:
  ///   - memory: what the other had left.
  ///   - training: the window it had fitted last.
  /// - Returns: false where the bytes are not what such a fitter leaves; then this one is not to
  ///   be used any more.
  mutating func restore(_ memory: [UInt8], after training: SeriesSlice) -> Bool
}
