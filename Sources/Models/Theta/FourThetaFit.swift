public import ForecastCore
internal import Glibc
internal import NumericalMethods

/// One fitted 4Theta model.
public struct FourThetaFit: FittedLocalForecaster {
  /// θ, between 1 and 3.
  public let theta: Double
  /// α of simple smoothing.
  public let alpha: Double
  /// Whether the trend line is exponential.
  public var isExponential: Bool { line.isExponential }
  /// Whether the theta line is made by products.
  public let isMultiplicative: Bool
  /// The mean absolute one-step error over the training part, in units of its mean.
  public let error: Double

  let line: FourThetaLine
  let initialLevel: Double
  let adjustment: SeasonalAdjustment
  /// What the series was divided by.
  let unit: Double
  /// The variance of the one-step errors of the adjusted, scaled series, corrected for the five
  /// numbers estimated: θ, α, the first level and the line's two.
  let variance: Double

  /// The best θ of a model, each with its best smoothing.
  static func searched(
    _ adjusted: [Double], line: FourThetaLine, isMultiplicative: Bool,
    _ adjustment: SeasonalAdjustment, unit: Double
  ) -> FourThetaFit {
    func fit(_ theta: Double) -> FourThetaFit {
      FourThetaFit(
        adjusted, line: line, theta: theta, isMultiplicative: isMultiplicative, adjustment,
        unit: unit)
    }
    let best = GoldenSection.minimum(in: FourTheta.thetas, tolerance: 1e-3) { fit($0).error }
    // The ends are models of their own: θ = 1 is simple smoothing.
    return [FourTheta.thetas.lowerBound, FourTheta.thetas.upperBound].map(fit)
      .reduce(fit(best)) { $1.error < $0.error ? $1 : $0 }
  }

  private init(
    _ adjusted: [Double], line: FourThetaLine, theta: Double, isMultiplicative: Bool,
    _ adjustment: SeasonalAdjustment, unit: Double
  ) {
    self.line = line
    self.theta = theta
    self.isMultiplicative = isMultiplicative
    self.adjustment = adjustment
    self.unit = unit
    let lines = line.values(adjusted.count)
    let thetaLine = zip(adjusted, lines).map {
      Self.stretched($0, $1, theta, isMultiplicative)
    }
    alpha = GoldenSection.minimum(in: 0.01...0.99, tolerance: 1e-3) {
      Self.smoothed(thetaLine, alpha: $0).squares
    }
    let smooth = Self.smoothed(thetaLine, alpha: alpha)
    initialLevel = smooth.start
    var (absolute, squares) = (0.0, 0.0)
    for t in adjusted.indices {
      let expected = Self.joined(smooth.expected[t], lines[t], theta, isMultiplicative)
      let surprise = adjusted[t] - expected
      squares += surprise * surprise
      absolute += abs(
        adjustment.restored(to: adjusted[t], at: t) - adjustment.restored(to: expected, at: t))
    }
    let mean = absolute / Double(adjusted.count)
    error = mean.isNaN ? .infinity : mean
    variance = squares / Double(max(adjusted.count - 5, 1))
  }

  /// The theta line of one value.
  private static func stretched(
    _ value: Double, _ line: Double, _ theta: Double, _ isMultiplicative: Bool
  ) -> Double {
    isMultiplicative
      ? pow(value, theta) * pow(line, 1 - theta) : theta * value + (1 - theta) * line
  }

  /// The inverse of `stretched`; a smoothed product of 0 or below counts as the line, and a line
  /// that has fallen below 0 as 0.
  private static func joined(
    _ smooth: Double, _ line: Double, _ theta: Double, _ isMultiplicative: Bool
  ) -> Double {
    guard isMultiplicative else { return smooth / theta + (1 - 1 / theta) * line }
    let line = max(line, 0)
    return smooth > 0 ? pow(smooth, 1 / theta) * pow(line, 1 - 1 / theta) : line
  }

  /// Simple smoothing with the first level of least squares: errors are linear in it.
  private static func smoothed(
    _ values: [Double], alpha: Double
  ) -> (start: Double, squares: Double, expected: [Double]) {
    var (level, power) = (0.0, 1.0)
    var (products, powers) = (0.0, 0.0)
    var errors: [Double] = []
    errors.reserveCapacity(values.count)
    for value in values {
      let surprise = value - level
      errors.append(surprise)
      products += surprise * power
      powers += power * power
      level += alpha * surprise
      power *= 1 - alpha
    }
    let start = products / powers
    power = 1
    var squares = 0.0
    var expected = errors
    for (t, value) in values.enumerated() {
      let surprise = errors[t] - start * power
      squares += surprise * surprise
      expected[t] = value - surprise
      power *= 1 - alpha
    }
    return (start, squares, expected)
  }

  /// Smooths the history and goes on along the line.
  ///
  /// - Throws: `FitError.missingValue`.
  public func forecast(
    after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
  ) throws -> Forecast {
    var level = initialLevel
    for (t, value) in try history.completeValues(minimumCount: 1).enumerated() {
      let adjusted = adjustment.removed(from: value / unit, at: t)
      let isDefined = !isMultiplicative || (adjusted > 0 && line.value(at: t) > 0)
      let stretched =
        isDefined
        ? Self.stretched(adjusted, line.value(at: t), theta, isMultiplicative) : level
      level += alpha * (stretched - level)
    }
    let future = history.count..<history.count + steps
    let means = future.map { t in
      unit
        * adjustment.restored(
          to: Self.joined(level, line.value(at: t), theta, isMultiplicative), at: t)
    }
    let deviations = future.enumerated().map { step, t in
      unit * adjustment.scale(at: t)
        * (variance * (1 + Double(step) * alpha * alpha)).squareRoot()
    }
    return try Forecast(
      after: history, means: means, standardDeviations: deviations, levels: levels)
  }
}
