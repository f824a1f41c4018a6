internal import Glibc
internal import NumericalMethods

/// The mean loss of a model at a step, with a confidence interval that allows for errors of
/// neighbouring origins being alike.
///
///     mean ± t · √(V / n)      V = γ0 + 2 Σ_{k<H} (1 − k/H) γk
///
/// with γk the autocovariance of the losses at lag k, H the number of origins whose errors
/// overlap and t the 97.5 % quantile of Student's t with n − 1 degrees of freedom. Falling
/// (Bartlett) weights keep V positive. With few origins and long horizons the interval is too
/// narrow rather than too wide: it shows noise, tests decide.
///
/// Source: Newey & West (1987), Econometrica 55(3), 703–708.
public struct LossBand: Hashable, Sendable {
  /// The mean loss.
  public let mean: Double
  /// The lower end, not below 0.
  public let lower: Double
  /// The upper end.
  public let upper: Double
  /// The origins behind it.
  public let count: Int

  /// The band of losses of origins that follow each other, or nil below three of them.
  ///
  /// - Parameters:
  ///   - losses: by origin, `[n]`, oldest first, at least 0.
  ///   - overlap: how many neighbouring origins share targets, H; at least 1.
  init?(losses: [Double], overlap: Int) {
    let n = losses.count
    guard n >= 3, losses.allSatisfy(\.isFinite) else { return nil }
    let mean = losses.reduce(0, +) / Double(n)
    let deviations = losses.map { $0 - mean }
    let lags = min(max(1, overlap), n - 1)
    let variance = (0..<lags).reduce(0.0) { sum, lag in
      let covariance =
        zip(deviations.dropFirst(lag), deviations).reduce(0) { $0 + $1.0 * $1.1 } / Double(n)
      let weight = lag == 0 ? 1 : 2 * (1 - Double(lag) / Double(lags))
      return sum + weight * covariance
    }
    let quantile = StudentT(degreesOfFreedom: Double(n - 1)).quantile(0.975)
    let reach = quantile * sqrt(max(0, variance) / Double(n))
    guard reach.isFinite else { return nil }
    self.mean = mean
    lower = max(0, mean - reach)
    upper = mean + reach
    count = n
  }

  private init(mean: Double, lower: Double, upper: Double, count: Int) {
    self.mean = mean
    self.lower = lower
    self.upper = upper
    self.count = count
  }

  /// The band of the root of a mean of squares.
  var root: LossBand {
    LossBand(mean: sqrt(mean), lower: sqrt(lower), upper: sqrt(upper), count: count)
  }
}

extension ScoringData {
  /// The band of a metric's losses, by step; nil where it cannot be had.
  ///
  /// MAE, RMSE and MASE have one: means of losses, or the root of such a mean.
  ///
  /// - Parameters:
  ///   - model: a position in `models`.
  ///   - metric: the name of a metric.
  /// - Returns: a band a step; none at all for other metrics.
  public func lossBands(model: Int, metric: String) -> [LossBand?] {
    let loss: SignificanceTable.Loss
    switch metric {
    case "mae": loss = .absolute
    case "rmse": loss = .squared
    case "mase": loss = .scaled
    default: return []
    }
    return (0..<horizon).map { index in
      guard let losses = try? losses(model: model, step: index, loss: loss) else { return nil }
      let band = LossBand(losses: losses, overlap: 1 + (index + gap) / step)
      return metric == "rmse" ? band?.root : band
    }
  }
}
