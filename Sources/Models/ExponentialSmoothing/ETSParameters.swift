/// The numbers of an ETS model: smoothing parameters and the states it starts from.
public struct ETSParameters: Hashable, Sendable {
  /// How fast the level follows the data.
  public var alpha: Double
  /// How fast the slope follows; 0 without a trend.
  public var beta: Double = 0
  /// How fast the season follows; 0 without a season.
  public var gamma: Double = 0
  /// By what factor the slope shrinks each step; 1 where it is not damped.
  public var phi: Double = 1
  /// The state before the first observation.
  public var initial: ETSState

  /// Parameters from their values.
  public init(
    alpha: Double, beta: Double = 0, gamma: Double = 0, phi: Double = 1, initial: ETSState
  ) {
    self.alpha = alpha
    self.beta = beta
    self.gamma = gamma
    self.phi = phi
    self.initial = initial
  }
}
