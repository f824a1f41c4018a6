/// Why columns are no table of forecasts, or cannot be set beside what came true.
public enum ForecastTableError: Error, Hashable, Sendable {
  /// Two columns have the same name.
  case repeatedColumn(String)
  /// There is no column of point forecasts.
  case noModels
  /// Bounds of a model that has no column of point forecasts.
  case boundWithoutModel(column: String, model: String)
  /// A lower bound without its upper bound, or the other way round.
  case missingPartner(column: String, partner: String)
  /// A lower bound above its upper bound; `row` counts from 0 after the header.
  case crossed(column: String, row: Int, lower: Double, upper: Double)
  /// Two rows forecast the same time of a series from the same cutoff.
  case repeatedRow(series: String, time: String)
  /// Neither the forecasts nor another file says what came true.
  case noActuals
  /// A series is forecast whose actuals are not there.
  case unknownSeries(String)
  /// None of a series' forecast times has an actual.
  case noCommonTimes(series: String, first: String, actualsFrom: String, actualsTo: String)
}

extension ForecastTableError: CustomStringConvertible {
  /// Where, what was expected, what was found, how to mend it.
  public var description: String {
    switch self {
    case .repeatedColumn(let name): "expected one column '\(name)', found two. Rename one."
    case .noModels:
      """
      expected a column of forecasts besides unique_id, ds, cutoff and y, found none. \
      Name the column after its model.
      """
    case .boundWithoutModel(let column, let model):
      """
      column '\(column)': expected a column '\(model)' with the point forecasts, found none. \
      Add it, or remove the bounds.
      """
    case .missingPartner(let column, let partner):
      "column '\(column)': expected a column '\(partner)' beside it, found none."
    case .crossed(let column, let row, let lower, let upper):
      """
      column '\(column)', row \(row + 1): expected a lower bound at most \(upper), found \
      \(lower). Swap the bounds.
      """
    case .repeatedRow(let series, let time):
      """
      series '\(series)': expected one forecast of \(time) a cutoff, found two. Add a column \
      'cutoff', or remove one.
      """
    case .noActuals:
      "expected what came true, found neither --actuals nor a column 'y'. Pass --actuals."
    case .unknownSeries(let series):
      """
      series '\(series)': expected actuals of this series, found none. Check that unique_id is \
      spelt alike in both files.
      """
    case .noCommonTimes(let series, let first, let from, let to):
      """
      series '\(series)': expected forecasts of times from \(from) to \(to), found the first at \
      \(first). Check that both files count time alike.
      """
    }
  }
}
