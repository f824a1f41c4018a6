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

  /// The parameters for the series plus a constant, of a form that only adds.
  func shifted(by constant: Double) -> ETSParameters {
    var shifted = self
    shifted.initial.level += constant
    return shifted
  }

  /// The parameters for a window that begins later: the initial state filtered over the values
  /// in between.
  func moved(over values: some Sequence<Double>, form: ETSForm) -> ETSParameters {
    var (moved, state) = (self, initial)
    for value in values { state.update(value, form, self) }
    state.seasons = (0..<state.seasons.count).map { state.season(ahead: $0 + 1) }
    state.phase = 0
    moved.initial = state
    return moved
  }
}
