internal import NeuralNetworks

/// Walks of a panel as a trainer reads them, smoothed anew for every batch with the parameters as
/// they stand.
final class SmoothedSamples: SampleSource {
  private let plan: SmoothedPlan
  private let series: [SmoothedSeries]
  private let ends: [WindowEnd]
  /// Which positions of each series are targets.
  private let targets: [Range<Int>]
  private let repetitions: Int
  private let network: SmoothedNetwork
  private var walks: [(series: Int, walk: SmoothedWalk)] = []
  private var inputRoom = Workspace<Float>()
  private var targetRoom = Workspace<Float>()
  private var weightRoom = Workspace<Float>()

  /// Walks that end where `ends` says.
  ///
  /// - Parameters:
  ///   - series: in the order of the plan.
  ///   - ends: at least 1.
  ///   - targets: which positions of each series are targets.
  ///   - network: whose parameters smooth.
  ///   - minimumSamples: how many samples there are at least; walks are repeated to reach it.
  init(
    _ series: [SmoothedSeries], ends: [WindowEnd], targets: [Range<Int>], network: SmoothedNetwork,
    minimumSamples: Int = 1
  ) {
    plan = network.plan
    self.series = series
    self.ends = ends
    self.targets = targets
    self.network = network
    repetitions = max(1, (minimumSamples + ends.count - 1) / max(ends.count, 1))
  }

  var sampleCount: Int { ends.count * repetitions }
  var sampleSteps: Int { plan.walk }

  func batch(of samples: ArraySlice<Int>) -> TrainingBatch<Float> {
    var passes: [Int: SmoothingPass] = [:]
    walks = samples.map { sample in
      let window = ends[sample % ends.count]
      let one = series[window.series]
      let pass =
        passes[window.series] ?? SmoothingPass(one.logs, network.smoothing(of: window.series))
      passes[window.series] = pass
      return (
        window.series,
        SmoothedWalk(
          plan: plan, series: one, pass: pass, scale: plan.series[window.series].scale,
          shift: one.start - plan.series[window.series].start,
          end: window.end)
      )
    }
    let count = samples.count
    let input = inputRoom.tensor(steps: plan.walk, batch: count, features: plan.stepSize)
    let wanted = targetRoom.tensor(steps: plan.walk, batch: count, features: plan.horizon)
    let weights = weightRoom.tensor(steps: plan.walk, batch: count, features: plan.horizon)
    for (column, (index, walk)) in walks.enumerated() {
      walk.fillInput(input, column)
      walk.fillTargets(wanted, weights, column, among: targets[index])
    }
    network.shown = walks
    return TrainingBatch(input: NetworkInput(input), targets: wanted, weights: weights)
  }
}
