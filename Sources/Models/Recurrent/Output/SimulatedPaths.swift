internal import NeuralNetworks
internal import NumericalMethods

/// Feeds a network its own draws, path by path, and reads quantiles off the paths.
///
/// - Source: Salinas et al. (2020), DeepAR, Int. J. Forecasting 36(3), 1181-1191.
struct SimulatedPaths {
  let plan: WindowPlan
  let random: SeededRandom
  /// Paths a series.
  private static let count = 200

  /// Quantiles on the scale of z, `[step][probability]`.
  func quantiles(
    of network: any Network<Float>, _ series: WindowSeries, steps: Int,
    at probabilities: [Double]
  ) -> [[Double]] {
    let paths = plan.output.hasDistribution ? Self.count : 1
    let end = series.values.count
    let scale = WindowScale(series.values, end: end, plan: plan, floor: series.scaleFloor)
    let windows = WindowSamples(
      [series], ends: Array(repeating: WindowEnd(series: 0, end: end), count: paths), plan: plan)
    var window = windows.input(of: Array(0..<paths)[...]).sequence
    var outputs = network.predict(NetworkInput(window), from: .zeros)
    var values = Array(repeating: [Double](), count: paths)
    var streams = (0..<paths).map { random.child($0) }
    // A network without steps has no state: it is shown the moved window instead.
    let isWindowed = plan.inputSteps == 1
    if !isWindowed { window = Tensor(steps: 1, batch: paths, features: plan.stepSize) }
    for step in 0..<steps {
      let last = outputs.steps(outputs.steps - 1..<outputs.steps).array
      for path in 0..<paths {
        let drawn = draw(last, path, using: &streams[path])
        let anchor = anchor(series, values[path], step: step) ?? scale.location
        values[path].append(anchor + scale.scale * drawn)
        append(values[path], of: series, scale, to: window[0].rows(path..<path + 1))
      }
      if step + 1 < steps {
        outputs = network.predict(
          NetworkInput(window), from: isWindowed ? .zeros : .carried)
      }
    }
    return (0..<steps).map { step in
      let sorted = values.map { $0[step] }.sorted()
      return probabilities.map { SampleQuantile.value(sorted, at: $0) }
    }
  }

  private func draw(_ outputs: [Float], _ path: Int, using random: inout SeededRandom) -> Double {
    let width = plan.output.loss.outputsPerTarget
    let numbers = outputs[path * width..<(path + 1) * width]
    guard plan.output.hasDistribution else { return Double(numbers[numbers.startIndex]) }
    // Away from 0 and 1, where quantiles are infinite.
    let probability = min(max(random.uniform(), 1e-4), 1 - 1e-4)
    return plan.output.quantiles(of: numbers, at: [probability])[0]
  }

  private func anchor(_ series: WindowSeries, _ path: [Double], step: Int) -> Double? {
    plan.anchorPosition(end: series.values.count + step, step: 0)
      .map { value(series, path, at: $0) }
  }

  private func value(_ series: WindowSeries, _ path: [Double], at position: Int) -> Double {
    position < series.values.count ? series.values[position] : path[position - series.values.count]
  }

  /// Moves a row of the network's input on by the value a path has just drawn.
  private func append(
    _ path: [Double], of series: WindowSeries, _ scale: WindowScale,
    to row: MatrixView<Float>
  ) {
    let end = series.values.count + path.count
    let drawn = path[path.count - 1]
    let base = plan.scaling == .change ? value(series, path, at: end - 2) : scale.location
    push((drawn - base) / scale.scale, into: row.columns(0..<plan.segment))
    if plan.readsDepartures {
      let earlier = value(series, path, at: max(0, end - 1 - plan.skipLag))
      push(
        (drawn - earlier) / scale.scale, into: row.columns(plan.segment..<2 * plan.segment))
    }
    // What is known of the step to come; after the last draw none is needed.
    let count = plan.featureCount
    guard count > 0, (end + 1) * count <= series.features.count else { return }
    for feature in 0..<count {
      row[0, plan.stepSize - count + feature] = series.features[end * count + feature]
    }
  }

  /// Drops the oldest number of a row and appends one.
  private func push(_ number: Double, into row: MatrixView<Float>) {
    for column in 1..<max(row.columns, 1) { row[0, column - 1] = row[0, column] }
    row[0, row.columns - 1] = Float(number)
  }
}
