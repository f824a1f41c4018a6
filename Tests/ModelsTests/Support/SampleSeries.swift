import ForecastCore
import NumericalMethods

/// Series for the tests, made from seeds.
enum Sample {
  /// A positive series that wanders, with a season of `seasonLength` observations.
  static func wandering(_ count: Int, seed: UInt64 = 3, seasonLength: Int = 1) -> [Double] {
    var random = SeededRandom(seed: seed)
    var level = 100.0
    return (0..<count).map { t in
      level += random.normal()
      let phase = Double(t % seasonLength) - Double(seasonLength - 1) / 2
      return level + 3 * phase
    }
  }

  /// One series as a whole slice.
  static func slice(
    _ values: [Double], id: String = "sample", seasonLength: Int = 1
  ) throws -> SeriesSlice {
    try panel([values], ids: [id], seasonLength: seasonLength)[series: 0]
  }

  /// Several monthly series.
  static func panel(
    _ series: [[Double]], ids: [String]? = nil, seasonLength: Int = 1
  ) throws -> Panel {
    let first = Timestamp(rawValue: 0)
    return try Panel(
      series.enumerated().map { index, values in
        try TimeSeries(
          id: ids?[index] ?? "sample\(index)", frequency: .monthly,
          timestamps: values.isEmpty
            ? [] : [first] + Frequency.monthly.timestamps(after: first, steps: values.count - 1),
          values: values)
      }, seasonLength: seasonLength)
  }
}
