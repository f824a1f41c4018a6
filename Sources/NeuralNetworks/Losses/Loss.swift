/// How far outputs are from targets, as one number to be made small.
///
/// A target value `y` is judged by `outputsPerTarget` outputs that stand side by side: with K
/// targets a step the outputs are `[T, B, K · outputsPerTarget]`. Each target may carry a weight
/// `w`, 0 where it is missing (its value may then be NaN) and 1 where it is not.
///
/// Reduction: `half squared error` is the sum `Σ w l`; every other loss is the mean `Σ w l / Σ w`
/// over targets (not over outputs, so the pinball loss is the sum over its quantiles divided by
/// their number, for each target). No target that counts gives 0.
public enum Loss: Hashable, Sendable {
  /// `l = ½ (ŷ - y)²`, summed, not averaged: the loss of the lectures.
  case halfSquaredError
  /// `l = (ŷ - y)²`.
  case meanSquaredError
  /// `l = |ŷ - y|`, gradient 0 at `ŷ = y`.
  case meanAbsoluteError
  /// `l = ½ e²` for `|e| ≤ δ`, `δ (|e| - ½ δ)` beyond; `e = ŷ - y`.
  ///
  /// - Source: Huber (1964), Ann. Math. Statist. 35(1), 73-101.
  case huber(delta: Double = 1)
  /// `l = -log softmax(z)[y]` over `classes` logits `z`; the target is a class, 0 to classes - 1.
  ///
  /// Computed as `log Σ exp(zⱼ - max z) - (z_y - max z)`, which cannot overflow.
  case crossEntropy(classes: Int)
  /// `l = (1/Q) Σ_q max(q (y - ŷ_q), (q - 1) (y - ŷ_q))`, an output per quantile level `q`.
  ///
  /// - Source: Koenker & Bassett (1978), Econometrica 46(1), 33-50.
  case pinball(quantiles: [Double])
  /// `l = ½ (log 2π + log σ² + (y - μ)² / σ²)` with outputs `μ, s` and `σ = softplus(s) + ε`.
  case gaussian(minimumScale: Double = 1e-6)
  /// Student's t with outputs `μ, s, d`: `σ = softplus(s) + ε`, `ν = 2 + softplus(d)` degrees of
  /// freedom, so that the variance is finite, and `z = (y - μ) / σ`:
  ///
  ///     l = log σ + ½ log(ν π) + log Γ(ν/2) - log Γ((ν + 1)/2) + ½ (ν + 1) log(1 + z²/ν)
  ///
  /// - Source: the density as in torch.distributions.StudentT; Salinas et al. (2020), Int. J.
  ///   Forecasting 36(3), 1181-1191 for the softplus outputs.
  case studentT(minimumScale: Double = 1e-6)

  /// How many outputs judge one target value.
  public var outputsPerTarget: Int {
    switch self {
    case .halfSquaredError, .meanSquaredError, .meanAbsoluteError, .huber: 1
    case .crossEntropy(let classes): classes
    case .pinball(let quantiles): quantiles.count
    case .gaussian: 2
    case .studentT: 3
    }
  }

  /// The output columns that hold the points of so many target values a step.
  ///
  /// They are the mean or location of a distribution, and of quantiles the one whose level is
  /// nearest to the median's. A classifier has no point; all its logits are named.
  public func pointColumns(targets: Int) -> [Int] {
    let width = outputsPerTarget
    switch self {
    case .halfSquaredError, .meanSquaredError, .meanAbsoluteError, .huber, .gaussian, .studentT:
      return (0..<targets).map { $0 * width }
    case .crossEntropy: return Array(0..<targets * width)
    case .pinball(let quantiles):
      let median = quantiles.indices.min { abs(quantiles[$0] - 0.5) < abs(quantiles[$1] - 0.5) }
      return (0..<targets).map { $0 * width + (median ?? 0) }
    }
  }

  /// Whether the loss is a sum rather than a mean over targets.
  public var isSum: Bool { self == .halfSquaredError }

  /// The loss as it is reported and descended: the sum or the mean, as the case says.
  public func reduced(_ value: LossValue) -> Double { isSum ? value.sum : value.mean }
}
