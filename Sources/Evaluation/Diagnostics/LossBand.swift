internal import Glibc
internal import NumericalMethods

/// The mean loss of a model at a step, with a confidence interval of 95 % that allows for errors of
/// neighbouring origins being alike.
///
///     mean · exp(± t s / mean),   s² = V / n / ((n + 1 − 2H + H(H−1)/n) / n)
///
/// with H the number of origins whose errors overlap, V the larger of the rectangular and the Bartlett
/// variance (`DieboldMariano`) and t the 97.5 % quantile of Student's t with n/H − 1 degrees of freedom.
/// Of sums of H shocks, with origins worth 5 to 40 that do not overlap, it holds the true mean of
/// absolute errors in 93 to 96 of 100 cases and that of squares in 90 to 94; the symmetric interval with
/// Bartlett weights and n − 1 degrees of freedom, as Newey and West (1987) are mostly used, in 78 to 95
/// and 72 to 92 (6,000 draws each, `Scripts/simulations/loss_band.py`).
public struct LossBand: Hashable, Sendable {
  /// The mean loss.
  public let mean: Double
  /// The lower end, above 0.
  public let lower: Double
  /// The upper end.
  public let upper: Double
  /// The origins behind it.
  public let count: Int

  /// The band of losses of origins that follow each other, or nil where they are worth fewer than five
  /// that do not overlap, or nothing is lost.
  ///
  /// - Parameters:
  ///   - losses: by origin, `[n]`, oldest first, at least 0.
  ///   - overlap: how many neighbouring origins share targets, H; at least 1.
  init?(losses: [Double], overlap: Int) {
    let n = losses.count
    guard n >= OriginOverlap.fewest * overlap, losses.allSatisfy(\.isFinite) else { return nil }
    let mean = losses.reduce(0, +) / Double(n)
    guard mean > 0 else { return nil }
    let variances = LongRunVariance(losses.map { $0 - mean }, reach: overlap)
    let error = (variances.cautious / Double(n) / variances.correction).squareRoot()
    let t = StudentT(degreesOfFreedom: variances.cautiousFreedom).quantile(0.975)
    // Losses are skewed: on the scale of their logarithm the interval is as honest above as below.
    let factor = exp(t * error / mean)
    guard factor.isFinite else { return nil }
    self.mean = mean
    lower = mean / factor
    upper = mean * factor
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
      let band = LossBand(losses: losses, overlap: reach(at: index))
      return metric == "rmse" ? band?.root : band
    }
  }
}
