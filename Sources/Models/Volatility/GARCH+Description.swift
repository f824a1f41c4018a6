public import ForecastCore

extension GARCH.Local: DescribesFit {
  /// The mean's and the variance's coefficients and the likelihood.
  public func describe(_ training: SeriesSlice) -> [FitDescription] {
    let errors = degreesOfFreedom == nil ? "normal" : "Student-t"
    var description = FitDescription(
      form: "GARCH(1,1), \(errors) errors, AR(\(autoregression.count)) mean")
    var numbers = [("constant", constant)]
    numbers += autoregression.enumerated().map { ("ar\($0 + 1)", $1) }
    numbers += [("omega", omega), ("alpha", alpha), ("beta", beta)]
    if let degreesOfFreedom { numbers.append(("freedom", degreesOfFreedom)) }
    description.coefficients = numbers.map { .init(name: $0.0, value: $0.1) }
    description.note(longRunVariance, as: \.variance)
    description.note(logLikelihood, as: \.logLikelihood)
    description.observations = training.count - autoregression.count
    return [description]
  }
}
