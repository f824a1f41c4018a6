internal import NeuralNetworks

/// One window: a series and one past the last value read.
struct WindowEnd: Hashable, Sendable {
  let series: Int
  let end: Int
}

/// Windows of a panel as a trainer or a forecast reads them, cut when they are asked for.
final class WindowSamples: SampleSource {
  let plan: WindowPlan
  let series: [WindowSeries]
  let ends: [WindowEnd]
  /// How often a pass over the samples sees each window: short series make longer epochs.
  private let repetitions: Int
  /// The median over series of their mean change.
  private let typicalChange: Double
  private var input = Tensor<Float>(steps: 0, batch: 0, features: 0)
  private var targets = Tensor<Float>(steps: 0, batch: 0, features: 0)
  private var weights = Tensor<Float>(steps: 0, batch: 0, features: 0)
  private var future = Tensor<Float>(steps: 0, batch: 0, features: 0)
  private var inputRoom = Workspace<Float>()
  private var targetRoom = Workspace<Float>()
  private var weightRoom = Workspace<Float>()
  private var futureRoom = Workspace<Float>()

  /// Windows that end where `ends` says.
  ///
  /// - Parameters:
  ///   - series: what windows are cut from.
  ///   - ends: at least 1.
  ///   - plan: what is read and written.
  ///   - minimumSamples: how many samples there are at least; windows are repeated to reach it.
  init(
    _ series: [WindowSeries], ends: [WindowEnd], plan: WindowPlan, minimumSamples: Int = 1
  ) {
    self.series = series
    self.ends = ends
    self.plan = plan
    let changes = series.map(\.meanChange).sorted()
    typicalChange = changes[changes.count / 2]
    repetitions = max(1, (minimumSamples + ends.count - 1) / max(ends.count, 1))
  }

  var sampleCount: Int { ends.count * repetitions }
  var sampleSteps: Int { plan.trainingSteps }

  /// The windows with what followed them; the tensors hold until the next call.
  func batch(of samples: ArraySlice<Int>) -> TrainingBatch<Float> {
    var input = input(of: samples, steps: plan.trainingSteps)
    targets = targetRoom.tensor(
      steps: plan.outputSteps, batch: samples.count, features: plan.targetsPerStep)
    weights = weightRoom.tensor(
      steps: plan.outputSteps, batch: samples.count, features: plan.targetsPerStep)
    for column in 0..<samples.count {
      let window = ends[samples[samples.startIndex + column] % ends.count]
      switch plan.strategy {
      case .direct, .encoderDecoder: fillHorizon(column, window)
      case .recursive: fillNextValues(column, window)
      }
    }
    // A decoder feeds its point back, a Jordan cell all it says.
    let feedsTargetsBack =
      plan.strategy == .encoderDecoder
      || plan.strategy == .recursive && plan.output.loss.outputsPerTarget == 1
    if feedsTargetsBack { input.teacher = targets }
    // The last segment may reach past the horizon, and the steps of a window are not judged.
    let isPadded = plan.outputSteps * plan.targetsPerStep > plan.horizon
    return TrainingBatch(
      input: input, targets: targets,
      weights: isPadded || plan.weighting != .equal ? weights : nil)
  }

  /// The windows alone; the tensors hold until the next call.
  func input(of samples: ArraySlice<Int>) -> NetworkInput<Float> {
    input(of: samples, steps: plan.inputSteps)
  }

  private func input(of samples: ArraySlice<Int>, steps: Int) -> NetworkInput<Float> {
    let count = samples.count
    input = inputRoom.tensor(steps: steps, batch: count, features: plan.stepSize)
    let readsFuture = plan.strategy == .encoderDecoder && plan.featureCount > 0
    if readsFuture {
      future = futureRoom.tensor(steps: plan.horizon, batch: count, features: plan.featureCount)
    }
    for column in 0..<count {
      let window = ends[samples[samples.startIndex + column] % ends.count]
      fillWindow(column, window)
      if readsFuture { fillFuture(column, window) }
    }
    return NetworkInput(input, future: readsFuture ? future : nil)
  }

  func scale(of window: WindowEnd) -> WindowScale {
    let one = series[window.series]
    return WindowScale(one.values, end: window.end, plan: plan, floor: one.scaleFloor)
  }

  /// Zeros stand before the start of a series, and beside each step what is known of the next.
  ///
  /// The steps after the window's are on its scale too.
  private func fillWindow(_ column: Int, _ window: WindowEnd) {
    let one = series[window.series]
    let scale = scale(of: window)
    let first = window.end - plan.inputSize
    let isChange = plan.scaling == .change
    for step in 0..<input.steps {
      let base = input.offset + (step * input.batch + column) * plan.stepSize
      for place in 0..<plan.segment {
        let position = first + step * plan.segment + place
        var value = 0.0
        if isChange {
          if position >= 1 {
            value = (one.values[position] - one.values[position - 1]) / scale.scale
          }
        } else if position >= 0 {
          value = (one.values[position] - scale.location) / scale.scale
        }
        input.buffer[base + place] = Float(value)
        guard plan.readsDepartures else { continue }
        let isKnown = position >= plan.skipLag
        let departure =
          isKnown ? one.values[position] - one.values[position - plan.skipLag] : 0
        input.buffer[base + plan.segment + place] = Float(departure / scale.scale)
      }
      let next = max(0, first + (step + 1) * plan.segment)
      copyFeatures(
        of: one, at: next, to: input, base + plan.stepSize - plan.featureCount)
    }
  }

  private func fillFuture(_ column: Int, _ window: WindowEnd) {
    for step in 0..<plan.horizon {
      let base = future.offset + (step * future.batch + column) * plan.featureCount
      copyFeatures(of: series[window.series], at: window.end + step, to: future, base)
    }
  }

  private func copyFeatures(
    of one: WindowSeries, at position: Int, to tensor: Tensor<Float>, _ base: Int
  ) {
    for feature in 0..<plan.featureCount {
      tensor.buffer[base + feature] = one.features[position * plan.featureCount + feature]
    }
  }

  /// `(z[e + k] - anchor_k) / scale`, steps of segments or of one value.
  private func fillHorizon(_ column: Int, _ window: WindowEnd) {
    let values = series[window.series].values
    let scale = scale(of: window)
    let width = plan.targetsPerStep
    let weight = weight(of: window, scale)
    for place in 0..<plan.outputSteps * width {
      let index =
        targets.offset + (place / width * targets.batch + column) * width + place % width
      guard place < plan.horizon else {
        targets.buffer[index] = 0
        weights.buffer[index] = 0
        continue
      }
      let anchor = plan.anchor(values, end: window.end, step: place, scale: scale)
      let departure = (values[window.end + place] - anchor) / scale.scale
      targets.buffer[index] = Float(plan.target(of: departure))
      weights.buffer[index] = weight
    }
  }

  /// The value after each value read, of which those within the window do not count: it would be
  /// foretold from its own mean.
  private func fillNextValues(_ column: Int, _ window: WindowEnd) {
    let values = series[window.series].values
    let scale = scale(of: window)
    let weight = weight(of: window, scale)
    for step in 0..<plan.outputSteps {
      let next = window.end - plan.inputSize + (step + 1) * plan.segment
      var target = 0.0
      if next >= 0 {
        let anchor = plan.anchor(values, end: next, step: 0, scale: scale)
        target = (values[next] - anchor) / scale.scale
      }
      targets.buffer[targets.offset + step * targets.batch + column] = Float(target)
      weights.buffer[weights.offset + step * weights.batch + column] =
        next < window.end ? 0 : weight
    }
  }

  private func weight(of window: WindowEnd, _ scale: WindowScale) -> Float {
    Float(
      plan.weighting.weight(
        scale: scale.scale, change: series[window.series].meanChange, typical: typicalChange))
  }
}
