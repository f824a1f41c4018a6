internal import ForecastCore
internal import Glibc
internal import NeuralNetworks

extension NetworkFit {
  /// Forecasts directions: the mean of the networks' probabilities, and as the point the last
  /// value plus the change to be expected.
  ///
  ///     ŷ_k = y_T + scale · Σ_c p_k(c) · m_k(c)     (of logarithms where the plan says so)
  ///
  /// with `m_k(c)` the mean change of direction `c` in the training windows.
  ///
  /// - Throws: `ForecastError` on a value that is no number.
  func forecast(
    _ table: DirectionTable, after history: [SeriesSlice], _ series: [WindowSeries], steps: Int
  ) throws -> [Forecast] {
    let answers = networks.map { trained in
      let network = makeNetwork(plan)
      network.parameters.values.copy(trained.weights)
      return DirectAnswer(plan: plan).read(network, series, steps: steps) { raw, _, _, _ in
        Self.softmax(raw)
      }
    }
    return try history.indices.map { index in
      let probabilities = (0..<steps).map { step in
        ChangeDirection.allCases.indices.map { place in
          answers.reduce(0) { $0 + $1[index][step][place] } / Double(answers.count)
        }
      }
      return try forecast(
        table, after: history[index], series[index], probabilities: probabilities)
    }
  }

  private func forecast(
    _ table: DirectionTable, after history: SeriesSlice, _ series: WindowSeries,
    probabilities: [[Double]]
  ) throws(ForecastError) -> Forecast {
    let scale = WindowScale(
      series.values, end: series.values.count, plan: plan, floor: series.scaleFloor
    ).scale
    let last = history[history.count - 1]
    /// The last value moved by so many units of the scale; by none it stays the very same.
    func moved(by departure: Double) -> Double {
      plan.usesLogarithm ? last * exp(scale * departure) : last + scale * departure
    }
    let band = plan.band ?? 0
    let steps = probabilities.count
    let point = probabilities.indices.map { step in
      moved(by: zip(probabilities[step], table.meanDepartures[step]).reduce(0) { $0 + $1.0 * $1.1 })
    }
    return try Forecast(
      after: history, point: point,
      distribution: .directions(
        DirectionProbabilities(
          lower: Array(repeating: moved(by: -band), count: steps),
          upper: Array(repeating: moved(by: band), count: steps), probabilities: probabilities,
          baseRates: Array(table.rates.prefix(steps)))))
  }

  /// `p_j = exp(z_j − max z) / Σ exp(z_i − max z)`, in double precision.
  private static func softmax(_ logits: ArraySlice<Float>) -> [Double] {
    let largest = Double(logits.max() ?? 0)
    let powers = logits.map { exp(Double($0) - largest) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }
}
