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
  public func describe(_ training: SeriesSlice) -> [FitDescription] {
    model.describe(training).map { description in
      var description = description
      description.candidates = tried.map {
        .init(
          form: $0.description + ($0.isApproximate ? ", approximately" : ""),
          criterion: $0.criterion)
      }
      return description
    }
  }
}
