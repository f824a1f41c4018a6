internal import ForecastCore

extension SeriesSlice {
  /// The observation at a position of the slice.
  ///
  /// - Throws: `FitError.missingValue` where there is none.
  func presentValue(at position: Int) throws(FitError) -> Double {
    let value = self[position]
    guard !value.isNaN else {
      throw .missingValue(
        series: id, position: start + position, time: frequency.text(of: timestamp(at: position)))
    }
    return value
  }

  /// The last `wanted` observations, oldest first, none missing.
  ///
  /// - Complexity: O(wanted), however long the slice is.
  /// - Throws: `FitError.seriesTooShort`, `.missingValue`.
  func lastValues(_ wanted: Int) throws(FitError) -> [Double] {
    guard count >= wanted else {
      throw .seriesTooShort(series: id, needed: wanted, found: count)
    }
    var values: [Double] = []
    values.reserveCapacity(wanted)
    for position in count - wanted..<count {
      values.append(try presentValue(at: position))
    }
    return values
  }
}
