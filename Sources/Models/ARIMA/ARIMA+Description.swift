public import ForecastCore

extension ARIMA.Local: DescribesFit {
  /// Orders, coefficients with standard errors, variance and likelihood.
  public func describe(_ training: SeriesSlice) -> [FitDescription] {
    var description = FitDescription(form: form)
    let errors = standardErrors(on: training)
    description.coefficients = estimate.coefficients.enumerated().map { index, coefficient in
      .init(
        name: coefficient.name, value: coefficient.value,
        standardError: errors.map { $0[index] })
    }
    description.note(variance, as: \.variance)
    description.note(estimate.logLikelihood, as: \.logLikelihood)
    description.note(estimate.aicc, as: \.aicc)
    description.observations = estimate.observationCount
    return [description]
  }

  /// `ARIMA(1,1,1) with drift`.
  private var form: String {
    let names = estimate.regressors.map { $0 == .intercept ? "mean" : "drift" } + known.names
    return estimate.order.description
      + (names.isEmpty ? "" : " with " + names.joined(separator: ", "))
  }
}

extension AutoARIMA.Local: DescribesFit {
  /// The model chosen, and every model tried.
  ///
  /// What was fitted by likelihood stands before what was compared by conditional sums of squares,
  /// and other differences of the data stand last: criteria of different kinds do not compare.
  public func describe(_ training: SeriesSlice) -> [FitDescription] {
    let chosen = model.estimate.order
    let all = refitted + tried
    let (same, others) = (
      all.filter { $0.hasDifferences(of: chosen) }, all.filter { !$0.hasDifferences(of: chosen) }
    )
    let isMixed = !others.isEmpty || all.contains(where: \.isApproximate)
    let candidates = (same + others).map { candidate in
      let basis = candidate.isApproximate ? "conditional sum of squares" : "likelihood"
      let place =
        candidate.hasDifferences(of: chosen)
        ? "" : " of \(candidate.order.differenceCount) differences"
      return FitDescription.Candidate(
        form: candidate.description, criterion: candidate.criterion,
        basis: isMixed ? basis + place : nil)
    }
    return model.describe(training).map { description in
      var description = description
      description.candidates = candidates
      return description
    }
  }
}

extension ARIMACandidate {
  fileprivate func hasDifferences(of order: ARIMAOrder) -> Bool {
    self.order.d == order.d && self.order.seasonalD == order.seasonalD
  }
}
