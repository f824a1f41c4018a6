internal import ForecastCore

/// Forecasts beside actuals, reduced to what every model finished: what scores are made of.
public struct ScoringData: Sendable {
  /// The models that gave a forecast at one fold at least, in the order of the comparison.
  public let models: [String]
  /// Models of the comparison that finished no fold: they have no scores.
  public let absentModels: [String]
  /// The series, in panel order.
  public let series: [ScoringSeries]
  /// The most steps any fold has.
  public let horizon: Int
  /// Steps between the cutoff and the first target.
  public let gap: Int
  /// Observations from one origin to the next, as planned.
  ///
  /// Errors of folds further apart than a horizon do not overlap. Nil where cutoffs were asked for one by one, or no plan is known.
  public let step: Int?
  /// How origins were found to overlap; nil where that was not looked at.
  let overlap: FoundOverlap?

  /// Folds left out because the run was stopped before every model had reached them.
  public let interruptedFolds: Int

  init(
    models: [String], absentModels: [String], series: [ScoringSeries], gap: Int, step: Int?,
    overlap: FoundOverlap? = nil, interruptedFolds: Int = 0
  ) {
    self.interruptedFolds = interruptedFolds
    self.models = models
    self.absentModels = absentModels
    self.series = series
    self.gap = gap
    self.step = step
    self.overlap = overlap
    horizon = series.flatMap { $0.folds.map(\.actuals.count) }.max() ?? 0
  }

  /// Folds that are scored, over all series.
  public var scoredFolds: Int { series.reduce(0) { $0 + $1.folds.count } }
  /// Folds left out because not every model finished them.
  public var unscoredFolds: Int { series.reduce(0) { $0 + $1.unscoredFolds } }
}

extension ScoringData {
  /// What an evaluation found, over the folds every model finished.
  ///
  /// - Parameters:
  ///   - result: the evaluation.
  ///   - seasonLength: the season of the scales; nil takes the panel's.
  public init(_ result: CrossValidationResult, seasonLength: Int? = nil) {
    let taking = result.models.filter(\.hasForecast)
    let series = result.series.enumerated().map { index, one in
      let scored = one.folds.indices.filter {
        !taking.isEmpty && result.isScored(series: index, fold: $0)
      }
      let values = one.observations.values
      let folds = scored.map { position in
        let fold = one.folds[position]
        let season = seasonLength ?? one.observations.seasonLength
        return ScoringFold(
          origin: fold.origin, actuals: Array(values[fold.targets]),
          lastValue: values[fold.training].last { !$0.isNaN } ?? .nan,
          scale: Result { () throws(MetricError) in
            try SeasonalScale(training: Array(values[fold.training]), seasonLength: season)
          },
          forecasts: taking.compactMap { $0.outcomes[index][position].forecast }.map {
            SteppedForecast(
              point: $0.point, intervals: $0.intervals, distribution: $0.distribution)
          })
      }
      return ScoringSeries(
        id: one.id, folds: folds, unscoredFolds: one.folds.count - scored.count)
    }
    let interrupted = result.series.indices.reduce(0) { sum, index in
      sum
        + result.series[index].folds.indices.count { fold in
          (taking.isEmpty || !result.isScored(series: index, fold: fold))
            && result.models.contains { $0.outcomes[index][fold] == .interrupted }
            && !taking.contains { $0.outcomes[index][fold].isFailure }
        }
    }
    let spans = result.series.map { one in
      one.folds.map {
        FoundOverlap.Span(origin: $0.origin, cutoff: $0.cutoff, targets: Array($0.targets))
      }
    }
    let step: Int? =
      switch result.plan.origins {
      case .last(_, let stride): stride
      case .every: 1
      case .at: nil
      }
    self.init(
      models: taking.map(\.name),
      absentModels: result.models.filter { !$0.hasForecast }.map(\.name), series: series,
      gap: result.plan.gap, step: step, overlap: FoundOverlap(spans), interruptedFolds: interrupted)
  }
}

extension FoldOutcome {
  /// Whether the model failed, rather than finished or was never reached.
  fileprivate var isFailure: Bool {
    if case .failed = self { return true }
    return false
  }
}
