/// A model that an automatic search tried.
public struct ARIMACandidate: Hashable, Sendable, CustomStringConvertible {
  /// Its orders.
  public let order: ARIMAOrder
  /// Whether it has a mean, or a drift where one difference is taken.
  public let hasConstant: Bool
  /// Its criterion; infinite where the fit failed or has a root too near the unit circle.
  public let criterion: Double
  /// Whether the criterion comes from a conditional sum of squares instead of the likelihood.
  public let isApproximate: Bool

  /// `ARIMA(1,1,1) with drift`.
  public var description: String {
    guard hasConstant else { return order.description }
    return order.description + (order.differenceCount == 0 ? " with mean" : " with drift")
  }
}
