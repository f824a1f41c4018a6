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
  /// falling weights.
  public static func notes(_ table: SignificanceTable) -> [String] {
    table.comparisons.compactMap { comparison in
      let place = "\(comparison.model) at h=\(comparison.horizon)"
      switch comparison.test {
      case _ where comparison.isClustered: return nil
      case .failure(let error): return "\(place): \(error)"
      case .success(let test) where test.weights == .bartlett:
        return "\(place): Bartlett weights, as the plain variance is not positive"
      case .success: return nil
      }
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
