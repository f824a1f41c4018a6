public import Evaluation
public import ForecastCore

/// The calibration of prediction intervals as tables of text.
public enum CalibrationText {
  /// Coverage at a level with the band that chance allows, by model (rows) and horizon (columns).
  ///
  /// A cell reads `93 (88–96)`. Where the level lies outside the band an arrow says so: `↓` fewer outcomes between
  /// the bounds than promised, `↑` more.
  ///
  /// - Parameters:
  ///   - table: coverage, width and scores.
  ///   - level: the level of the bounds.
  ///   - models: the rows, in their order; those without bounds are left out.
  /// - Returns: nil where no model has bounds of the level.
  public static func byHorizon(
    _ table: CalibrationTable, level: ConfidenceLevel, models: [String]
  ) -> TextTable? {
    let entries = table.entries.filter { $0.coverage.level == level }
    let horizons = Set(entries.map(\.horizon)).sorted()
    guard !horizons.isEmpty else { return nil }
    return TextTable(
      header: ["\(level) %"] + horizons.map { "h=\($0)" },
      rows: models.filter { model in entries.contains { $0.model == model } }.map { model in
        [TextTable.Cell(model)]
          + horizons.map { horizon in
            let entry = entries.first { $0.model == model && $0.horizon == horizon }
            return entry.map { cell($0.coverage) } ?? TextTable.Cell("–")
          }
      })
  }

  private static func cell(_ coverage: CoverageCount) -> TextTable.Cell {
    let numbers = [coverage.share, coverage.band.lowerBound, coverage.band.upperBound].map {
      NumberText.fixed(100 * $0, decimals: 0)
    }
    let miss =
      coverage.isCalibrated
      ? "" : coverage.share < coverage.level.coverage ? " ↓" : " ↑"
    return TextTable.Cell("\(numbers[0]) (\(numbers[1])–\(numbers[2]))\(miss)")
  }
}
