public import ForecastCore

/// A step of a long fit, or its end.
public struct FitEvent: Sendable {
  /// The model's name.
  public let model: String
  /// The first series it is for, which with name and origin tells fits apart.
  public let series: Int
  /// The origin of the fit.
  public let origin: Int
  /// How many folds the fit will serve.
  public let folds: Int
  /// How far it is; nil once it has ended.
  public let progress: FitProgress?
}
