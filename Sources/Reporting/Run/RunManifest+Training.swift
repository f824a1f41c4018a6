public import Evaluation
public import ForecastCore

extension RunManifest {
  /// How the networks of one fit of a model were trained.
  public struct Training: Codable, Hashable, Sendable {
    /// The model.
    public var model: String
    /// The last observation it saw, as the files print it.
    public var cutoff: String
    /// Seconds the fit took.
    public var seconds: Double
    /// Loss curves, gradient norms and what was kept, a record a network.
    public var networks: [TrainingRecord]
    /// True where they began with the weights of the fit at the origin before; else not written.
    public var isWarm: Bool?

    /// A fit's trainings.
    public init(
      model: String, cutoff: String, seconds: Double, networks: [TrainingRecord],
      isWarm: Bool = false
    ) {
      self.isWarm = isWarm ? true : nil
      self.model = model
      self.cutoff = cutoff
      self.seconds = seconds
      self.networks = networks
    }
  }

  /// Every training of an evaluation, by model and origin.
  public static func trainings(of result: CrossValidationResult) -> [Training] {
    result.models.flatMap { model in
      model.training.sorted { $0.origin < $1.origin }.map { fit in
        Training(
          model: model.name, cutoff: cutoff(at: fit.origin, in: result), seconds: fit.seconds,
          networks: fit.networks, isWarm: fit.isWarm)
      }
    }
  }

  /// The cutoff of the first series that has a fold at an origin.
  private static func cutoff(at origin: Int, in result: CrossValidationResult) -> String {
    for series in result.series {
      if let fold = series.folds.first(where: { $0.origin == origin }) {
        return series.observations.frequency.text(of: series.cutoffTime(of: fold))
      }
    }
    return "origin \(origin)"
  }
}
