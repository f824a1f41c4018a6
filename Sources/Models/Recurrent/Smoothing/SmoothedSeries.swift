internal import ForecastCore
internal import Glibc

/// The logarithms of a positive series.
struct SmoothedSeries: Sendable {
  let id: String
  let logs: [Double]
  /// Where in the whole series this part begins: a season's place depends on it.
  let start: Int

  /// Reads a slice.
  ///
  /// - Throws: `FitError.missingValue`, `.valueOutsideDomain` on a value of 0 or less.
  init(_ slice: SeriesSlice) throws(FitError) {
    id = slice.id
    start = slice.start
    let observed = try slice.completeValues(minimumCount: 1)
    if let position = observed.firstIndex(where: { $0 <= 0 }) {
      throw .valueOutsideDomain(
        series: slice.id, position: slice.start + position, value: observed[position],
        expected: "a value above 0, since level and season are factors")
    }
    logs = observed.map { log($0) }
  }

  /// The mean change of the logarithms over `lag`, or over one step where there are fewer.
  func meanChange(lag: Int) -> Double {
    let lag = lag < logs.count ? lag : 1
    let changes = zip(logs.dropFirst(lag), logs).map { abs($0 - $1) }
    return changes.reduce(0, +) / Double(max(changes.count, 1))
  }
}
