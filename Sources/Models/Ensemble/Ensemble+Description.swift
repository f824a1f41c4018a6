public import ForecastCore

extension Ensemble.Fitted: DescribesFit {
  /// What each member found, those with nothing to tell by their names alone.
  public func describe(_ training: SeriesSlice) -> [FitDescription] {
    descriptions(of: base, training)
  }
}

extension FittedEnsemble: DescribesFit {
  func describe(_ training: SeriesSlice) -> [FitDescription] {
    zip(members, names).enumerated().flatMap { index, member in
      FitDescription.ofMember(
        member.1, descriptions(of: member.0, training), weights: combination.weights(of: index))
    }
  }
}

extension LocalEnsemble.Local: DescribesFit {
  func describe(_ training: SeriesSlice) -> [FitDescription] {
    zip(members, names).enumerated().flatMap { index, member in
      FitDescription.ofMember(
        member.1, descriptions(of: member.0, training), weights: combination.weights(of: index))
    }
  }
}

extension EnsembleCombination {
  /// What a member counts at each step; nothing where all steps are alike.
  fileprivate func weights(of member: Int) -> [Double] {
    average.learnsWeights && weights.steps.count > 1 ? weights.steps.map { $0[member] } : []
  }
}

extension FitDescription {
  /// A member's descriptions under its name; the name alone where it has nothing to tell.
  static func ofMember(
    _ name: String, _ found: [FitDescription], weights: [Double] = []
  ) -> [FitDescription] {
    (found.isEmpty ? [FitDescription(form: "nothing to tell")] : found)
      .map { $0.within(name, weights: weights) }
  }
}
