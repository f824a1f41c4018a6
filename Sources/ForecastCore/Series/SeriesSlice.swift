/// A run of consecutive observations of one series, all that a model may see of it.
///
/// Positions count from 0 at the slice's own first observation. A slice can be narrowed but
/// never widened, so a model that holds one cannot reach past its end: the evaluation's
/// promise that no fold sees its future rests on this type.
public struct SeriesSlice: Sendable {
  let storage: PanelStorage
  let series: Int
  /// Positions in the series, not in the flat storage.
  let range: Range<Int>
  private let base: Int

  init(storage: PanelStorage, series: Int, range: Range<Int>) {
    self.storage = storage
    self.series = series
    self.range = range
    base = storage.offsets[series] + range.lowerBound - storage.origins[series]
  }

  /// The name of the series.
  public var id: String { storage.ids[series] }
  /// The spacing of the observations.
  public var frequency: Frequency { storage.frequency }
  /// Observations a season, 1 where there is none.
  public var seasonLength: Int { storage.seasonLength }
  /// Where in its series this slice begins: models that update need to know what is new.
  public var start: Int { range.lowerBound }

  /// The observations as an array.
  ///
  /// - Complexity: O(n), a copy.
  public var values: [Double] { Array(storage.values[base..<base + count]) }

  /// The times of the observations.
  ///
  /// - Complexity: O(n), a copy.
  public var timestamps: [Timestamp] { Array(storage.timestamps[base..<base + count]) }

  /// The time of the observation at a position.
  public func timestamp(at position: Int) -> Timestamp {
    precondition(indices.contains(position), "position \(position) outside 0..<\(count)")
    return storage.timestamps[base + position]
  }

  /// The observations at `positions` as a slice whose positions count from 0 again.
  public func narrowed(to positions: Range<Int>) -> SeriesSlice {
    precondition(
      positions.lowerBound >= 0 && positions.upperBound <= count,
      "positions \(positions) outside 0..<\(count)")
    return SeriesSlice(
      storage: storage, series: series,
      range: range.lowerBound + positions.lowerBound..<range.lowerBound + positions.upperBound)
  }

  /// Whether both are windows of one series, so that what was learned of one can be taken further
  /// on the other: of one name, overlapping, and with the same observations where they do.
  ///
  /// So windows that were filled or transformed one by one are windows of one series as long as
  /// that changed nothing that both have.
  ///
  /// - Complexity: O(1) for windows of one panel, else O(n).
  public func isWindow(ofSameSeriesAs other: SeriesSlice) -> Bool {
    if storage === other.storage, series == other.series { return true }
    let shared = range.clamped(to: other.range)
    return id == other.id && !shared.isEmpty
      && shared.allSatisfy {
        self[$0 - start].bitPattern == other[$0 - other.start].bitPattern
      }
  }

  /// What a later window of the same series has left behind of this one; nil where it is no such
  /// window.
  ///
  /// - Parameter later: a window that begins within this one or at its end, or at its start.
  /// - Returns: the observations before its start.
  public func passed(by later: SeriesSlice) -> SeriesSlice? {
    let shift = later.start - start
    guard later.isWindow(ofSameSeriesAs: self), (0...count) ~= shift else { return nil }
    return narrowed(to: 0..<shift)
  }

  /// The times of the `steps` observations that would follow.
  public func futureTimestamps(steps: Int) -> [Timestamp] {
    precondition(!isEmpty, "an empty slice has no end to count from")
    return frequency.timestamps(after: timestamp(at: count - 1), steps: steps)
  }
}

extension SeriesSlice: RandomAccessCollection {
  /// 0.
  public var startIndex: Int { 0 }
  /// How many observations there are.
  public var endIndex: Int { range.count }

  /// The observation at a position; NaN where it is missing.
  public subscript(position: Int) -> Double {
    precondition(position >= 0 && position < range.count, "position outside the slice")
    return storage.values[base + position]
  }
}
