internal import ForecastCore
internal import NumericalMethods

/// Futures drawn from an ETS model with normal errors, for forms without closed variances.
struct ETSSimulation {
  let estimate: ETSEstimate
  let state: ETSState

  /// Enough for bounds at 99 % to rest on twenty paths a side.
  static let paths = 4000

  /// Bounds from quantiles of the paths around the given means.
  func forecast(
    after history: SeriesSlice, means: [Double], levels: [ConfidenceLevel], random: SeededRandom
  ) throws(ForecastError) -> Forecast {
    let sorted = outcomes(steps: means.count, random: random)
    let intervals = levels.map { level in
      PredictionInterval(
        level: level, lower: sorted.map { SampleQuantile.value($0, at: level.lowerTail) },
        upper: sorted.map { SampleQuantile.value($0, at: level.upperTail) })
    }
    let probabilities = (1...19).map { Double($0) / 20 }
    let quantiles = sorted.map { values in
      probabilities.map { SampleQuantile.value(values, at: $0) }
    }
    return try Forecast(
      after: history, point: means, intervals: intervals,
      distribution: .quantiles(probabilities: probabilities, values: quantiles))
  }

  /// `[steps][paths]`, each step's outcomes in increasing order.
  private func outcomes(steps: Int, random: SeededRandom) -> [[Double]] {
    var outcomes = [[Double]](repeating: [], count: steps)
    let deviation = estimate.variance.squareRoot()
    for path in 0..<Self.paths {
      var stream = random.child(path)
      var future = state
      for step in 0..<steps {
        var probe = future
        let forecast = probe.update(0, estimate.form, estimate.parameters)
        let error = deviation * stream.normal()
        let value =
          estimate.form.error == .additive ? forecast + error : forecast * (1 + error)
        future.update(value, estimate.form, estimate.parameters)
        outcomes[step].append(value)
      }
    }
    return outcomes.map { $0.sorted() }
  }
}
