extension ByteWriter {
  /// Writes a forecast, every number exactly.
  package mutating func write(_ forecast: Forecast) {
    write(forecast.seriesID)
    write(UInt32(forecast.timestamps.count))
    for time in forecast.timestamps { write(Int64(time.rawValue)) }
    write(forecast.point)
    write(UInt32(forecast.intervals.count))
    for interval in forecast.intervals {
      write(interval.level.percent)
      write(interval.lower)
      write(interval.upper)
    }
    switch forecast.distribution {
    case nil: write(UInt8(0))
    case .gaussian(let means, let deviations):
      write(UInt8(1))
      write(means)
      write(deviations)
    case .studentT(let locations, let scales, let freedom):
      write(UInt8(2))
      write(locations)
      write(scales)
      write(freedom)
    case .quantiles(let probabilities, let values):
      write(UInt8(3))
      write(probabilities)
      write(UInt32(values.count))
      for row in values { write(row) }
    case .directions(let directions):
      write(UInt8(4))
      write(directions.lower)
      write(directions.upper)
      for row in directions.probabilities + directions.baseRates { write(row) }
    }
  }
}

extension ByteReader {
  /// Reads a forecast; nil for numbers that are none.
  package mutating func forecast() -> Forecast? {
    guard let id = text(), let count = integer(UInt32.self) else { return nil }
    var times: [Timestamp] = []
    for _ in 0..<count {
      guard let time = integer(Int64.self) else { return nil }
      times.append(Timestamp(rawValue: Int(time)))
    }
    guard let point = numbers(), point.count == times.count, let levels = integer(UInt32.self)
    else { return nil }
    var intervals: [PredictionInterval] = []
    for _ in 0..<levels {
      guard let percent = number(), let level = ConfidenceLevel(percent: percent),
        let lower = numbers(), let upper = numbers(), lower.count == point.count,
        upper.count == point.count, !zip(lower, upper).contains(where: { $0 > $1 })
      else { return nil }
      intervals.append(PredictionInterval(level: level, lower: lower, upper: upper))
    }
    guard let kind = integer(UInt8.self) else { return nil }
    let distribution = distribution(kind)
    guard kind == 0 || distribution?.steps == point.count else { return nil }
    return Forecast(
      seriesID: id, timestamps: times, point: point, intervals: intervals,
      distribution: distribution)
  }

  private mutating func directions(lower: [Double]) -> PredictiveDistribution? {
    guard let upper = numbers(), upper.count == lower.count,
      !zip(lower, upper).contains(where: { $0 > $1 })
    else { return nil }
    var rows: [[Double]] = []
    for _ in 0..<2 * lower.count {
      guard let row = numbers(), row.count == ChangeDirection.allCases.count else { return nil }
      rows.append(row)
    }
    return .directions(
      DirectionProbabilities(
        lower: lower, upper: upper, probabilities: Array(rows.prefix(lower.count)),
        baseRates: Array(rows.suffix(lower.count))))
  }

  private mutating func distribution(_ kind: UInt8) -> PredictiveDistribution? {
    guard (1...4).contains(kind), let first = numbers() else { return nil }
    if kind == 4 { return directions(lower: first) }
    if kind == 3 {
      guard let count = integer(UInt32.self) else { return nil }
      var rows: [[Double]] = []
      for _ in 0..<count {
        guard let row = numbers(), row.count == first.count else { return nil }
        rows.append(row)
      }
      return .quantiles(probabilities: first, values: rows)
    }
    guard let second = numbers() else { return nil }
    if kind == 1 { return .gaussian(means: first, standardDeviations: second) }
    return number().map { .studentT(locations: first, scales: second, degreesOfFreedom: $0) }
  }
}
