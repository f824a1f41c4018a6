internal import NumericalMethods

/// Where the exact filter of a complete series stands: enough to forecast and to move on.
struct InnovationsState: Hashable, Sendable {
  private let model: ARMAModel
  private let delta: [Double]
  private var recursion: InnovationsRecursion
  /// The prediction of Harvey's state, `[r]`.
  private var mean: [Double]
  /// The last d + mD levels, newest last; fewer until as many are seen.
  private var levels: [Double]

  /// The state before the first level; nil where the model is not stationary.
  init?(_ model: ARMAModel, delta: [Double]) {
    guard let recursion = InnovationsRecursion(model) else { return nil }
    self.model = model
    self.delta = delta
    self.recursion = recursion
    mean = [Double](repeating: 0, count: model.stateCount)
    levels = []
  }

  /// Takes in the next level, trend removed.
  mutating func observe(_ level: Double) {
    guard levels.count == delta.count else {
      levels.append(level)
      return
    }
    let innovation = level - integrated(levels) - mean[0]
    model.move(
      &mean, gain: recursion.gain, variance: recursion.variance, innovation: innovation)
    recursion.advance()
    guard !levels.isEmpty else { return }
    levels.removeFirst()
    levels.append(level)
  }

  /// `Σ δ_j y[t-j]` from the levels before t, newest last.
  private func integrated(_ levels: [Double]) -> Double {
    var sum = 0.0
    for (j, weight) in delta.enumerated() where weight != 0 {
      sum += weight * levels[levels.count - 1 - j]
    }
    return sum
  }

  /// Means of the next levels and their variances for innovations of variance 1, `[h]`.
  ///
  ///     Var[h] = Σ_i F_i b_(h-i)²
  ///
  /// with F_i the variance of the i-th innovation to come and b the answer of the levels to it:
  /// exact also while the filter still settles.
  ///
  /// - Complexity: O(h r), or O(h² r) while the filter settles.
  func forecast(steps: Int) -> (means: [Double], variances: [Double]) {
    var path = levels
    var state = mean
    var means: [Double] = []
    for _ in 0..<steps {
      let level = integrated(path) + state[0]
      means.append(level)
      path.append(level)
      model.predict(&state)
    }
    return (means, variances(steps: steps))
  }

  private func variances(steps: Int) -> [Double] {
    var variances = [Double](repeating: 0, count: steps)
    var recursion = recursion
    var answers = self.answers(recursion, steps: steps)
    for first in 0..<steps {
      if first > 0, !recursion.isSteady {
        recursion.advance()
        answers = self.answers(recursion, steps: steps - first)
      }
      for step in first..<steps {
        let answer = answers[step - first]
        variances[step] += recursion.variance * answer * answer
      }
    }
    return variances
  }

  /// b_0 …: what one unit of an innovation does to the levels from its own step on.
  private func answers(_ recursion: InnovationsRecursion, steps: Int) -> [Double] {
    var state = recursion.gain.map { $0 / recursion.variance }
    var answers: [Double] = []
    for k in 0..<steps {
      var answer = k == 0 ? 1 : state[0]
      if k > 0 { model.predict(&state) }
      for (j, weight) in delta.enumerated() where weight != 0 && j < k {
        answer += weight * answers[k - 1 - j]
      }
      answers.append(answer)
    }
    return answers
  }
}

extension ARMAModel {
  /// Moves a state one step on without an observation: `a ← T a`.
  func predict(_ state: inout [Double]) {
    let first = state[0]
    for j in 0..<state.count - 1 { state[j] = state[j + 1] }
    state[state.count - 1] = 0
    for term in arTerms { state[term.lag - 1] += term.coefficient * first }
  }
}
