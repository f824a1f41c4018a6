public import ForecastCore
internal import NeuralNetworks
internal import NumericalMethods

/// A fitted `es-rnn`: the networks of an ensemble, each with the smoothing of every series.
public struct SmoothedFit: FittedForecaster {
  let plan: SmoothedPlan
  let networks: [TrainedNetwork]
  let makeNetwork: @Sendable (SmoothedPlan) -> SmoothedNetwork

  /// The record of every network.
  public var trainingRecords: [TrainingRecord] { networks.map(\.record) }

  /// Smooths every history to its end and lets the networks say how it departs from there.
  ///
  /// A series that was not trained on is smoothed from starting values at the rates that the
  /// trained ones have on average.
  ///
  /// - Throws: `FitError.missingValue`, `.valueOutsideDomain`, `.unsuitable` beyond the trained
  ///   horizon.
  public func forecast(
    after history: PanelSlice, steps: Int, levels: [ConfidenceLevel]
  ) async throws -> [Forecast] {
    guard steps <= plan.horizon else {
      throw FitError.unsuitable(
        series: history[0].id,
        reason: """
          expected at most \(plan.horizon) steps, as many as the network was trained for, found \
          \(steps)
          """)
    }
    let grid = QuantileGrid(levels: levels)
    let series = try history.map { slice throws(FitError) in try SmoothedSeries(slice) }
    let answers = networks.map { self.answers(of: $0, series, steps: steps, at: grid.values) }
    return try history.enumerated().map { index, slice in
      let quantiles = grid.values.indices.map { place in
        (0..<steps).map { step in SampleQuantile.median(answers.map { $0[index][step][place] }) }
      }
      return try grid.forecast(
        after: slice, quantiles: quantiles, usesLogarithm: true,
        hasDistribution: plan.output.hasDistribution)
    }
  }

  /// One network's quantiles of `log y`, `[series][step][probability]`.
  private func answers(
    of trained: TrainedNetwork, _ series: [SmoothedSeries], steps: Int,
    at probabilities: [Double]
  ) -> [[[Double]]] {
    let network = makeNetwork(plan)
    network.parameters.values.copy(trained.weights)
    let rates = network.typicalRates
    let width = plan.output.loss.outputsPerTarget
    let input = Tensor<Float>(steps: plan.walk, batch: 1, features: plan.stepSize)
    return series.map { one in
      let walk = walk(one, network, rates)
      walk.fillInput(input, 0)
      let outputs = network.predict(NetworkInput(input), from: .zeros)
      let numbers = outputs.steps(outputs.steps - 1..<outputs.steps).array
      return (0..<steps).map { step in
        let base = walk.departure(from: walk.end - 1, step + 1)
        return plan.output
          .quantiles(of: numbers[step * width..<(step + 1) * width], at: probabilities)
          .map { base + walk.scale * $0 }
      }
    }
  }

  /// The last positions of a history.
  private func walk(
    _ series: SmoothedSeries, _ network: SmoothedNetwork, _ rates: [Double]
  ) -> SmoothedWalk {
    var parameters: SmoothingParameters
    var (scale, shift) = (plan.scale(of: series), 0)
    if let place = plan.series.firstIndex(where: { $0.id == series.id }) {
      let known = plan.series[place]
      shift = series.start - known.start
      parameters = network.smoothing(of: place).shifted(by: shift)
      scale = known.scale
    } else {
      parameters = SmoothingParameters(logs: series.logs, seasonLengths: plan.seasonLengths)
      parameters.values.replaceSubrange(rates.indices, with: rates)
    }
    return SmoothedWalk(
      plan: plan, series: series, pass: SmoothingPass(series.logs, parameters), scale: scale,
      shift: shift, end: series.logs.count)
  }
}
