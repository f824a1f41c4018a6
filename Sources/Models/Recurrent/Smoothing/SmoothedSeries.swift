internal import ForecastCore
internal import Glibc

/// A positive series with its logarithms.
struct SmoothedSeries: Sendable {
  let id: String
  let observed: [Double]
  let logs: [Double]
  /// Where in the whole series this part begins.
  let start: Int

  /// Reads a slice.
  ///
  /// - Throws: `FitError.missingValue`, `.valueOutsideDomain` on a value of 0 or less.
  init(_ slice: SeriesSlice) throws(FitError) {
    id = slice.id
    start = slice.start
    observed = try slice.completeValues(minimumCount: 1)
    if let position = observed.firstIndex(where: { $0 <= 0 }) {
      throw .valueOutsideDomain(
        series: slice.id, position: slice.start + position, value: observed[position],
        expected: "a value above 0, since level and season are factors")
    }
    logs = observed.map { log($0) }
  }
}
