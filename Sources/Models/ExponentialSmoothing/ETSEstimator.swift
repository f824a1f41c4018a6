internal import NumericalMethods

/// Finds the parameters of one ETS form by maximum likelihood.
struct ETSEstimator {
  let form: ETSForm
  let values: [Double]
  let seasonLength: Int

  /// The most likely parameters.
  ///
  /// The likelihood may have several maxima, so a fit from scratch descends from up to three of
  /// twelve heuristic starts, likely ones that differ. With the optimum of an overlapping window
  /// at hand, a form without a season descends once, from the best of that and the twelve; a
  /// seasonal form, whose many states make for many maxima, descends from that too and keeps the
  /// better end, so it is never less likely than from scratch.
  ///
  /// - Parameter previous: the optimum for a window that overlaps this one, if there is one, its
  ///   initial state moved to the start of this one.
  /// - Returns: the estimate, or nil where the likelihood is finite at no start.
  func estimate(previous: ETSParameters? = nil) -> ETSEstimate? {
    guard !form.needsPositiveValues else { return search(previous: previous) }
    // Forms that only add do not see a constant: their level may be huge beside the errors.
    let centre = SampleCentre.position(in: values).map { values[$0] } ?? 0
    return ETSEstimator(
      form: form, values: values.map { $0 - centre }, seasonLength: seasonLength
    ).search(previous: previous?.shifted(by: -centre))?.shifted(by: centre)
  }

  private func search(previous: ETSParameters?) -> ETSEstimate? {
    var objective = ETSObjective(form: form, values: values, seasonLength: seasonLength)
    let state = ETSStart.state(form, values, m: seasonLength)
    let starts = ETSStart.parameters(form, from: state, m: seasonLength)
      .map(objective.point(for:))
    let chosen: [[Double]]
    if let previous = previous.map(objective.point(for:)) {
      chosen =
        objective.hasSeason
        ? [previous] + promising(starts, &objective, limit: 3)
        : promising([previous] + starts, &objective, limit: 1)
    } else {
      chosen = promising(starts, &objective, limit: 3)
    }
    // The state of an earlier window may not be allowed at the start of this one.
    let allowed = chosen.filter { objective.isFeasible($0) }
    let box = box(objective)
    let minima = (allowed.isEmpty ? chosen : allowed).map { box.minimise(from: $0, &objective) }
    guard let best = minima.min(by: { $0.value < $1.value }), best.value.isFinite else {
      return nil
    }
    return ETSEstimate(
      form: form, parameters: objective.parameters(at: best.point), values: values,
      estimatedCount: objective.dimension)
  }

  /// The starts to descend from: the best ones, none near a better one.
  private func promising(
    _ points: [[Double]], _ objective: inout ETSObjective, limit: Int
  ) -> [[Double]] {
    var heights = [Double](repeating: 0, count: points.count)
    objective.evaluate(points.flatMap { $0 }, count: points.count, into: &heights)
    let finite = points.indices.filter { heights[$0].isFinite }
    let feasible = finite.filter { objective.isFeasible(points[$0]) }
    let order = (feasible.isEmpty ? finite : feasible)
      .sorted { (heights[$0], $0) < (heights[$1], $1) }
    var chosen: [[Double]] = []
    for index in order where chosen.count < limit {
      let isFar = chosen.allSatisfy { other in
        (0..<objective.levelIndex).contains { abs(other[$0] - points[index][$0]) > 0.2 }
      }
      if isFar {
        chosen.append(points[index])
      }
    }
    return chosen
  }

  /// The box of the variables, with the size of a noticeable change of each.
  private func box(_ objective: ETSObjective) -> BoxQuasiNewton {
    let changes = zip(values.dropFirst(), values).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    let largest = values.reduce(0) { max($0, abs($1)) }
    let unit = max(
      (changes / Double(values.count)).squareRoot(), 1e-9 * largest, Double.leastNormalMagnitude)
    let smoothing = ETSObjective.smoothing
    var lower = [smoothing.lowerBound]
    var upper = [smoothing.upperBound]
    var scales = [1.0]
    for isPresent in [objective.hasTrend, objective.hasSeason] where isPresent {
      lower.append(0)
      upper.append(1)
      scales.append(1)
    }
    if form.trend == .damped {
      lower.append(ETSObjective.damping.lowerBound)
      upper.append(ETSObjective.damping.upperBound)
      scales.append(0.1)
    }
    scales.append(unit)
    if objective.hasTrend { scales.append(unit / 10) }
    while scales.count < objective.dimension {
      scales.append(form.season == .multiplicative ? 0.05 : unit)
    }
    let free = scales.count - lower.count
    lower += [Double](repeating: -.infinity, count: free)
    upper += [Double](repeating: .infinity, count: free)
    return BoxQuasiNewton(lower: lower, upper: upper, scales: scales)
  }
}
