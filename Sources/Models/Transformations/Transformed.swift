public import ForecastCore

/// A model of whole panels that sees transformed values, each series transformed by itself.
public struct Transformed<Base: Forecaster>: WrappingForecaster {
  /// The model behind it.
  public var base: Base
  private let transformation: Transformation

  init(_ base: Base, by transformation: Transformation) {
    self.base = base
    self.transformation = transformation
  }

  /// Whether the base model knows one series at a time.
  public var fitsSeriesApart: Bool { base.fitsSeriesApart }

  /// Whether the base model takes them, which differences of neighbours would spread.
  public var takesGaps: Bool { base.takesGaps && !transformation.isDifference }

  /// The base model's fit, and what the transformation learned of each series.
  public struct Fitted: FittedForecaster {
    let base: Base.Fitted
    let transformations: [String: FittedTransformation]

    /// The base model's.
    public var trainingRecords: [TrainingRecord] { base.trainingRecords }

    /// Forecasts transformed values and undoes the transformation; points only under
    /// differences.
    public func forecast(
      after history: PanelSlice, steps: Int, levels: [ConfidenceLevel]
    ) async throws -> [Forecast] {
      let pairs = try history.map { series in
        guard let transformation = transformations[series.id] else {
          throw FitError.unknownSeries(series: series.id)
        }
        return (series, transformation)
      }
      let values = try pairs.map { try $1.values(of: $0) }
      let isDifference = pairs.contains { $1.kind.isDifference }
      let forecasts = try await base.forecast(
        after: history.replacingValues(values), steps: steps,
        levels: isDifference ? [] : levels)
      return try zip(forecasts, pairs).map { forecast, pair in
        try pair.1.restored(forecast, after: pair.0, spread: nil, levels: levels)
      }
    }
  }

  /// Learns the transformation of each series, then the model from what they give.
  ///
  /// - Throws: `FitError.valueOutsideDomain`, and what the base model throws.
  public func fit(_ training: PanelSlice, context: FitContext) async throws -> Fitted {
    try await fit(training) { try await base.fit($0, context: context) }
  }

  private func fit(
    _ training: PanelSlice, fitting: (PanelSlice) async throws -> Base.Fitted
  ) async throws -> Fitted {
    var transformations: [String: FittedTransformation] = [:]
    var values: [[Double]] = []
    for series in training {
      let learned = try FittedTransformation(transformation, training: series)
      transformations[series.id] = learned
      values.append(try learned.values(of: series))
    }
    do {
      return Fitted(
        base: try await fitting(training.replacingValues(values)),
        transformations: transformations)
    } catch let error as FitError {
      throw error.counting(transformation.lostObservations, of: training)
    }
  }
}

extension Transformed: WarmStarting where Base: WarmStarting {
  /// Whether the base model does.
  public var startsWarm: Bool { base.startsWarm }

  /// Learns the transformation of each series, then the model, from its last fit on.
  public func fit(
    _ training: PanelSlice, from previous: Fitted?, context: FitContext
  ) async throws -> Fitted {
    try await fit(training) {
      try await base.fit($0, from: previous?.base, context: context)
    }
  }
}
