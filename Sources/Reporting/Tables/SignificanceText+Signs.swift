public import Evaluation

extension SignificanceText {
  /// Where the signs of tests are not those of the scores beside them, and why that can be.
  ///
  /// Tests weigh origins or targets alike, the mean of series weighs series alike, and not every
  /// metric is of the errors that are tested.
  ///
  /// - Parameters:
  ///   - tests: every model against the baseline.
  ///   - table: the scores; its headline counts.
  ///   - metric: the name of the metric that is shown.
  /// - Returns: a sentence with a space before it; empty where all signs agree.
  public static func signs(
    _ tests: SignificanceTable, beside table: ScoreTable, metric: String
  ) -> String {
    var models: [(name: String, horizons: [Int])] = []
    for comparison in tests.comparisons where isOpposed(comparison, to: table, metric: metric) {
      if let place = models.firstIndex(where: { $0.name == comparison.model }) {
        models[place].horizons.append(comparison.horizon)
      } else {
        models.append((comparison.model, [comparison.horizon]))
      }
    }
    guard !models.isEmpty,
      let title = table.metrics.first(where: { $0.name == metric })?.title
    else { return "" }
    let isBySeries = table.headline == .meanOfSeries
    let places = models.map { "\($0.name) at \(VerdictText.horizons($0.horizons.sorted()))" }
    return " Signs are those of the mean difference that was tested, which is of "
      + "\(tests.loss.rawValue) errors\(isBySeries ? " and does not weigh series alike" : ""); by the "
      + "\(isBySeries ? "mean of the series' " : "")\(title) it is the other way round for "
      + "\(places.joined(separator: "; "))."
  }

  /// Whether a test and a skill that is more than nothing in print have opposite signs.
  private static func isOpposed(
    _ comparison: SignificanceTable.Comparison, to table: ScoreTable, metric: String
  ) -> Bool {
    guard let isBetter = comparison.isBetter, comparison.adjustedPValue != nil,
      let skill = table.skill(of: comparison.model, at: comparison.horizon, by: metric),
      NumberText.fixed(100 * skill, decimals: 1) != "0.0"
    else { return false }
    return isBetter != (skill > 0)
  }
}
