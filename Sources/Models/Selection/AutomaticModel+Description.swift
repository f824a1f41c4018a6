public import ForecastCore

extension AutomaticModel.Fitted: DescribesFit {
  /// What each model that counts found, with what it counts at each step.
  public func describe(_ training: SeriesSlice) -> [FitDescription] {
    guard let plan = plans[training.id] else { return [] }
    return plan.fits.enumerated().flatMap { candidate, fit -> [FitDescription] in
      guard let fit else { return [] }
      return FitDescription.ofMember(
        names[candidate], descriptions(of: fit, training),
        weights: plan.weights.map { $0[candidate] })
    }
  }
}
