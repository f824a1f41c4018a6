public import ForecastCore

/// Any model with bounds from its own past errors.
///
/// Inside the fold the model forecasts the last origins of its training part; at each step the
/// bounds of a level are `point ± the error at rank ⌈(n + 1) · level⌉` of the n absolute errors
/// there. Where errors are exchangeable they hold the outcome with at least the probability of
/// the level, whatever the model and the data. With the adaptive method the level rises after
/// misses and falls after hits, for series that drift.
///
/// Origins stay what they are between refits. The model's own bounds and distribution are left
/// out, but for probabilities of directions, which are none of values.
///
/// - Complexity: a fit every `refitEvery` of `windows` origins, besides the model's own.
/// - Source: Lei, G'Sell, Rinaldo, Tibshirani & Wasserman (2018), J. Am. Stat. Assoc. 113(523),
///   1094–1111, section 2.2; Gibbs & Candès (2021), NeurIPS 34, equation 2.
public struct Conformalised: Forecaster {
  private var base: any Forecaster
  private let calibration: ConformalCalibration

  /// A model with bounds calibrated by the options of `conformal`; it keeps its name.
  ///
  /// - Throws: `OptionError` on a value outside its range.
  public init(
    _ base: any Forecaster, options: Conformal.Options = Conformal.Options()
  ) throws(OptionError) {
    self.init(base, by: try options.checked().calibration)
  }

  init(_ base: any Forecaster, by calibration: ConformalCalibration) {
    self.base = base
    self.calibration = calibration
  }

  /// What reports call the model: the base model's name.
  public var name: String {
    get { base.name }
    set { base = base.named(newValue) }
  }

  /// The base model's: both draw the same numbers.
  public var streamName: String { base.streamName }

  /// Whether the base model knows one series at a time.
  public var fitsSeriesApart: Bool { base.fitsSeriesApart }

  /// Whether the base model takes them; a missing actual is no error.
  public var takesGaps: Bool { base.takesGaps }

  /// The base model's fit and its past errors.
  public struct Fitted: FittedForecaster {
    let base: any FittedForecaster
    let scores: [String: ConformalScores]
    let calibration: ConformalCalibration
    let horizon: Int

    /// The base model's; the trainings that calibrated the bounds are not among them.
    public var trainingRecords: [TrainingRecord] { base.trainingRecords }

    /// The base model's points, with bounds from past errors.
    ///
    /// - Throws: what the base model throws; `FitError.unsuitable` with the number of past origins
    ///   that a level needs where there are fewer, or where more steps are asked for than the model
    ///   was calibrated for.
    public func forecast(
      after history: PanelSlice, steps: Int, levels: [ConfidenceLevel]
    ) async throws -> [Forecast] {
      let forecasts = try await base.forecast(after: history, steps: steps, levels: [])
      return try zip(forecasts, history).map { forecast, series in
        try Forecast(
          after: series, point: forecast.point,
          intervals: try intervals(levels, around: forecast.point, of: series.id),
          distribution: forecast.directions.map(PredictiveDistribution.directions))
      }
    }

    private func intervals(
      _ levels: [ConfidenceLevel], around point: [Double], of series: String
    ) throws(FitError) -> [PredictionInterval] {
      guard let scores = scores[series] else { throw .unknownSeries(series: series) }
      guard levels.isEmpty || point.count <= horizon else {
        throw .unsuitable(
          series: series,
          reason: "expected at most \(horizon) steps, which bounds are calibrated for, found "
            + "\(point.count)")
      }
      var intervals: [PredictionInterval] = []
      var reached = point.map { _ in 0.0 }
      for level in levels.sorted() {
        for step in point.indices {
          guard
            let reach = scores.reach(
              step: step, level: level, method: calibration.method, rate: calibration.rate)
          else { throw tooFew(scores.errors[step].count, level, step, of: series) }
          // Levels adapt each on its own; a wider one never gets narrower bounds.
          reached[step] = max(reached[step], reach)
        }
        intervals.append(
          PredictionInterval(
            level: level, lower: zip(point, reached).map { $0 - $1 },
            upper: zip(point, reached).map { $0 + $1 }))
      }
      return intervals
    }

    private func tooFew(
      _ found: Int, _ level: ConfidenceLevel, _ step: Int, of series: String
    ) -> FitError {
      let needed = ConformalScores.needed(for: level)
      let advice =
        calibration.windows < needed
        ? "calibrate on \(needed) or more (windows=\(needed) of conformal, "
          + "--calibration-windows \(needed) beside --intervals)"
        : "use a longer history"
      return .unsuitable(
        series: series,
        reason: "expected at least \(needed) calibration origins for bounds at \(level) % of "
          + "step \(step + 1), found \(found); \(advice), or a lower level")
    }
  }

  /// Fits the model, and lets it forecast the last origins of the training slice.
  ///
  /// - Parameters:
  ///   - training: what to learn from.
  ///   - previous: the fit the model goes on from, where it does; calibrating never does.
  ///   - context: the horizon bounds are calibrated for.
  /// - Returns: the model's fit with the errors of its past.
  /// - Throws: what the model throws.
  public func fit(
    _ training: PanelSlice, from previous: Fitted?, context: FitContext
  ) async throws -> Fitted {
    func fitted(_ model: some Forecaster) async throws -> any FittedForecaster {
      try await model.fit(training, context: context.part("model"))
    }
    func goneOn<Model: WarmStarting>(_ model: Model) async throws -> any FittedForecaster {
      try await model.fit(
        training, from: previous?.base as? Model.Fitted, context: context.part("model"))
    }
    let warm = startsWarm ? base as? any WarmStarting : nil
    let fit = if let warm { try await goneOn(warm) } else { try await fitted(base) }
    let scores = try await calibration.scores(
      of: self.base, on: training, context: context.part("calibration"))
    return Fitted(
      base: fit,
      scores: Dictionary(uniqueKeysWithValues: zip(training.map(\.id), scores)),
      calibration: calibration, horizon: context.horizon)
  }
}

extension Conformalised: WarmStarting {
  /// Whether the base model does.
  public var startsWarm: Bool { (base as? any WarmStarting)?.startsWarm ?? false }
}
