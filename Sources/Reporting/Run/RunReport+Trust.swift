internal import Evaluation

extension RunReport {
  /// Which models may be the best, and their average ranks.
  func setsAndRanks() -> String {
    var sections: [String] = []
    if let sets = SignificanceText.confidenceSets(significance) {
      sections.append(
        "## Which models may be the best\n\n"
          + "P-values of the model confidence set (Hansen, Lunde & Nason 2011) by "
          + "\(significance.loss.rawValue) errors; bold models are in the set at 95 %: the best is "
          + "among them with that probability.\(SignificanceText.reading(significance))\n\n"
          + folded(sets))
    }
    if let ranks = SignificanceText.ranks(significance) {
      let blocks = significance.ranks.compactMap { try? $0.get().blocks }.first
      sections.append(
        "## Average ranks\n\n"
          + "Over \(blocks == .series ? "the series" : "origins whose targets do not overlap"), 1 is "
          + "the best. Ranks further apart than the critical difference (Nemenyi, 5 %) differ by "
          + "more than chance; bold ones do not differ from the best."
          + "\(SignificanceText.rankGaps(significance))\n\n" + folded(ranks))
    }
    return sections.joined(separator: "\n")
  }

  /// How many outcomes fell between the bounds of each level.
  func calibration() -> String {
    let calibration = CalibrationTable(data)
    let levels = Set(calibration.entries.map(\.coverage.level)).sorted()
    let tables = levels.compactMap {
      CalibrationText.byHorizon(calibration, level: $0, models: table.models)
    }
    guard !tables.isEmpty else { return "" }
    return "## Coverage of intervals\n\n"
      + "Percent of outcomes between the bounds, all series together, with the 95 % band of the "
      + "true share (Wilson, on the number of independent outcomes: the cluster-robust variance over "
      + "origins tells how far series move together, and targets that overlap count once). ↓ "
      + "holds fewer than its level promises by more than chance, ↑ more; without an arrow the level "
      + "lies in the band.\n\n" + tables.map(folded).joined(separator: "\n")
  }

  /// How well directions were told.
  func directions() -> String {
    guard let table = DirectionText.byHorizon(self.table) else { return "" }
    return "## Directions\n\n"
      + "Down, flat or up from the last value known, beside what the frequencies of the training part "
      + "score; bold where the model is better. All probabilities are in directions.csv.\n\n"
      + folded(table)
  }
}
