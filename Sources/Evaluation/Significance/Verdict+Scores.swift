extension Verdict {
  /// The same verdict with the skill of a score table, so that its percentages are those of the table
  /// that is read beside it: the same metric, the same weight of series.
  ///
  /// Who wins stays what the tests say. Of the models that might be chance those are ahead whose skill
  /// is above 0, and models are in the order of their skill. Where the metric has no skill, standings
  /// lose theirs and keep their order.
  ///
  /// - Parameters:
  ///   - table: scores of the same models against the same baseline; its first group counts.
  ///   - metric: a metric's name.
  /// - Returns: the verdict to be said beside the table.
  public func measured(by table: ScoreTable, metric: String) -> Verdict {
    Verdict(
      baseline: baseline,
      steps: steps.map { step in
        let standings = { (standings: [Standing]) in
          Self.bySkill(
            standings.map { one in
              Standing(
                model: one.model,
                skill: table.skill(of: one.model, at: step.horizon, by: metric),
                pValue: one.pValue)
            })
        }
        let open = standings(step.ahead + step.behind)
        let isAhead = { (one: Standing) in
          one.skill.map { $0 > 0 } ?? step.ahead.contains { $0.model == one.model }
        }
        return Step(
          horizon: step.horizon, winners: standings(step.winners),
          losers: standings(step.losers), ahead: open.filter(isAhead),
          behind: open.filter { !isAhead($0) }, confidenceSet: step.confidenceSet,
          obstacle: step.obstacle)
      })
  }

  /// The most skill first; those without keep their order, after the others.
  private static func bySkill(_ standings: [Standing]) -> [Standing] {
    let skill = { (one: Standing) in one.skill ?? -.infinity }
    return standings.enumerated().sorted {
      (-skill($0.element), $0.offset) < (-skill($1.element), $1.offset)
    }.map(\.element)
  }
}

extension ScoreTable {
  /// The headline's skill against the baseline at a step; nil where there is none.
  ///
  /// - Parameters:
  ///   - model: a name from `models`.
  ///   - step: steps ahead, from 1.
  ///   - metric: the name of a metric.
  /// - Returns: `1 − metric / metric of the baseline`.
  public func skill(of model: String, at step: Int, by metric: String) -> Double? {
    guard let model = models.firstIndex(of: model), !groups.isEmpty,
      let metric = metrics.firstIndex(where: { $0.name == metric }), step >= 1, step <= horizon
    else { return nil }
    return try? skill(model: model, group: 0, horizon: .step(step), metric: metric).get()
  }
}
