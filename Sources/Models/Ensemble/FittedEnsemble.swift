internal import ForecastCore

/// Fits of several models that forecast as one.
struct FittedEnsemble: FittedForecaster {
  let members: [any FittedForecaster]
  /// What the members are called.
  let names: [String]
  let combination: EnsembleCombination

  /// The members', each under its name.
  var trainingRecords: [TrainingRecord] {
    zip(members, names).flatMap { member, name in
      member.trainingRecords.map { $0.within(name) }
    }
  }

  /// Forecasts with every member, and makes one of them.
  func forecast(
    after history: PanelSlice, steps: Int, levels: [ConfidenceLevel]
  ) async throws -> [Forecast] {
    var forecasts: [[Forecast]] = []
    for member in members {
      forecasts.append(
        try await member.forecast(after: history, steps: steps, levels: levels))
    }
    return try history.indices.map { series in
      try combination.forecast(
        from: forecasts.map { $0[series] }, after: history[series], levels: levels)
    }
  }
}
