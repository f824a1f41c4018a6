public import ForecastCore

extension SavedModel {
  /// How a series differs from the one that was trained on.
  public enum Difference: Hashable, Sendable {
    /// It was not there in training.
    case isNew
    /// It begins after the first value of training.
    case beginsLater(Timestamp)
    /// It ends before the last value of training.
    case endsBefore(Timestamp)
    /// It has other values at the times of training.
    case hasOtherValues
  }

  /// The series that lack what the model was trained on, in order; none where all of it is there,
  /// whatever follows it.
  ///
  /// - Parameter history: what the model shall forecast after.
  /// - Returns: each such series with what is different; the first thing found.
  public func differences(
    in history: PanelSlice
  ) -> [(series: String, difference: Difference)] {
    let spans = Dictionary(
      zip(manifest.series, manifest.content.spans), uniquingKeysWith: { first, _ in first })
    var found: [(series: String, difference: Difference)] = []
    for slice in history {
      let span = spans[slice.id]
      let difference = span == nil ? .isNew : span?.difference(in: slice)
      if let difference { found.append((slice.id, difference)) }
    }
    return found
  }

  /// The last time of training, of all series.
  public var lastTime: Timestamp? {
    manifest.content.spans.map(\.last).max().map(Timestamp.init(rawValue:))
  }
}

extension SavedModel.Content.Span {
  /// What is remembered of a series.
  init(_ slice: SeriesSlice) {
    first = slice.timestamp(at: 0).rawValue
    last = slice.timestamp(at: slice.count - 1).rawValue
    checksum = Self.checksum(of: slice.values)
  }

  func difference(in slice: SeriesSlice) -> SavedModel.Difference? {
    let times = slice.timestamps.map(\.rawValue)
    guard let end = times.last, end >= last else {
      return .endsBefore(Timestamp(rawValue: times.last ?? first))
    }
    guard times[0] <= first else { return .beginsLater(Timestamp(rawValue: times[0])) }
    let values = zip(times, slice.values).filter { (first...last).contains($0.0) }.map(\.1)
    return Self.checksum(of: values) == checksum ? nil : .hasOtherValues
  }

  private static func checksum(of values: [Double]) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 * values.count)
    for value in values {
      for shift in stride(from: UInt64(0), to: 64, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: value.bitPattern >> shift))
      }
    }
    return Checksum.text(of: bytes)
  }
}
