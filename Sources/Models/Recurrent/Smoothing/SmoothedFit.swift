public import ForecastCore
internal import Glibc
internal import NeuralNetworks
internal import NumericalMethods

/// A fitted `es-rnn`: the networks of an ensemble and each series' smoothing parameters.
public struct SmoothedFit: FittedForecaster {
  /// One network with the smoothing parameters that were learned beside it.
  struct Member: Sendable {
    let weights: [Float]
    /// By series name.
    let smoothing: [String: SmoothingParameters]
  }

  let windows: SmoothedWindows
  let output: NetworkOutput
  let members: [Member]
  let network: NetworkOptions
  let seasonLength: Int
  /// Where in its series each training part began, by name: a season's place depends on it.
  let starts: [String: Int]

  /// Smooths every history to its end and lets the networks say how it departs from there.
  ///
  /// A series that was not trained on is smoothed with starting values.
  ///
  /// - Throws: `FitError.missingValue`, `.valueOutsideDomain`, `.unsuitable` beyond the trained
  ///   horizon.
  public func forecast(
    after history: PanelSlice, steps: Int, levels: [ConfidenceLevel]
  ) async throws -> [Forecast] {
    guard steps <= windows.horizon else {
      throw FitError.unsuitable(
        series: history[0].id,
        reason: """
          expected at most \(windows.horizon) steps, as many as the network was trained for, found \
          \(steps)
          """)
    }
    let grid = QuantileGrid(levels: levels)
    return try history.map { slice in
      let series = try SmoothedSeries(slice)
      let answers = members.map { answer(of: $0, series, steps: steps, at: grid.values) }
      let quantiles = grid.values.indices.map { place in
        (0..<steps).map { step in SampleQuantile.median(answers.map { $0[step][place] }) }
      }
      return try grid.forecast(
        after: slice, quantiles: quantiles, usesLogarithm: true,
        hasDistribution: output.hasDistribution)
    }
  }

  /// Quantiles of `log y`, `[step][probability]`.
  private func answer(
    of member: Member, _ series: SmoothedSeries, steps: Int, at probabilities: [Double]
  ) -> [[Double]] {
    let parameters =
      member.smoothing[series.id]?.shifted(by: series.start - (starts[series.id] ?? 0))
      ?? SmoothingParameters(observed: series.observed, seasonLength: seasonLength)
    let pass = SmoothingPass(series.observed, parameters)
    let network = RecurrentNetwork<Float>(network)
    network.parameters.values.copy(member.weights)
    let input = Tensor<Float>(steps: windows.steps, batch: 1, features: windows.inputSize)
    let end = series.logs.count
    windows.fillInput(input, 0, logs: series.logs, pass: pass, end: end)
    let outputs = network.predict(NetworkInput(input), from: .zeros)
    let numbers = outputs.steps(outputs.steps - 1..<outputs.steps).array
    let width = output.loss.outputsPerTarget
    return (0..<steps).map { step in
      let base =
        pass.logLevels[end - 1]
        + pass.logSeasons[pass.knownSeason(at: end + step, after: end - 1)]
      return output.quantiles(of: numbers[step * width..<(step + 1) * width], at: probabilities)
        .map { base + $0 }
    }
  }
}
