/// One series of observations at strictly increasing times.
///
/// A value that is NaN is a *missing* observation, kept in its place; infinities are refused.
/// Models that cannot work around a missing value refuse it with its position.
public struct TimeSeries: Hashable, Sendable {
  /// What the series is called, `unique_id` in files.
  public let id: String
  /// The spacing of the observations.
  public let frequency: Frequency
  /// The time of each observation, oldest first, strictly increasing.
  public let timestamps: [Timestamp]
  /// The observations, in the unit of the file; NaN where missing.
  public let values: [Double]

  /// A series of dated observations.
  ///
  /// - Parameters:
  ///   - id: the name of the series.
  ///   - frequency: the spacing; gaps are allowed (exchange holidays).
  ///   - timestamps: strictly increasing, as many as `values`, within
  ///     `frequency.acceptedTimes`.
  ///   - values: finite, or NaN for a missing observation.
  /// - Throws: `SeriesError` naming the first offending position.
  public init(
    id: String, frequency: Frequency, timestamps: [Timestamp], values: [Double]
  ) throws(SeriesError) {
    guard timestamps.count == values.count else {
      throw .lengthMismatch(series: id, timestamps: timestamps.count, values: values.count)
    }
    for position in timestamps.indices.dropFirst()
    where timestamps[position] <= timestamps[position - 1] {
      throw .notIncreasing(
        series: id, position: position, previous: frequency.text(of: timestamps[position - 1]),
        found: frequency.text(of: timestamps[position]))
    }
    let accepted = frequency.acceptedTimes
    if let position = timestamps.firstIndex(where: { !accepted.contains($0) }) {
      throw .timeOutsideRange(
        series: id, position: position, frequency: frequency, found: timestamps[position])
    }
    if let position = values.firstIndex(where: \.isInfinite) {
      throw .infinite(series: id, position: position, value: values[position])
    }
    self.id = id
    self.frequency = frequency
    self.timestamps = timestamps
    self.values = values
  }

  /// A series indexed 1, 2, 3, … without a calendar.
  ///
  /// - Throws: `SeriesError.infinite` naming the first infinite value.
  public init(id: String, values: [Double]) throws(SeriesError) {
    try self.init(
      id: id, frequency: .index, timestamps: values.indices.map { Timestamp(rawValue: $0 + 1) },
      values: values)
  }

  /// How many observations there are.
  public var count: Int { values.count }
}
