internal import ForecastCore

extension SeriesSlice {
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
      let value = self[position]
      guard !value.isNaN else {
        throw .missingValue(
          series: id, position: position, time: frequency.text(of: timestamp(at: position)))
      }
      values.append(value)
    }
    return values
  }
}
