extension SignificanceTable {
  /// Whether models tell down, flat and up better than the base rates of their training part: tests of
  /// their log losses, horizon by horizon, adjusted for their number after Holm.
  ///
  /// - Parameter data: forecasts beside actuals.
  /// - Returns: by model, then horizon; none of models that tell no directions. The reference is called
  ///   `base rates`.
  public static func directions(_ data: ScoringData) -> [Comparison] {
    let own = LogLoss()
    let base = LogLoss(of: .baseRates)
    let comparisons = data.models.indices.flatMap { model in
      (0..<data.horizon).compactMap { step -> Comparison? in
        let losses = Result { () throws(SignificanceError) in
          try HorizonLosses(data, step: step, count: 2) { (fold) throws(MetricError) in
            let point = [fold.point(model: model, step: step)]
            return [try own.value(of: point).value, try base.value(of: point).value]
          }
        }
        if case .failure(.undefinedLoss(.noDirectionProbabilities)) = losses { return nil }
        return Comparison(
          losses, horizon: step + 1, model: 0, reference: 1,
          names: [data.models[model], "base rates"])
      }
    }
    return adjusted(comparisons)
  }
}
