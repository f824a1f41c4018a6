extension ARIMAProblem {
  /// The model that unconstrained parameters stand for.
  func model(_ parameters: [Double]) -> ARMAModel {
    ARMAModel(
      ARMAFactors(parameters: parameters, order: order), seasonLength: order.seasonLength)
  }

  /// The moments under the exact likelihood; nil outside the stationary region.
  func exactMoments(_ model: ARMAModel) -> WhitenedMoments? {
    let filter = InnovationsFilter(model: model)
    if isComplete { return filter.moments(differenced) }
    if let filled { return filled.moments(filter.moments(filled.columns)) }
    return GappyFilter(model, delta: Differencing.weights(order))?.moments(levels)
  }

  /// The moments of the conditional sum of squares; nil where too little is left.
  ///
  /// A difference that lacks an observation counts as one that surprises nobody: 0.
  func conditionalMoments(_ model: ARMAModel) -> WhitenedMoments? {
    counted(
      InnovationsFilter(model: model).conditionalMoments(conditional), after: model.ar.count)
  }

  /// Whether `moments(of:isConditional:without:)` can be asked.
  func hasBatches(isConditional: Bool) -> Bool { isConditional || isComplete || filled != nil }

  /// What `exactMoments` or `conditionalMoments` gives each of up to eight models of one order,
  /// from one pass over the series.
  ///
  /// - Parameters:
  ///   - models: 1 to 8.
  ///   - isConditional: whether the conditional sum of squares is asked.
  ///   - trend: coefficients of the regressors, which are then taken out first; nil leaves them
  ///     among the columns.
  /// - Returns: one a model, nil where that has none.
  func moments(
    of models: [ARMAModel], isConditional: Bool, without trend: [Double]? = nil
  ) -> [WhitenedMoments?] {
    let batch = InnovationsBatch(models)
    if isConditional {
      let columns = trend.map { [Self.series(of: conditional, without: $0)] } ?? conditional
      return batch.conditionalMoments(columns).map { counted($0, after: models[0].ar.count) }
    }
    let all = filled?.columns ?? differenced
    let columns =
      trend.map { [Self.series(of: all, without: $0)] + all.dropFirst(columnCount) } ?? all
    let moments = batch.moments(columns)
    guard let filled else { return moments }
    return moments.map { filled.moments($0) }
  }

  /// The first of the columns less its regression on those after it.
  private static func series(of columns: [[Double]], without trend: [Double]) -> [Double] {
    var series = columns[0]
    for (column, beta) in trend.enumerated() {
      for t in series.indices { series[t] -= beta * columns[column + 1][t] }
    }
    return series
  }

  /// Moments that do not count the differences which lack an observation.
  private func counted(_ moments: WhitenedMoments?, after start: Int) -> WhitenedMoments? {
    guard !isComplete, var moments else { return moments }
    moments.count -= differenced[0].indices.count { $0 >= start && differenced[0][$0].isNaN }
    return moments
  }
}
