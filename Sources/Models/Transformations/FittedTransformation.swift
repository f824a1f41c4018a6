internal import ForecastCore
internal import Glibc
internal import NumericalMethods

/// A transformation with everything it learned from one training slice.
struct FittedTransformation: Hashable, Sendable {
  let kind: Transformation
  /// λ of Box–Cox.
  let lambda: Double
  /// The geometric mean, by which values are divided before Box–Cox.
  ///
  /// Powers of large numbers would lose digits; linear models do not notice.
  let unit: Double

  /// Learns what the transformation needs.
  ///
  /// - Throws: `FitError.valueOutsideDomain` on a value that has no logarithm.
  init(_ kind: Transformation, training: SeriesSlice) throws(FitError) {
    self.kind = kind
    guard kind == .boxCox else {
      lambda = 1
      unit = 1
      return
    }
    let values = try Self.positive(training).filter { !$0.isNaN }
    lambda = BoxCox.guerrero(values, seasonLength: training.seasonLength)
    unit =
      values.isEmpty
      ? 1 : exp(values.reduce(0) { $0 + Glibc.log($1) } / Double(values.count))
  }

  /// The transformed values, one fewer under differences.
  ///
  /// - Throws: `FitError.valueOutsideDomain`; under differences `.missingValue`.
  func values(of slice: SeriesSlice) throws(FitError) -> [Double] {
    switch kind {
    case .none: return slice.values
    case .log: return try Self.positive(slice).map { Glibc.log($0) }
    case .boxCox:
      return try Self.positive(slice).map { BoxCox.transform($0 / unit, lambda: lambda) }
    case .difference, .logReturn:
      let levels = try slice.completeValues(minimumCount: 0)
      let scaled =
        kind == .difference ? levels : try Self.positive(slice).map { Glibc.log($0) }
      return zip(scaled.dropFirst(), scaled).map { $0 - $1 }
    }
  }

  /// What was done, in words.
  var preparation: [String] {
    switch kind {
    case .none: []
    case .log: ["logarithms"]
    case .boxCox: ["Box–Cox, λ = \((1e4 * lambda).rounded() / 1e4)"]
    case .difference: ["differences"]
    case .logReturn: ["log returns"]
    }
  }

  /// A forecast of transformed values in the unit of the series.
  ///
  /// - Parameters:
  ///   - forecast: of the transformed values.
  ///   - history: the series it starts from, not transformed.
  ///   - spread: of sums of errors, where the model knows it; needed under differences.
  ///   - levels: the levels to give bounds for.
  /// - Returns: the forecast of the series itself.
  /// - Throws: `ForecastError` where undoing the transformation overflows, `FitError` on a
  ///   history that ends without a value.
  func restored(
    _ forecast: Forecast, after history: SeriesSlice, spread: CumulativeSpread?,
    levels: [ConfidenceLevel]
  ) throws -> Forecast {
    guard kind.isDifference else {
      return try Forecast(
        after: history, point: forecast.point.map(inverse),
        intervals: forecast.intervals.map {
          PredictionInterval(
            level: $0.level, lower: $0.lower.map(inverse), upper: $0.upper.map(inverse))
        })
    }
    let last = try history.lastValues(1)[0]
    let origin = kind == .logReturn ? Glibc.log(last) : last
    var sum = origin
    let sums = forecast.point.map { change in
      sum += change
      return sum
    }
    return try Forecast(
      after: history, point: sums.map(inverse),
      intervals: spread.map { intervals(around: sums, $0, levels: levels) } ?? [])
  }

  private func intervals(
    around sums: [Double], _ spread: CumulativeSpread, levels: [ConfidenceLevel]
  ) -> [PredictionInterval] {
    levels.map { level in
      let quantile =
        spread.degreesOfFreedom.map {
          StudentT(degreesOfFreedom: $0).quantile(level.upperTail)
        } ?? NormalDistribution.standard.quantile(level.upperTail)
      return PredictionInterval(
        level: level, lower: zip(sums, spread.scales).map { inverse($0 - quantile * $1) },
        upper: zip(sums, spread.scales).map { inverse($0 + quantile * $1) })
    }
  }

  private func inverse(_ value: Double) -> Double {
    switch kind {
    case .none, .difference: value
    case .log, .logReturn: exp(value)
    case .boxCox: BoxCox.inverse(value, lambda: lambda) * unit
    }
  }

  private static func positive(_ slice: SeriesSlice) throws(FitError) -> [Double] {
    let values = slice.values
    if let position = values.firstIndex(where: { $0 <= 0 }) {
      throw .valueOutsideDomain(
        series: slice.id, position: position, value: values[position],
        expected: "a value above 0, which has a logarithm")
    }
    return values
  }
}
