internal import Glibc

/// What one series learns for itself: how fast its level and seasons move, and the seasons at its
/// start.
struct SmoothingParameters: Hashable, Sendable {
  /// `[logit α, logit γ of every season, log s of the first season, … of the last]`.
  var values: [Double]
  /// m of every season, shortest first; empty for none.
  let seasonLengths: [Int]

  /// How many numbers a series learns.
  static func count(_ seasonLengths: [Int]) -> Int {
    1 + seasonLengths.count + seasonLengths.reduce(0, +)
  }

  /// Starting values: a level that follows quickly, seasons that follow slowly, and each season the
  /// mean ratio of its places to its own mean, longer ones of what shorter ones leave.
  ///
  /// - Parameters:
  ///   - logs: log y.
  ///   - seasonLengths: m; a season that does not stand twice in the series starts at 1.
  init(logs: [Double], seasonLengths: [Int]) {
    var rest = logs
    var seasons: [Double] = []
    for length in seasonLengths {
      let season = Self.meanSeason(rest, length: length)
      for index in rest.indices { rest[index] -= season[index % length] }
      seasons += season
    }
    self.init(
      values: [Self.startOfLevel] + seasonLengths.map { _ in Self.startOfSeason } + seasons,
      seasonLengths: seasonLengths)
  }

  init(values: [Double], seasonLengths: [Int]) {
    precondition(
      values.count == Self.count(seasonLengths),
      "\(Self.count(seasonLengths)) numbers of smoothing expected, found \(values.count)")
    self.values = values
    self.seasonLengths = seasonLengths
  }

  /// α = ½.
  private static let startOfLevel = 0.0
  /// γ ≈ 0.12: a place of a season is seen once a season.
  private static let startOfSeason = -2.0
  /// Whole seasons the start is measured on.
  private static let seasonsMeasured = 8

  /// α, in 0...1.
  var level: Double { Self.logistic(values[0]) }
  /// γ of every season, in 0...1.
  var seasons: [Double] { seasonLengths.indices.map { Self.logistic(values[1 + $0]) } }

  /// Where each season's logarithms begin in `values`.
  var seasonStarts: [Int] {
    var start = 1 + seasonLengths.count
    return seasonLengths.map { length in
      defer { start += length }
      return start
    }
  }

  /// The same series seen from `positions` later: its seasons begin at other places.
  func shifted(by positions: Int) -> SmoothingParameters {
    var shifted = self
    for (start, length) in zip(seasonStarts, seasonLengths) {
      let turn = ((positions % length) + length) % length
      for place in 0..<length {
        shifted.values[start + place] = values[start + (place + turn) % length]
      }
    }
    return shifted
  }

  /// `log s`, its mean 0 within each season measured; zeros where there are not two.
  private static func meanSeason(_ logs: [Double], length: Int) -> [Double] {
    var sums = [Double](repeating: 0, count: length)
    let seasons = min(logs.count / length, seasonsMeasured)
    guard seasons >= 2 else { return sums }
    for season in 0..<seasons {
      let one = logs[season * length..<(season + 1) * length]
      let mean = one.reduce(0, +) / Double(length)
      for (place, value) in one.enumerated() { sums[place] += (value - mean) / Double(seasons) }
    }
    return sums
  }

  static func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
}
