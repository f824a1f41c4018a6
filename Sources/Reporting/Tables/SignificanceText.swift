public import Evaluation

/// Significance tests as tables of text.
public enum SignificanceText {
  /// Adjusted p-values by model (rows) and horizon (columns), `−` where the model is better than
  /// the baseline and `+` where it is worse; values below 0.05 are marked.
  ///
  /// - Parameters:
  ///   - table: the tests.
  ///   - models: the rows, in their order; the baseline is left out.
  /// - Returns: nil where there are no tests.
  public static func byHorizon(_ table: SignificanceTable, models: [String]) -> TextTable? {
    let horizons = Set(table.comparisons.map(\.horizon)).sorted()
    guard !horizons.isEmpty else { return nil }
    return TextTable(
      header: ["p-value"] + horizons.map { "h=\($0)" },
      rows: models.filter { $0 != table.baseline }.map { model in
        [TextTable.Cell(model)]
          + horizons.map { cell(table.comparison(of: model, at: $0)) }
      })
  }

  /// What the reader must know of single tests: those that could not be made, and those with
  /// falling weights; horizons of one model and reason together.
  public static func notes(_ table: SignificanceTable) -> [String] {
    var notes: [(model: String, reason: String, horizons: [Int])] = []
    for comparison in table.comparisons {
      guard let reason = reason(comparison) else { continue }
      let place = notes.firstIndex { $0.model == comparison.model && $0.reason == reason }
      if let place {
        notes[place].horizons.append(comparison.horizon)
      } else {
        notes.append((comparison.model, reason, [comparison.horizon]))
      }
    }
    return notes.map { note in
      "\(note.model) at \(VerdictText.horizons(note.horizons.sorted())): \(note.reason)"
    }
  }

  private static func reason(_ comparison: SignificanceTable.Comparison) -> String? {
    switch comparison.test {
    case _ where comparison.isClustered: nil
    case .failure(let error): "\(error)"
    case .success(let test) where test.weights == .bartlett:
      "Bartlett weights, as the plain variance is not positive"
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
