public import Evaluation

extension SignificanceText {
  /// The p-values of the model confidence sets by model (rows) and horizon (columns); members of
  /// the set at 95 % are marked.
  ///
  /// - Returns: nil where there is no set.
  public static func confidenceSets(_ significance: Significance) -> TextTable? {
    let sets = significance.confidenceSets.map { try? $0.get() }
    return byHorizon(significance.models, title: "p-value", sets) { set, model in
      TextTable.Cell(
        NumberText.probability(set.pValues[model]), isBest: set.contains(model))
    }
  }

  /// What a reader must know of the sets: what tells models apart, why they may say more than the
  /// verdict, and what `–` means where a horizon has none.
  static func reading(_ significance: Significance) -> String {
    " Models are told apart by the one furthest above the mean of all, by as much as few or "
      + "overlapping origins allow. Each horizon stands for "
      + "itself: other than the p-values of the verdict these are not adjusted for their number, so a "
      + "set may leave out a model that the verdict does not call beaten."
      + gaps(
        significance.confidenceSets,
        " There is none (–) where origins make fewer than five blocks.")
  }

  /// What `–` means in the table of ranks; empty where every horizon has some.
  static func rankGaps(_ significance: Significance) -> String {
    gaps(
      significance.ranks, " There are none (–) where fewer than five origins do not overlap.")
  }

  /// What is said of horizons without a result; nothing where there are none.
  private static func gaps<Value>(
    _ results: [Result<Value, SignificanceError>], _ words: String
  ) -> String {
    results.allSatisfy { (try? $0.get()) != nil } ? "" : words
  }

  /// Average ranks by model (rows) and horizon (columns), those that do not differ from the best
  /// marked, and the critical difference in the last row.
  ///
  /// - Returns: nil where there are no ranks.
  public static func ranks(_ significance: Significance) -> TextTable? {
    let ranks = significance.ranks.map { try? $0.get() }
    let table = byHorizon(significance.models, title: "average rank", ranks) { ranks, model in
      let best = ranks.ranks.indices.min { ranks.ranks[$0] < ranks.ranks[$1] } ?? model
      return TextTable.Cell(
        NumberText.fixed(ranks.ranks[model], decimals: 2), isBest: !ranks.differ(model, best))
    }
    return table.map { table in
      let last = ranks.map { ranks in
        ranks.map { NumberText.fixed($0.criticalDifference, decimals: 2) } ?? "–"
      }
      return TextTable(
        header: table.header,
        rows: table.rows + [[TextTable.Cell("critical difference")] + last.map { .init($0) }])
    }
  }

  private static func byHorizon<Value>(
    _ models: [String], title: String, _ values: [Value?],
    cell: (Value, Int) -> TextTable.Cell
  ) -> TextTable? {
    guard values.contains(where: { $0 != nil }) else { return nil }
    return TextTable(
      header: [title] + values.indices.map { "h=\($0 + 1)" },
      rows: models.indices.map { model in
        [TextTable.Cell(models[model])]
          + values.map { value in value.map { cell($0, model) } ?? TextTable.Cell("–") }
      })
  }
}
