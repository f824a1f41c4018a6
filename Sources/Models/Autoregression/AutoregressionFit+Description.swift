public import ForecastCore

extension AutoregressionFit: DescribesFit {
  /// The lags, their coefficients, constant and trend.
  public func describe(_ training: SeriesSlice) -> [FitDescription] {
    let isFull = lags == Array(1...max(1, lags.count))
    var description = FitDescription(
      form: isFull
        ? "AR(\(lags.count))" : "AR of lags \(lags.map(String.init).joined(separator: ", "))")
    description.coefficients = zip(lags, coefficients).map { .init(name: "ar\($0)", value: $1) }
    if intercept != 0 {
      description.coefficients.append(.init(name: "constant", value: intercept))
    }
    if slope != 0 { description.coefficients.append(.init(name: "trend", value: slope)) }
    description.note(residualVariance, as: \.variance)
    description.observations = observations
    return [description]
  }
}
