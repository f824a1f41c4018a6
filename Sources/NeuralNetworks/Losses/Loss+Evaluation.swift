extension Loss {
  /// The loss of outputs against targets, without a gradient.
  ///
  /// - Parameters:
  ///   - outputs: `[T, B, K · outputsPerTarget]`.
  ///   - targets: `[T, B, K]`.
  ///   - weights: `[T, B, K]`, none negative, 0 where a target is missing; nil where all count.
  /// - Returns: `Σ w l` and `Σ w`.
  /// - Complexity: O(outputs), no allocation.
  public func value<Scalar>(
    of outputs: Tensor<Scalar>, targets: Tensor<Scalar>, weights: Tensor<Scalar>? = nil
  ) -> LossValue {
    evaluate(outputs, targets, weights, gradients: nil, weightOfAll: nil)
  }

  /// The loss and its gradient by the outputs.
  ///
  /// - Parameters:
  ///   - outputs: `[T, B, K · outputsPerTarget]`.
  ///   - targets: `[T, B, K]`.
  ///   - weights: `[T, B, K]`, none negative, 0 where a target is missing; nil where all count.
  ///   - gradients: `∂L/∂outputs` of the reduced loss, overwritten; of the shape of `outputs`.
  /// - Returns: `Σ w l` and `Σ w`.
  /// - Complexity: O(outputs), no allocation.
  public func value<Scalar>(
    of outputs: Tensor<Scalar>, targets: Tensor<Scalar>, weights: Tensor<Scalar>? = nil,
    gradients: Tensor<Scalar>
  ) -> LossValue {
    precondition(
      gradients.count == outputs.count,
      "expected \(outputs.count) output gradients, found \(gradients.count)")
    return evaluate(outputs, targets, weights, gradients: gradients, weightOfAll: nil)
  }

  /// The loss of part of a batch and its gradient, as a share of the whole batch's.
  ///
  /// - Parameters:
  ///   - outputs: those of the part.
  ///   - targets: those of the part.
  ///   - weights: those of the part; nil where all count.
  ///   - gradients: `∂L/∂outputs` of the reduced loss of the whole batch, overwritten.
  ///   - weightOfAll: `Σ w` of the whole batch.
  /// - Returns: `Σ w l` and `Σ w` of the part.
  func value<Scalar>(
    of outputs: Tensor<Scalar>, targets: Tensor<Scalar>, weights: Tensor<Scalar>?,
    gradients: Tensor<Scalar>, weightOfAll: Double
  ) -> LossValue {
    evaluate(outputs, targets, weights, gradients: gradients, weightOfAll: weightOfAll)
  }

  /// `Σ w` over targets.
  static func weight<Scalar>(of targets: Tensor<Scalar>, weights: Tensor<Scalar>?) -> Double {
    withExtendedLifetime((targets, weights)) {
      let w = unsafe Span(
        _unsafeStart: (weights ?? targets).start, count: weights?.count ?? 0)
      return total(of: w, count: targets.count)
    }
  }

  /// Opens the tensors' memory once and hands spans to the loss itself.
  private func evaluate<Scalar>(
    _ outputs: Tensor<Scalar>, _ targets: Tensor<Scalar>, _ weights: Tensor<Scalar>?,
    gradients: Tensor<Scalar>?, weightOfAll: Double?
  ) -> LossValue {
    precondition(
      outputs.steps == targets.steps && outputs.batch == targets.batch
        && outputs.features == targets.features * outputsPerTarget,
      """
      outputs [\(outputs.steps), \(outputs.batch), \(outputs.features)] do not fit targets \
      [\(targets.steps), \(targets.batch), \(targets.features)] with \(outputsPerTarget) a target
      """)
    precondition(
      weights.map { $0.count == targets.count } ?? true,
      "expected \(targets.count) weights, found \(weights?.count ?? 0)")
    return withExtendedLifetime((outputs, targets, weights, gradients)) {
      let y = unsafe Span(_unsafeStart: targets.start, count: targets.count)
      let z = unsafe Span(_unsafeStart: outputs.start, count: outputs.count)
      // Without weights or gradients the spans are empty: an optional span cannot be specialised.
      let w = unsafe Span(
        _unsafeStart: (weights ?? targets).start, count: weights?.count ?? 0)
      var g = unsafe MutableSpan(
        _unsafeStart: (gradients ?? outputs).start, count: gradients?.count ?? 0)
      let weight = Self.total(of: w, count: y.count)
      let all = weightOfAll ?? weight
      let share = isSum ? 1 : all == 0 ? 0 : 1 / all
      return LossValue(sum: sum(z, y, w, share, &g), weight: weight)
    }
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  private static func total<Scalar: NetworkScalar>(
    of weights: Span<Scalar>, count: Int
  ) -> Double {
    guard !weights.isEmpty else { return Double(count) }
    var total = 0.0
    for index in weights.indices { total += Double(weights[index]) }
    return total
  }

  /// `Σ w l`, and `share · w · ∂l/∂z` in every gradient unless there are none.
  ///
  /// Target `i` is judged by the outputs `i · P ..< (i + 1) · P`, P outputs a target. The losses
  /// compute in `Double` whatever the network's type and skip targets of weight 0 unread. Each is
  /// compiled for both scalars: called unspecialised from another module, a conversion per number
  /// would cost more than the loss.
  private func sum<Scalar: NetworkScalar>(
    _ outputs: Span<Scalar>, _ targets: Span<Scalar>, _ weights: Span<Scalar>, _ share: Double,
    _ gradients: inout MutableSpan<Scalar>
  ) -> Double {
    switch self {
    case .halfSquaredError:
      Self.squaredError(outputs, targets, weights, share, &gradients, factor: 0.5)
    case .meanSquaredError:
      Self.squaredError(outputs, targets, weights, share, &gradients, factor: 1)
    case .meanAbsoluteError:
      Self.absoluteError(outputs, targets, weights, share, &gradients)
    case .huber(let delta):
      Self.huber(outputs, targets, weights, share, &gradients, delta: delta)
    case .crossEntropy(let classes):
      Self.crossEntropy(outputs, targets, weights, share, &gradients, classes: classes)
    case .pinball(let quantiles):
      Self.pinball(outputs, targets, weights, share, &gradients, quantiles: quantiles)
    case .gaussian(let minimum):
      Self.gaussian(outputs, targets, weights, share, &gradients, minimumScale: minimum)
    case .studentT(let minimum):
      Self.studentT(outputs, targets, weights, share, &gradients, minimumScale: minimum)
    }
  }
}

extension Tensor {
  fileprivate var start: UnsafeMutablePointer<Scalar> { unsafe buffer.base + offset }
}
