public import ForecastCore
internal import NumericalMethods

/// A fitted ETS model: one form's parameters, and what the other forms came to.
public struct ETSFit: StatefulForecaster {
  /// The model chosen.
  public let estimate: ETSEstimate
  /// Every form that was tried, in the catalog's order.
  public let estimates: [ETSEstimate]
  /// What simulated intervals draw from.
  let seed: UInt64

  init(estimates: [ETSEstimate], chosen: Int, seed: UInt64) {
    self.estimates = estimates
    estimate = estimates[chosen]
    self.seed = seed
  }

  /// The state at the end of a history that begins where the training slice did.
  ///
  /// - Throws: `FitError.missingValue`.
  public func state(after history: SeriesSlice) throws(FitError) -> ETSState {
    var state = estimate.parameters.initial
    try advance(&state, over: history, from: 0)
    return state
  }

  /// Filters on over new observations.
  ///
  /// - Throws: `FitError.missingValue`, `.valueOutsideDomain` on a value that is not above 0
  ///   where the form is multiplicative.
  public func advance(
    _ state: inout ETSState, over history: SeriesSlice, from seen: Int
  ) throws(FitError) {
    for position in seen..<history.count {
      let value = try history.presentValue(at: position)
      guard value > 0 || !estimate.form.needsPositiveValues else {
        throw .valueOutsideDomain(
          series: history.id, position: position, value: value,
          expected: "a value above 0 for the multiplicative form \(estimate.form)")
      }
      state.update(value, estimate.form, estimate.parameters)
    }
  }

  /// Forecasts from a state: the mean, and normal bounds from the exact variance.
  ///
  /// Only additive errors with a multiplicative season have no closed variance; their bounds
  /// are quantiles of simulated paths.
  public func forecast(
    from state: ETSState, after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
  ) throws -> Forecast {
    let moments = ETSMoments(estimate: estimate, state: state, steps: steps)
    if let variances = moments.variances {
      return try Forecast(
        after: history, means: moments.means,
        standardDeviations: variances.map { max($0, 0).squareRoot() }, levels: levels)
    }
    let simulation = ETSSimulation(estimate: estimate, state: state)
    return try simulation.forecast(
      after: history, means: moments.means, levels: levels,
      random: SeededRandom(seed: seed).child(history.count))
  }
}
