/// A model whose fit can start where the fit at the origin before ended.
///
/// The fits of a rolling evaluation then depend on each other and run one after another, oldest
/// origin first, so that the outcome is the same for any number of threads.
public protocol WarmStarting: Forecaster {
  /// Whether it does so, as its options say.
  var startsWarm: Bool { get }

  /// Learns from a training slice.
  ///
  /// - Parameters:
  ///   - training: what to learn from.
  ///   - previous: the fit at the last origin that gave one; nil at the first.
  ///   - context: as for every fit.
  /// - Returns: parameters, not data.
  /// - Throws: `FitError` where the data do not allow the model.
  func fit(
    _ training: PanelSlice, from previous: Fitted?, context: FitContext
  ) async throws -> Fitted
}

extension WarmStarting {
  /// Learns from nothing but a training slice.
  public func fit(_ training: PanelSlice, context: FitContext) async throws -> Fitted {
    try await fit(training, from: nil, context: context)
  }
}
