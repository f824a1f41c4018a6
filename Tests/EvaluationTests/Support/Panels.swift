import ForecastCore

/// A panel of series indexed from 1, named by the letters of the alphabet.
func indexedPanel(_ series: [Double]..., seasonLength: Int = 1) throws -> Panel {
  let names = ["a", "b", "c", "d"]
  return try Panel(
    zip(names, series).map { try TimeSeries(id: $0, values: $1) }, seasonLength: seasonLength)
}

/// A series at the given integer times.
func series(_ id: String, at times: ClosedRange<Int>) throws -> TimeSeries {
  try TimeSeries(
    id: id, frequency: .index, timestamps: times.map { Timestamp(rawValue: $0) },
    values: times.map { Double($0 * $0) })
}

/// `1, 2, … n`.
func counting(_ count: Int) -> [Double] { (1...count).map { Double($0) } }
