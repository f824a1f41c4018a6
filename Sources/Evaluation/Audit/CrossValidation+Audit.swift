public import ForecastCore
internal import NumericalMethods

extension CrossValidation {
  /// Audits models for leaks: no forecast may change with what follows its cutoff.
  ///
  /// Everything after the cutoff of some origins, values and observed covariates, is replaced, by
  /// noise, by missing values and by huge numbers, the folds up to there are run again, and every
  /// forecast has to stay the same, bit by bit: points, bounds, distributions, and the scale of the
  /// fold. A model that fails has to fail with the same words.
  ///
  /// The models are made anew for each panel, so that what they learn from a panel outside of any
  /// fold is caught too.
  ///
  /// - Parameters:
  ///   - panel: the series.
  ///   - result: what `evaluate` found for the same models on the panel.
  ///   - count: how many origins are audited, evenly spaced, the last among them.
  ///   - finished: what an earlier audit of the same evaluation has reported: it is not done again.
  ///   - models: makes the definitions for a panel, in the order of the result.
  ///   - onFold: called after every fold of every model that was run again, on any thread.
  /// - Returns: what was compared, and the first leak of every model that leaks.
  /// - Throws: what `models` throws.
  public func audit(
    _ panel: Panel, against result: CrossValidationResult, origins count: Int = 3,
    resuming finished: [AuditRecord] = [],
    models: @Sendable (PanelSlice) throws -> [any Forecaster],
    onFold: @escaping @Sendable (AuditRecord) -> Void = { _ in }
  ) async throws -> LeakageAudit {
    let origins = auditedOrigins(of: result, count: count)
    var leaks = [Leak?](repeating: nil, count: result.models.count)
    var forecasts = [Int](repeating: 0, count: result.models.count)
    var failures = forecasts
    audit: for origin in origins {
      for replacement in FutureReplacement.allCases {
        if Task.isCancelled { break audit }
        let changed = self.panel(panel.whole, of: result, after: origin, by: replacement)
        let series = zip(changed, result.series).map { slice, series in
          EvaluatedSeries(observations: slice, folds: series.upTo(origin: origin).folds)
        }
        let stage = FitPlace.Stage(origin: origin, replacement: replacement)
        var queue = queue
        queue.stage = stage
        queue.finished = FinishedFolds(
          finished.filter { $0.stage == stage }.compactMap { $0.completed(by: result) })
        let again = await queue.run(try models(changed), on: series) { event in
          onFold(AuditRecord(event.record, at: stage, against: result))
        }
        let comparison = AuditComparison(
          result: result, again: again, series: series, replacement: replacement)
        for model in leaks.indices {
          let (made, failed) = comparison.counts(of: model)
          forecasts[model] += made
          failures[model] += failed
          if leaks[model] == nil { leaks[model] = comparison.leak(of: model) }
        }
      }
    }
    return LeakageAudit(
      models: result.models.map(\.name), origins: origins,
      replacements: FutureReplacement.allCases, forecasts: forecasts,
      failures: failures, leaks: leaks.compactMap { $0 }, wasInterrupted: Task.isCancelled)
  }

  /// What an audit will do, as far as that is known before it.
  ///
  /// - Parameters:
  ///   - models: the definitions that are evaluated.
  ///   - result: what `planned` or `evaluate` gave for them.
  ///   - count: how many origins are audited.
  /// - Returns: how many forecasts are made again, and how many times parameters are learned.
  public func auditPlan(
    _ models: [any Forecaster], of result: CrossValidationResult, origins count: Int = 3
  ) -> (forecasts: Int, fits: Int) {
    let replacements = FutureReplacement.allCases.count
    var plan = (forecasts: 0, fits: 0)
    for origin in auditedOrigins(of: result, count: count) {
      let series = result.series.map { $0.upTo(origin: origin) }
      let folds = series.reduce(0) { $0 + $1.folds.count }
      plan.forecasts += folds * models.count * replacements
      plan.fits += queue.fitCount(models, on: series) * replacements
    }
    return plan
  }

  /// Evenly spaced origins, the last among them.
  private func auditedOrigins(of result: CrossValidationResult, count: Int) -> [Int] {
    let all = Set(result.series.flatMap { $0.folds.map(\.origin) }).sorted()
    let wanted = min(max(1, count), all.count)
    return (0..<wanted).map { all[(($0 + 1) * all.count) / wanted - 1] }
  }

  /// The panel with everything after each series' cutoff at an origin replaced; a series that
  /// is not cut there is replaced after its last cutoff before, all of it where it has none.
  private func panel(
    _ panel: PanelSlice, of result: CrossValidationResult, after origin: Int,
    by replacement: FutureReplacement
  ) -> PanelSlice {
    let random = SeededRandom(seed: seed).child(named: "audit").child(origin)
    let cutoffs = result.series.map { series in
      series.folds.last { $0.origin <= origin }?.cutoff
    }
    // Everything else stays what it is: times, names, the season, what is known beforehand.
    return panel.replacingValues(
      panel.enumerated().map { index, slice in
        replacement.applied(
          to: slice.values, from: cutoffs[index].map { $0 + 1 } ?? 0,
          random: random.child(index))
      },
      observed: { index, times, column in
        let cutoff = cutoffs[index].map { panel[index].timestamp(at: $0) }
        let first = times.firstIndex { time in cutoff.map { time > $0 } ?? true } ?? times.count
        return replacement.applied(
          to: column, from: first, random: random.child(index).child(named: "covariates"))
      })
  }
}

extension EvaluatedSeries {
  /// The same series without the folds after an origin.
  fileprivate func upTo(origin: Int) -> EvaluatedSeries {
    EvaluatedSeries(observations: observations, folds: folds.filter { $0.origin <= origin })
  }
}

extension AuditRecord {
  /// What a fold gave with another future, beside what the evaluation has.
  fileprivate init(
    _ record: FoldRecord, at stage: FitPlace.Stage, against result: CrossValidationResult
  ) {
    let model = result.models.first { $0.name == record.model }
    let before = model?.outcomes[record.series][record.fold] ?? .interrupted
    self.init(
      stage: stage, record: record,
      isSame: before != .interrupted && Leak.Difference(before, record.outcome) == nil)
  }
}

/// The outcomes of an evaluation beside those with another future.
private struct AuditComparison {
  let result: CrossValidationResult
  let again: [EvaluatedModel]
  let series: [EvaluatedSeries]
  let replacement: FutureReplacement

  /// The forecasts and the failures of a model that were compared.
  func counts(of model: Int) -> (forecasts: Int, failures: Int) {
    again[model].outcomes.joined().reduce(into: (0, 0)) { counts, outcome in
      switch outcome {
      case .finished: counts.0 += 1
      case .failed: counts.1 += 1
      case .interrupted: break
      }
    }
  }

  /// The first leak of a model, by origin and then series.
  func leak(of model: Int) -> Leak? {
    let places = series.indices.flatMap { one in
      series[one].folds.indices.map { (series: one, fold: $0) }
    }
    .sorted { origin($0) < origin($1) }
    for place in places {
      let before = result.models[model].outcomes[place.series][place.fold]
      let after = again[model].outcomes[place.series][place.fold]
      // A fold that was not reached cannot be compared.
      if before == .interrupted || after == .interrupted { continue }
      guard
        let difference = Leak.Difference(before, after)
          ?? Leak.Difference(
            scale(result.series[place.series], place.fold),
            scale(series[place.series], place.fold))
      else { continue }
      let one = series[place.series]
      let fold = one.folds[place.fold]
      return Leak(
        model: result.models[model].name, series: one.id, origin: fold.origin,
        cutoff: one.observations.frequency.text(of: one.cutoffTime(of: fold)),
        replacement: replacement, part: difference.part, step: difference.step,
        before: difference.before, after: difference.after)
    }
    return nil
  }

  private func origin(_ place: (series: Int, fold: Int)) -> (Int, Int) {
    (series[place.series].folds[place.fold].origin, place.series)
  }

  private func scale(
    _ series: EvaluatedSeries, _ fold: Int
  ) -> Result<SeasonalScale, MetricError> {
    Result { () throws(MetricError) in
      try SeasonalScale(
        training: series.training(of: series.folds[fold]).values,
        seasonLength: series.observations.seasonLength)
    }
  }
}
