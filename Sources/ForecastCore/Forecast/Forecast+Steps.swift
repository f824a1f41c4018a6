extension Forecast {
  /// The same forecast without its first `count` steps (an embargo).
  public func droppingFirst(_ count: Int) -> Forecast {
    precondition(count >= 0 && count < steps, "cannot drop \(count) of \(steps) steps")
    guard count > 0 else { return self }
    return Forecast(
      seriesID: seriesID, timestamps: Array(timestamps.dropFirst(count)),
      point: Array(point.dropFirst(count)),
      intervals: intervals.map {
        PredictionInterval(
          level: $0.level, lower: Array($0.lower.dropFirst(count)),
          upper: Array($0.upper.dropFirst(count)))
      },
      distribution: distribution?.droppingFirst(count))
  }
}

extension PredictiveDistribution {
  func droppingFirst(_ count: Int) -> PredictiveDistribution {
    switch self {
    case .gaussian(let means, let deviations):
      .gaussian(
        means: Array(means.dropFirst(count)),
        standardDeviations: Array(deviations.dropFirst(count)))
    case .studentT(let locations, let scales, let freedom):
      .studentT(
        locations: Array(locations.dropFirst(count)), scales: Array(scales.dropFirst(count)),
        degreesOfFreedom: freedom)
    case .quantiles(let probabilities, let values):
      .quantiles(probabilities: probabilities, values: Array(values.dropFirst(count)))
    case .directions(let directions): .directions(directions.droppingFirst(count))
    }
  }
}
