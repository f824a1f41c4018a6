internal import ForecastCore

/// A column beside the values, brought to mean 0 and deviation 1 by the training part.
struct ScaledCovariate: Codable, Hashable, Sendable {
  let covariate: Covariate
  let mean: Double
  /// Above 0.
  let deviation: Double

  /// Measures every column of the training part.
  ///
  /// - Throws: `FitError.missingCovariate`.
  static func all(of training: PanelSlice) throws(FitError) -> [ScaledCovariate] {
    var scaled: [ScaledCovariate] = []
    for (index, covariate) in training[0].covariates.enumerated() {
      var (sum, square, count) = (0.0, 0.0, 0.0)
      var columns: [[Double]] = []
      for series in training { columns.append(try series.values(of: index)) }
      for value in columns.joined() {
        sum += value
        count += 1
      }
      let mean = sum / max(count, 1)
      for value in columns.joined() { square += (value - mean) * (value - mean) }
      let deviation = (square / max(count, 1)).squareRoot()
      scaled.append(
        ScaledCovariate(
          covariate: covariate, mean: mean, deviation: deviation > 0 ? deviation : 1))
    }
    return scaled
  }

  /// The column over a slice, and `reach` steps on where it is known.
  ///
  /// - Throws: `FitError.missingCovariate`; `.unsuitable` where the slice has no such column.
  func values(of slice: SeriesSlice, reach: Int) throws(FitError) -> [Float] {
    guard let index = slice.covariates.firstIndex(of: covariate) else {
      throw .unsuitable(
        series: slice.id,
        reason: """
          expected the \(covariate.availability.rawValue) column '\(covariate.name)' the model was \
          fitted with, found none
          """)
    }
    var values = try slice.values(of: index)
    if covariate.availability == .known {
      values += try slice.futureValues(of: index, steps: reach)
    }
    return values.map { Float(($0 - mean) / deviation) }
  }
}
