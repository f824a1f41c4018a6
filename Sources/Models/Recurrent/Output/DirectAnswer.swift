internal import NeuralNetworks

/// Reads all steps off one pass of a network.
struct DirectAnswer {
  let plan: WindowPlan
  /// Series a pass; a bound on memory, not on results.
  private static let batch = 256

  /// Quantiles on the scale of z, `[series][step][probability]`.
  func quantiles(
    of network: any Network<Float>, _ series: [WindowSeries], steps: Int,
    at probabilities: [Double]
  ) -> [[[Double]]] {
    read(network, series, steps: steps) { raw, windows, end, step in
      restored(plan.output.quantiles(of: raw, at: probabilities), windows, end, step: step)
    }
  }

  /// One value of every step of every series, `[series][step]`.
  ///
  /// - Parameters:
  ///   - network: of the plan's sizes.
  ///   - series: what is forecast from.
  ///   - steps: how far.
  ///   - value: of what the network wrote, the windows, one's end and the step.
  /// - Returns: the values.
  func read<Value>(
    _ network: any Network<Float>, _ series: [WindowSeries], steps: Int,
    _ value: (ArraySlice<Float>, WindowSamples, WindowEnd, Int) -> Value
  ) -> [[Value]] {
    let ends = series.enumerated().map { WindowEnd(series: $0, end: $1.values.count) }
    let windows = WindowSamples(series, ends: ends, plan: plan)
    var answers: [[Value]] = []
    for start in stride(from: 0, to: ends.count, by: Self.batch) {
      let rows = Array(start..<min(start + Self.batch, ends.count))
      let outputs = network.predict(windows.input(of: rows[...]), from: .zeros)
      let numbers = outputs.array
      answers += rows.enumerated().map { column, row in
        (0..<steps).map { step in
          let raw = outputNumbers(numbers, outputs, column: column, step: step)
          return value(raw, windows, ends[row], step)
        }
      }
    }
    return answers
  }

  /// The numbers a network wrote about one step of one series.
  private func outputNumbers(
    _ numbers: [Float], _ outputs: Tensor<Float>, column: Int, step: Int
  ) -> ArraySlice<Float> {
    let width = plan.loss.outputsPerTarget
    let row = step / plan.targetsPerStep
    let place = step % plan.targetsPerStep
    let start = (row * outputs.batch + column) * outputs.features + place * width
    return numbers[start..<start + width]
  }

  private func restored(
    _ quantiles: [Double], _ windows: WindowSamples, _ window: WindowEnd, step: Int
  ) -> [Double] {
    let scale = windows.scale(of: window)
    let anchor = plan.anchor(
      windows.series[window.series].values, end: window.end, step: step, scale: scale)
    return quantiles.map { anchor + scale.scale * $0 }
  }
}
