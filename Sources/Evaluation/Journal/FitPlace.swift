public import ForecastCore

/// Which of the fits of an evaluation.
public struct FitPlace: Hashable, Sendable {
  /// What an audit has done to the future; nil in the evaluation itself.
  public struct Stage: Hashable, Sendable {
    /// The origin whose future was replaced.
    public let origin: Int
    /// What by.
    public let replacement: FutureReplacement
  }

  /// The part of an audit it belongs to; nil in the evaluation itself.
  public let stage: Stage?
  /// The model's name.
  public let model: String
  /// The position of its series, or of the first of them.
  public let series: Int
  /// The origin of the fit.
  public let origin: Int
}

/// What keeps the checkpoints of all fits of an evaluation; all calls may come from any thread.
public protocol FitCheckpoints: Sendable {
  /// Where a fit that begins keeps what it does, and finds what an earlier run has left of it.
  func checkpoint(of fit: FitPlace) -> FitCheckpoint
  /// Makes sure of what a fit has kept so far: the run is being stopped.
  func suspend(_ fit: FitPlace)
  /// Forgets a fit: its folds are recorded.
  func end(_ fit: FitPlace)
}
