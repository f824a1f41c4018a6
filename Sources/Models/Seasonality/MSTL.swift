/// Decomposition into a trend, several seasons and a remainder, by STL for each season in turn.
///
/// The shortest season is taken out first; each is then estimated anew with the others removed.
/// Seasons of which the series holds no more than two are left out.
///
/// - Source: Bandara, Hyndman & Bergmeir (2021), arXiv:2107.13462; windows as in R's
///   `forecast::mstl`: 11, 15, 19, … years.
public struct MSTL: Sendable {
  /// The season lengths, shortest first.
  public let seasonLengths: [Int]
  /// Whether outliers are weighed down.
  public let isRobust: Bool

  /// A decomposition's parameters.
  ///
  /// - Parameters:
  ///   - seasonLengths: each at least 2.
  ///   - isRobust: whether outliers are weighed down.
  public init(seasonLengths: [Int], isRobust: Bool = false) {
    self.seasonLengths = Array(Set(seasonLengths)).sorted()
    self.isRobust = isRobust
  }

  /// One season found.
  public struct Season: Hashable, Sendable {
    /// Its length.
    public let length: Int
    /// Its values, `[n]`.
    public let values: [Double]
  }

  /// The seasons of a series.
  ///
  /// - Parameter values: none missing.
  /// - Returns: one entry a season the series holds more than twice, shortest first.
  public func seasons(_ values: [Double]) -> [Season] {
    let lengths = seasonLengths.filter { 2 * $0 < values.count }
    var seasons = lengths.map { _ in [Double](repeating: 0, count: values.count) }
    var adjusted = values
    for _ in 0..<(lengths.count > 1 ? 2 : 1) {
      for (index, length) in lengths.enumerated() {
        let own = seasons[index]
        let withOwn = adjusted.indices.map { adjusted[$0] + own[$0] }
        let stl = STL(
          seasonLength: length, seasonalWindow: 7 + 4 * (index + 1), isRobust: isRobust)
        seasons[index] = stl.decompose(withOwn).season
        adjusted = withOwn.indices.map { withOwn[$0] - seasons[index][$0] }
      }
    }
    return zip(lengths, seasons).map { Season(length: $0, values: $1) }
  }
}
