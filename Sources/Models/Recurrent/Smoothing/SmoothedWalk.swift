internal import Glibc
internal import NeuralNetworks

/// A smoothed series with the walk of its positions that a network is shown.
struct SmoothedWalk {
  let plan: SmoothedPlan
  let series: SmoothedSeries
  let pass: SmoothingPass
  let scale: Double
  /// How many positions after the start of the training part the series begins.
  let shift: Int
  /// One past the last position walked.
  let end: Int

  /// Writes what is read at the last `walk` positions up to `end`; places before the start of the
  /// series read zeros.
  ///
  /// - Parameters:
  ///   - input: `[T, B, plan.stepSize]`.
  ///   - column: the walk's place in the batch.
  func fillInput(_ input: Tensor<Float>, _ column: Int) {
    for step in 0..<plan.walk {
      let t = end - plan.walk + step
      let base = input.offset + (step * input.batch + column) * plan.stepSize
      let level = t >= 0 ? pass.logLevels[t] : 0
      for place in 0..<plan.inputSize {
        let position = t - plan.inputSize + 1 + place
        guard position >= 0 else {
          input.buffer[base + place] = 0
          continue
        }
        let left = series.logs[position] - level - pass.logSeason(at: position, after: t)
        input.buffer[base + place] = Float(left / scale)
      }
      for (k, length) in plan.seasonLengths.enumerated() {
        let place = ((shift + t) % length + length) % length
        let phase = Double(place) / Double(length)
        input.buffer[base + plan.inputSize + 2 * k] = Float(sin(2 * .pi * phase))
        input.buffer[base + plan.inputSize + 2 * k + 1] = Float(cos(2 * .pi * phase))
      }
    }
  }

  /// Writes what followed each of those positions, weight 0 where nothing was observed.
  ///
  /// - Parameters:
  ///   - targets: `[T, B, h]`.
  ///   - weights: of the same shape.
  ///   - column: the walk's place in the batch.
  ///   - positions: those that may be targets.
  func fillTargets(
    _ targets: Tensor<Float>, _ weights: Tensor<Float>, _ column: Int, among positions: Range<Int>
  ) {
    for step in 0..<plan.walk {
      let t = end - plan.walk + step
      let base = targets.offset + (step * targets.batch + column) * plan.horizon
      for ahead in 1...plan.horizon {
        let isKnown = t >= 0 && positions.contains(t + ahead)
        weights.buffer[base + ahead - 1] = isKnown ? 1 : 0
        targets.buffer[base + ahead - 1] =
          isKnown ? Float((series.logs[t + ahead] - departure(from: t, ahead)) / scale) : 0
      }
    }
  }

  /// What the answer for `ahead` steps after `t` departs from: level and seasons known at `t`.
  func departure(from t: Int, _ ahead: Int) -> Double {
    pass.logLevels[t] + pass.logSeason(at: t + ahead, after: t)
  }

  /// Adds the gradient of the targets to those of levels and seasons.
  ///
  /// - Parameters:
  ///   - gradients: `∂L/∂target`, `[T, B, h]`.
  ///   - column: the walk's place in the batch.
  ///   - levels: `∂L/∂ log l_t`.
  ///   - seasons: `∂L/∂ log s_{k,t}`.
  func addGradients(
    _ gradients: Tensor<Float>, _ column: Int, levels: inout [Double], seasons: inout [[Double]]
  ) {
    for step in 0..<plan.walk {
      let t = end - plan.walk + step
      guard t >= 0 else { continue }
      let base = gradients.offset + (step * gradients.batch + column) * plan.horizon
      for ahead in 1...plan.horizon {
        let gradient = Double(gradients.buffer[base + ahead - 1]) / scale
        guard gradient != 0 else { continue }
        levels[t] -= gradient
        for k in seasons.indices {
          seasons[k][pass.knownSeason(k, at: t + ahead, after: t)] -= gradient
        }
      }
    }
  }
}
