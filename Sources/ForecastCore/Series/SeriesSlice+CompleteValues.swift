extension SeriesSlice {
  /// Refuses missing values and series that are too short, as most models must.
  ///
  /// - Parameter minimumCount: the fewest observations the model can be fitted to.
  /// - Returns: the observations, all finite.
  /// - Throws: `FitError.seriesTooShort` or `.missingValue` naming the first position.
  public func completeValues(minimumCount: Int) throws(FitError) -> [Double] {
    guard count >= minimumCount else {
      throw .seriesTooShort(series: id, needed: minimumCount, found: count)
    }
    let values = self.values
    if let position = values.firstIndex(where: \.isNaN) {
      throw .missingValue(
        series: id, position: start + position,
        time: frequency.text(of: timestamp(at: position)))
    }
    return values
  }
}
