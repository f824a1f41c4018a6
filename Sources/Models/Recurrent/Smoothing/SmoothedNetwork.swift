internal import NeuralNetworks
internal import NumericalMethods

/// A recurrent network of all series whose parameters include the smoothing of each, so that what
/// a trainer keeps, averages and goes back to is both.
///
/// The gradient reaches the smoothing through the targets; what the network reads is taken as
/// given. Every loss depends on differences between a target and what is said of it, hence
///
///     ∂L/∂target = - Σ ∂L/∂outputs of the target
final class SmoothedNetwork: Network {
  let plan: SmoothedPlan
  /// The walks of the batch under way.
  var shown: [(series: Int, walk: SmoothedWalk)] = []
  private let network: RecurrentNetwork<Float>
  /// `[series, numbers a series learns]`, in units of `rate`.
  private let smoothing: ParameterBlock

  /// How much faster a series' own parameters move than the network's, which see all series.
  private static let rate = 3.0

  /// A network of zeros.
  init(_ options: NetworkOptions, plan: SmoothedPlan) {
    self.plan = plan
    var block: ParameterBlock?
    network = RecurrentNetwork(options) { layout in
      block = layout.append(
        "smoothing",
        shape: [plan.series.count, SmoothingParameters.count(plan.seasonLengths)], .constant(0))
    }
    guard let block else { preconditionFailure("the layout was not asked for") }
    smoothing = block
  }

  var parameters: Parameters<Float> { network.parameters }
  var inputSize: Int { network.inputSize }
  var outputSize: Int { network.outputSize }

  /// Draws the network's values; the smoothing starts from what the series look like.
  func initialise(using random: SeededRandom, series: [SmoothedSeries]) {
    parameters.initialise(using: random)
    let rows = parameters.value(smoothing)
    for (row, one) in series.enumerated() {
      let start = SmoothingParameters(logs: one.logs, seasonLengths: plan.seasonLengths)
      for (column, value) in start.values.enumerated() {
        rows[row, column] = Float(value / Self.rate)
      }
    }
  }

  /// How a series of the plan is smoothed as the parameters stand.
  func smoothing(of series: Int) -> SmoothingParameters {
    let row = parameters.value(smoothing).rows(series..<series + 1)
    return SmoothingParameters(
      values: (0..<smoothing.columns).map { Double(row[0, $0]) * Self.rate },
      seasonLengths: plan.seasonLengths)
  }

  /// The means over series of what decides how fast level and seasons move.
  var typicalRates: [Double] {
    let rows = parameters.value(smoothing)
    return (0...plan.seasonLengths.count).map { column in
      (0..<rows.rows).reduce(0) { $0 + Double(rows[$1, column]) } * Self.rate / Double(rows.rows)
    }
  }

  func forward(
    _ input: NetworkInput<Float>, from start: StateOrigin, using random: inout SeededRandom
  ) -> Tensor<Float> {
    network.forward(input, from: start, using: &random)
  }

  func predict(_ input: NetworkInput<Float>, from start: StateOrigin) -> Tensor<Float> {
    network.predict(input, from: start)
  }

  func backward(_ outputGradients: Tensor<Float>) {
    network.backward(outputGradients)
    let targets = plan.output.targetGradients(outputGradients, targets: plan.horizon)
    var first: [Int: Int] = [:]
    for (column, (series, _)) in shown.enumerated() where first[series] == nil {
      first[series] = column
    }
    let rows = parameters.gradient(smoothing)
    for (column, (series, walk)) in shown.enumerated() where first[series] == column {
      var levels = walk.pass.logLevels.map { _ in 0.0 }
      var seasons = walk.pass.logSeasons.map { [Double](repeating: 0, count: $0.count) }
      for (other, (owner, walk)) in shown.enumerated() where owner == series {
        walk.addGradients(targets, other, levels: &levels, seasons: &seasons)
      }
      let gradients = walk.pass.gradients(levelGradients: levels, seasonGradients: seasons)
      for (place, gradient) in gradients.enumerated() {
        rows[series, place] += Float(gradient * Self.rate)
      }
    }
  }

  func carriedState() -> [Float] { network.carriedState() }
  func restoreState(_ state: [Float], batch: Int) { network.restoreState(state, batch: batch) }
  func acceptsState(count: Int, batch: Int) -> Bool {
    network.acceptsState(count: count, batch: batch)
  }
}
