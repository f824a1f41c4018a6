internal import ForecastCore

/// The weights of an ensemble's members, step by step.
struct EnsembleWeights: Hashable, Sendable {
  /// `[step][member]`, at least 0, 1 in sum.
  let steps: [[Double]]

  /// All members alike.
  init(equal members: Int) {
    steps = [[Double](repeating: 1 / Double(members), count: members)]
  }

  /// The weights of a step, counted from 0; those of the last step beyond it.
  subscript(step: Int) -> [Double] { steps[min(step, steps.count - 1)] }

  /// Weights learned from what the members forecast at past origins; nil where a member failed or
  /// there was no origin.
  ///
  /// Series of several sizes count alike: errors are in units of their seasonal differences.
  init?(_ held: HeldOutForecasts, average: EnsembleAverage) {
    let members = held.forecasts.indices
    let complete = held.origins.indices.filter { origin in
      members.allSatisfy { held.forecasts[$0][origin] != nil }
    }
    guard !complete.isEmpty, complete.count == held.origins.count else { return nil }
    let scales = held.slice.indices.map { held.scale(ofSeries: $0) }
    steps = (0..<held.horizon).map { step in
      var errors: [[Double]] = []
      for origin in complete {
        let place = held.origins[origin]
        let actual = held.actuals(after: place)[step]
        guard !actual.isNaN else { continue }
        errors.append(
          members.map { member in
            let point = held.forecasts[member][origin]?.point[step] ?? actual
            return (point - actual) / scales[place.series]
          })
      }
      return average == .stacking
        ? Self.stacked(errors, members: members.count)
        : Self.inverse(errors, members: members.count)
    }
  }

  /// `w[i] ∝ 1 / (mean |e[i]|)²`; where members made no error at all, they share the weight.
  static func inverse(_ errors: [[Double]], members: Int) -> [Double] {
    let means = (0..<members).map { member in
      errors.reduce(0) { $0 + abs($1[member]) } / Double(max(1, errors.count))
    }
    let best = means.min() ?? 0
    // Ratios, whose squares neither overflow nor vanish.
    let raw = means.map { best > 0 ? (best / $0) * (best / $0) : $0 == 0 ? 1 : 0 }
    let sum = raw.reduce(0, +)
    return raw.map { $0 / sum }
  }

  /// The weights on the simplex with the least `Σ (Σ w[i] e[i])²`.
  ///
  /// With weights that add up to 1 the combined error is the combination of the errors. Weight
  /// is moved between the two members where it helps most until it helps nowhere, from equal
  /// weights, so that members which are equally good share.
  ///
  /// - Source: Breiman (1996), Machine Learning 24, 49–64, on weights that are not negative.
  static func stacked(_ errors: [[Double]], members: Int) -> [Double] {
    var weights = [Double](repeating: 1 / Double(members), count: members)
    guard members > 1, !errors.isEmpty else { return weights }
    let products = (0..<members).map { i in
      (0..<members).map { j in errors.reduce(0) { $0 + $1[i] * $1[j] } }
    }
    let size = products.indices.reduce(0) { max($0, products[$1][$1]) }
    guard size > 0, size.isFinite else { return weights }
    for _ in 0..<1_000 * members {
      let gradient = (0..<members).map { i in
        zip(products[i], weights).reduce(0) { $0 + $1.0 * $1.1 }
      }
      guard let to = gradient.indices.min(by: { gradient[$0] < gradient[$1] }),
        let from = gradient.indices.filter({ weights[$0] > 0 }).max(by: {
          gradient[$0] < gradient[$1]
        }), gradient[from] - gradient[to] > 1e-13 * size
      else { break }
      let curvature = products[from][from] + products[to][to] - 2 * products[from][to]
      let best = curvature > 0 ? (gradient[from] - gradient[to]) / curvature : .infinity
      let moved = min(weights[from], best)
      weights[to] += moved
      weights[from] = moved == weights[from] ? 0 : weights[from] - moved
    }
    return weights
  }
}
