internal import ForecastCore
internal import NeuralNetworks
internal import NumericalMethods

/// Trained networks and what they read and write: parameters, not data.
struct NetworkFit: Sendable {
  /// The series it is for; nil where it is for all of them.
  let series: String?
  let plan: WindowPlan
  let networks: [TrainedNetwork]
  let makeNetwork: @Sendable (WindowPlan) -> any Network<Float>
  /// The stream simulated paths draw from.
  let random: SeededRandom
  /// What training knows of each direction, where directions are told.
  var directions: DirectionTable?

  /// Forecasts every series from the end of its history.
  ///
  /// - Throws: `FitError` where a history is unfit; `ForecastError` on a value that is no number.
  func forecast(
    after history: [SeriesSlice], steps: Int, levels: [ConfidenceLevel]
  ) throws -> [Forecast] {
    guard plan.strategy == .recursive || steps <= plan.horizon else {
      throw FitError.unsuitable(
        series: history[0].id,
        reason: """
          expected at most \(plan.horizon) steps, as many as the network was trained for, found \
          \(steps)
          """)
    }
    let series = try history.map { slice throws(FitError) in
      try WindowSeries(slice, plan: plan, steps: steps)
    }
    if let directions { return try forecast(directions, after: history, series, steps: steps) }
    let probabilities = QuantileGrid(levels: levels)
    let answers = networks.map { trained in
      answer(trained, series, steps: steps, at: probabilities.values)
    }
    return try history.indices.map { index in
      let quantiles = probabilities.values.indices.map { place in
        (0..<steps).map { step in
          SampleQuantile.median(answers.map { $0[index][step][place] })
        }
      }
      return try probabilities.forecast(
        after: history[index], quantiles: quantiles, usesLogarithm: plan.usesLogarithm,
        hasDistribution: plan.output.hasDistribution)
    }
  }

  /// One network's quantiles on the scale of z, `[series][step][probability]`.
  private func answer(
    _ trained: TrainedNetwork, _ series: [WindowSeries], steps: Int, at probabilities: [Double]
  ) -> [[[Double]]] {
    let network = makeNetwork(plan)
    network.parameters.values.copy(trained.weights)
    switch plan.strategy {
    case .direct, .encoderDecoder:
      return DirectAnswer(plan: plan).quantiles(
        of: network, series, steps: steps, at: probabilities)
    case .recursive:
      return series.map { one in
        SimulatedPaths(plan: plan, random: random.child(named: one.id).child(one.values.count))
          .quantiles(of: network, one, steps: steps, at: probabilities)
      }
    }
  }
}
