public import ForecastCore

extension ETSFit: DescribesFit {
  /// The form, its parameters and initial states, and the forms tried with their AICc.
  public func describe(_ training: SeriesSlice) -> [FitDescription] {
    var description = estimate.description
    if estimates.count > 1 {
      description.candidates = estimates.map {
        .init(form: "ETS(\($0.form))", criterion: $0.aicc)
      }
    }
    return [description]
  }
}

extension ETSEstimate {
  /// The form, its numbers and how well they suit the series.
  var description: FitDescription {
    var description = FitDescription(form: "ETS(\(form))")
    var numbers = [("alpha", parameters.alpha)]
    if form.trend != .none { numbers.append(("beta", parameters.beta)) }
    if form.season != .none { numbers.append(("gamma", parameters.gamma)) }
    if form.trend == .damped { numbers.append(("phi", parameters.phi)) }
    numbers.append(("level", parameters.initial.level))
    if form.trend != .none { numbers.append(("slope", parameters.initial.slope)) }
    numbers += parameters.initial.seasons.enumerated().map { ("season\($0 + 1)", $1) }
    description.coefficients = numbers.map { .init(name: $0.0, value: $0.1) }
    description.note(variance, as: \.variance)
    description.note(logLikelihood, as: \.logLikelihood)
    description.note(aicc, as: \.aicc)
    description.observations = count
    return description
  }
}

extension Comb.Local: DescribesFit {
  /// The members, one after another.
  public func describe(_ training: SeriesSlice) -> [FitDescription] {
    members.map { member in
      var description = member.description
      description.preparation = adjustment.preparation
      return description
    }
  }
}
