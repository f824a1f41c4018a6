/// Series of one frequency, side by side: flat storage with offsets, shared by every slice.
///
/// Copying a panel or taking a slice copies no observation.
public struct Panel: Sendable {
  let storage: PanelStorage

  /// A panel of series.
  ///
  /// - Parameters:
  ///   - series: at least one, none empty, all of one frequency, names all different.
  ///   - seasonLength: observations a season, at least 1 (below it traps); nil takes the
  ///     frequency's natural season.
  ///   - covariates: a table a series, all of the same columns; none where there are none.
  /// - Throws: `SeriesError` naming the first offending series.
  public init(
    _ series: [TimeSeries], seasonLength: Int? = nil, covariates: [CovariateTable] = []
  ) throws(SeriesError) {
    precondition(
      covariates.isEmpty
        || covariates.count == series.count
          && covariates.allSatisfy { $0.covariates == covariates[0].covariates },
      "one table of the same covariates for each of \(series.count) series expected")
    guard let first = series.first else { throw .emptyPanel }
    var names: Set<String> = []
    for one in series {
      guard one.count > 0 else { throw .emptySeries(series: one.id) }
      guard names.insert(one.id).inserted else { throw .duplicateSeries(series: one.id) }
      guard one.frequency == first.frequency else {
        throw .mixedFrequencies(
          series: one.id, expected: first.frequency, found: one.frequency)
      }
    }
    let season = seasonLength ?? first.frequency.defaultSeasonLength
    precondition(season >= 1, "a season length must be at least 1, found \(season)")
    storage = PanelStorage(series, seasonLength: season, covariates: covariates)
  }

  /// The spacing of every series.
  public var frequency: Frequency { storage.frequency }
  /// Observations a season, 1 where there is none.
  public var seasonLength: Int { storage.seasonLength }
  /// The names of the series, in order.
  public var ids: [String] { storage.ids }
  /// How many series there are.
  public var count: Int { storage.ids.count }

  /// Every series in full.
  public var whole: PanelSlice {
    PanelSlice((0..<count).map { self[$0] })
  }

  /// A series in full.
  public subscript(series index: Int) -> SeriesSlice { self[index] }

  subscript(index: Int) -> SeriesSlice {
    SeriesSlice(storage: storage, series: index, range: 0..<storage.length(of: index))
  }
}

/// The observations of a panel; immutable, so slices on any thread may share it.
final class PanelStorage: Sendable {
  let frequency: Frequency
  let seasonLength: Int
  let ids: [String]
  /// Series `i` lies at `offsets[i]..<offsets[i + 1]`.
  let offsets: [Int]
  /// The position within its series of the first observation stored: 0 but where values were
  /// replaced in a slice that begins later.
  let origins: [Int]
  let timestamps: [Timestamp]
  let values: [Double]
  /// A table a series, or none.
  let covariates: [CovariateTable]

  init(_ series: [TimeSeries], seasonLength: Int, covariates: [CovariateTable]) {
    self.covariates = covariates
    frequency = series.first?.frequency ?? .index
    self.seasonLength = seasonLength
    ids = series.map(\.id)
    offsets = series.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
    origins = Array(repeating: 0, count: series.count)
    timestamps = series.flatMap(\.timestamps)
    values = series.flatMap(\.values)
  }

  /// Storage of other values for slices of one panel, each aligned with its slice's end; the
  /// columns beside the values are the slices' own unless given.
  init(
    _ slices: [SeriesSlice], replacingValues replacements: [[Double]],
    covariates: [CovariateTable]? = nil
  ) {
    frequency = slices[0].frequency
    seasonLength = slices[0].seasonLength
    ids = slices.map(\.id)
    offsets = replacements.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
    origins = zip(slices, replacements).map { $0.range.upperBound - $1.count }
    timestamps = zip(slices, replacements).flatMap { $0.timestamps.suffix($1.count) }
    values = replacements.flatMap { $0 }
    self.covariates = covariates ?? slices.compactMap(\.table)
  }

  func length(of series: Int) -> Int { offsets[series + 1] - offsets[series] }
}
