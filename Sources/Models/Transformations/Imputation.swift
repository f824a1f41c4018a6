public import ForecastCore

/// How missing values are filled before a model sees them, from nothing but what it may see.
///
/// Filling is part of the fit and of every forecast: a value is made from the slice the model
/// was handed, so no value behind a cutoff can reach the training part, and made-up values are
/// never targets. Missing values before a series' first value are left out.
public enum Imputation: String, OptionChoice {
  /// The last value, repeated.
  case forwardFill = "forward-fill"
  /// `a + (b − a) · k / n` for the k-th of n steps between neighbours a and b; where nothing
  /// follows, the last value.
  case interpolate

  /// A model that sees filled values; one of single series stays one.
  ///
  /// A slice without missing values is handed on as it is, so that models which carry work or
  /// state from origin to origin go on doing so.
  public func applied(to model: any Forecaster) -> any Forecaster {
    if let local = model as? any LocalForecaster { return wrapped(local) }
    return wrapped(model)
  }

  private func wrapped(_ model: some LocalForecaster) -> any Forecaster {
    LocallyImputed(model, by: self)
  }

  private func wrapped(_ model: some Forecaster) -> any Forecaster { Imputed(model, by: self) }

  // MARK: Filling

  /// The slice without missing values, the very same where it has none.
  ///
  /// - Throws: `FitError.unsuitable` where it has no value at all.
  func filled(_ slice: SeriesSlice) throws(FitError) -> SeriesSlice {
    guard slice.contains(where: \.isNaN) else { return slice }
    return slice.replacingValues(try values(of: slice))
  }

  /// Every slice without missing values, the very same where none has any.
  ///
  /// - Parameter panel: what a model may see; nothing behind it takes part.
  /// - Returns: a panel of the same series.
  /// - Throws: `FitError.unsuitable` for a series without a value.
  public func filled(_ panel: PanelSlice) throws(FitError) -> PanelSlice {
    guard panel.contains(where: { $0.contains(where: \.isNaN) }) else { return panel }
    var replacements: [[Double]] = []
    for series in panel { replacements.append(try values(of: series)) }
    return panel.replacingValues(replacements)
  }

  /// Whether what was filled up to a position stays as it is when more becomes known.
  func isSettled(_ history: SeriesSlice, before position: Int) -> Bool {
    self == .forwardFill || position == 0 || !history[position - 1].isNaN
  }

  private func values(of slice: SeriesSlice) throws(FitError) -> [Double] {
    guard let first = slice.firstIndex(where: { !$0.isNaN }) else {
      throw .unsuitable(
        series: slice.id,
        reason: "expected a value to fill the missing ones from, found \(slice.count) missing")
    }
    var values = Array(slice.values[first...])
    var known = 0
    for index in values.indices where !values[index].isNaN {
      if index - known > 1 { bridge(&values, from: known, to: index) }
      known = index
    }
    for index in values.indices.dropFirst(known + 1) { values[index] = values[known] }
    return values
  }

  private func bridge(_ values: inout [Double], from start: Int, to end: Int) {
    let slope = (values[end] - values[start]) / Double(end - start)
    for index in start + 1..<end {
      values[index] =
        self == .interpolate ? values[start] + slope * Double(index - start) : values[start]
    }
  }
}
