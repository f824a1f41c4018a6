/// What least squares gives for one or several targets.
public struct LeastSquaresSolution: Hashable, Sendable {
  /// `[k, targets]`: the coefficients that minimise the residuals of each target.
  public let coefficients: Matrix
  /// `[targets]`: the sum of squared residuals of each target.
  public let residualSumsOfSquares: [Double]
}
