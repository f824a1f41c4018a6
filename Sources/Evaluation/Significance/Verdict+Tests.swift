extension Verdict {
  /// The verdict that tests against the baseline add up to.
  init(
    models: [String], baseline: String, losses: [Result<HorizonLosses, SignificanceError>],
    tests: SignificanceTable, confidenceSets: [Result<ModelConfidenceSet, SignificanceError>]
  ) {
    self.baseline = baseline
    guard let reference = models.firstIndex(of: baseline), models.count > 1 else {
      steps = []
      return
    }
    steps = losses.indices.map { step in
      let comparisons = tests.comparisons.filter { $0.horizon == step + 1 }
      let means = (try? losses[step].get())?.means ?? []
      // By loss, the lowest first; ties in the order of the comparison.
      let order = means.indices.filter { $0 != reference }.sorted {
        (means[$0], $0) < (means[$1], $1)
      }
      let standings = order.compactMap { model -> (Standing, isBelow: Bool, isBetter: Bool?)? in
        guard let comparison = comparisons.first(where: { $0.model == models[model] }) else {
          return nil
        }
        let skill = means[reference] > 0 ? 1 - means[model] / means[reference] : nil
        return (
          Standing(
            model: models[model], skill: skill, pValue: comparison.adjustedPValue),
          isBelow: means[model] < means[reference], isBetter: comparison.isBetter
        )
      }
      let isSure = { (one: Standing) in (one.pValue ?? 1) < Significance.chance }
      return Step(
        horizon: step + 1,
        winners: standings.filter { isSure($0.0) && $0.isBetter == true }.map(\.0),
        losers: standings.filter { isSure($0.0) && $0.isBetter == false }.map(\.0),
        ahead: standings.filter { !isSure($0.0) && $0.isBelow }.map(\.0),
        behind: standings.filter { !isSure($0.0) && !$0.isBelow }.map(\.0),
        confidenceSet: (try? confidenceSets[step].get())?.members().map { models[$0] } ?? [],
        obstacle: Self.obstacle(comparisons))
    }
  }

  /// Why none of the tests could be made, if so.
  private static func obstacle(
    _ comparisons: [SignificanceTable.Comparison]
  ) -> SignificanceError? {
    guard !comparisons.contains(where: { $0.pValue != nil }) else { return nil }
    return comparisons.first?.obstacle
  }
}
