public import Evaluation

/// Significance tests as tables of text.
public enum SignificanceText {
  /// Adjusted p-values by model (rows) and horizon (columns), `−` where the model is better than
  /// the baseline and `+` where it is worse; values below 0.05 are marked.
  ///
  /// - Parameters:
  ///   - table: the tests.
  ///   - models: the rows, in their order; the baseline is left out.
  /// - Returns: nil where no test could be made.
  public static func byHorizon(_ table: SignificanceTable, models: [String]) -> TextTable? {
    let horizons = Set(table.comparisons.map(\.horizon)).sorted()
    guard table.comparisons.contains(where: { $0.pValue != nil }) else { return nil }
    return TextTable(
      header: ["p-value"] + horizons.map { "h=\($0)" },
      rows: models.filter { $0 != table.baseline }.map { model in
        [TextTable.Cell(model)]
          + horizons.map { cell(table.comparison(of: model, at: $0)) }
      })
  }

  /// How the p-values of a table were made, in sentences; what does not concern it is left out.
  public static func method(_ table: SignificanceTable) -> String {
    let (losses, tests) = (table.loss.rawValue, table.comparisons)
    var sentences = [
      "P-values of Diebold–Mariano tests of \(losses) errors, Holm-adjusted over this table."
    ]
    if tests.contains(where: { $0.clustered != nil }) {
      sentences.append(
        "Two tests are made of each difference, and the larger p-value counts: over origins, the loss "
          + "of an origin being the mean over its series, and clustered by series.")
    } else if table.series > 1 {
      sentences.append(
        "They are over origins, the loss of an origin being the mean over its \(table.series) series, "
          + "so that series that move together are not taken for more evidence than they are; fewer "
          + "than ten series are too few to be tested as clusters.")
    }
    if tests.contains(where: { comparison in
      (try? comparison.test.get()).map { $0.cautiousPValue > $0.pValue } ?? false
    }) {
      sentences.append(
        "Where targets of neighbouring origins overlap, p-values are larger than the textbook's (R's "
          + "dm.test): that test, made from few origins, calls too much significant.")
    }
    return sentences.joined(separator: " ")
  }

  /// What the reader must know of single tests: those that could not be made, and those with
  /// falling weights; horizons of one model and reason together.
  ///
  /// That origins overlap is true of every model and said once.
  public static func notes(_ table: SignificanceTable) -> [String] {
    let overlaps = overlaps(table)
    let untested =
      overlaps.isEmpty
      ? []
      : [
        "Not tested at \(VerdictText.horizons(overlaps.map(\.horizon))): "
          + OverlapText.reason(overlaps.map(\.overlap))
      ]
    return untested + ownNotes(table)
  }

  /// The horizons without a test because origins overlap, nearest first.
  private static func overlaps(
    _ table: SignificanceTable
  ) -> [(horizon: Int, overlap: OriginOverlap)] {
    var found: [(horizon: Int, overlap: OriginOverlap)] = []
    for comparison in table.comparisons where comparison.pValue == nil {
      if case .failure(.overlapping(let overlap)) = comparison.test,
        !found.contains(where: { $0.horizon == comparison.horizon })
      {
        found.append((comparison.horizon, overlap))
      }
    }
    return found.sorted { $0.horizon < $1.horizon }
  }

  /// A line for every reason: the models and horizons it concerns.
  private static func ownNotes(_ table: SignificanceTable) -> [String] {
    var notes: [(reason: String, models: [(name: String, horizons: [Int])])] = []
    for comparison in table.comparisons {
      guard let reason = reason(comparison) else { continue }
      let place = notes.firstIndex { $0.reason == reason } ?? notes.count
      if place == notes.count { notes.append((reason, [])) }
      if notes[place].models.last?.name == comparison.model {
        notes[place].models[notes[place].models.count - 1].horizons.append(comparison.horizon)
      } else {
        notes[place].models.append((comparison.model, [comparison.horizon]))
      }
    }
    return notes.map { note in
      let models = note.models.map { model in
        "\(model.name) at \(VerdictText.horizons(model.horizons.sorted()))"
      }
      return "\(note.reason): \(models.joined(separator: "; "))"
    }
  }

  private static func reason(_ comparison: SignificanceTable.Comparison) -> String? {
    switch comparison.test {
    case _ where comparison.isClustered: nil
    case .failure(.overlapping): nil
    case .failure(let error): "Not tested (\(error))"
    case .success(let test) where test.weights == .bartlett:
      "Bartlett weights in the statistic, as the plain variance is not positive (R's dm.test has them "
        + "with varestimator = \"bartlett\")"
    case .success: nil
    }
  }

  private static func cell(_ comparison: SignificanceTable.Comparison?) -> TextTable.Cell {
    guard let comparison, let value = comparison.adjustedPValue,
      let isBetter = comparison.isBetter
    else { return TextTable.Cell("–") }
    let sign = isBetter ? "−" : "+"
    return TextTable.Cell(
      "\(sign) \(NumberText.probability(value))", isBest: value < Significance.chance)
  }
}
