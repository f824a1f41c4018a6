public import ForecastCore

/// How the networks of one fit were trained.
public struct FitTraining: Codable, Hashable, Sendable {
  /// The origin they were trained for.
  public let origin: Int
  /// Seconds the fit took, which differ from run to run.
  public let seconds: Double
  /// A record for every network.
  public let networks: [TrainingRecord]
  /// Whether they began with the weights of the fit at the origin before.
  public var isWarm = false

  /// A fit's trainings.
  public init(origin: Int, seconds: Double, networks: [TrainingRecord]) {
    self.origin = origin
    self.seconds = seconds
    self.networks = networks
  }
}
