public import ForecastCore

/// A catalog model of networks over windows.
///
/// It says what is trained; fitting, warm starts and saving follow from that, here for all of them.
/// From options and a plan the networks can be built anew, so that weights are all that has to be
/// kept of a fit.
public protocol NetworkModel: SavableModel, WarmStarting where Fitted == FittedNetworks {
  /// What is trained when `horizon` steps are wanted.
  func windowModel(horizon: Int) -> WindowModel
}

extension NetworkModel {
  /// Whether `start=warm` was chosen.
  public var startsWarm: Bool { windowModel(horizon: 1).training.start == .warm }

  /// Trains on windows of every series.
  ///
  /// - Parameters:
  ///   - training: what to learn from.
  ///   - previous: a fit whose weights are the first ones; nil draws them.
  ///   - context: the horizon, and where randomness comes from.
  /// - Returns: the trained networks.
  /// - Throws: `FitError.seriesTooShort`, `.missingValue`, `.valueOutsideDomain`, `.diverged`.
  public func fit(
    _ training: PanelSlice, from previous: FittedNetworks?, context: FitContext
  ) async throws -> FittedNetworks {
    try await windowModel(horizon: context.horizon)
      .fit(training, from: previous, context: context)
  }
}
