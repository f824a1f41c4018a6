/// How several models did at the last origins of each series of a training slice.
public struct ModelComparison: Sendable {
  /// One series.
  public struct Series: Sendable {
    /// What the series is called.
    public let id: String
    /// How many origins were compared; 0 where the series is too short.
    public let origins: Int
    /// How many outcomes there were at each step whose forecasts do not overlap, `[step]`.
    public let outcomes: [Double]
    /// The unit that errors of several series are compared in, as in MASE.
    public let scale: Double
    /// The mean absolute error, `[model][step]`, in the unit of the series; nil for a model that
    /// failed, and for a step whose actuals are all missing.
    public let errors: [[Double?]?]
    /// Why a model failed, `[model]`.
    public let failures: [String?]
  }

  /// What the models are called, in order.
  public let models: [String]
  /// Steps compared.
  public let horizon: Int
  /// Which models saw missing values filled (`AutomaticModel.filling`); nil where none was missing.
  public let seesFilled: [Bool]?
  /// Every series, in panel order.
  public let series: [Series]
  private let positions: [String: Int]

  init(models: [String], horizon: Int, seesFilled: [Bool]? = nil, series: [Series]) {
    self.seesFilled = seesFilled
    self.models = models
    self.horizon = horizon
    self.series = series
    positions = Dictionary(uniqueKeysWithValues: series.enumerated().map { ($1.id, $0) })
  }

  /// The mean over the compared series of the errors of each model, each series' in units of its
  /// scale; in the unit of the series where there is but one.
  ///
  /// - Returns: `[model][step]`; nil for a model that failed on any series, and for a step
  ///   without an actual.
  public func meanErrors() -> [[Double?]?] {
    let compared = series.filter { $0.origins > 0 }
    return models.indices.map { model in
      let own = compared.compactMap { one in
        one.errors[model].map { errors in
          errors.map { error in error.map { series.count == 1 ? $0 : $0 / one.scale } }
        }
      }
      guard !own.isEmpty, own.count == compared.count else { return nil }
      return (0..<horizon).map { step in
        let errors = own.compactMap { $0[step] }
        return errors.isEmpty ? nil : errors.reduce(0, +) / Double(errors.count)
      }
    }
  }

  /// Where a series stands.
  func position(of id: String) -> Int? { positions[id] }

  /// The weights of the models on one series, `[step][model]`, each step's adding up to 1.
  ///
  /// A step without an actual goes by the mean over the others. Where nothing was compared the
  /// first model that is not out has all the weight.
  ///
  /// - Parameters:
  ///   - id: the name of the series.
  ///   - combine: how errors become weights.
  ///   - excluded: models that could not be fitted.
  /// - Returns: nil where every model is out, or the series was not compared.
  public func weights(
    ofSeries id: String, by combine: AutomaticModel.Combine, excluding excluded: Set<Int> = []
  ) -> [[Double]]? {
    guard let one = position(of: id).map({ series[$0] }) else { return nil }
    let able = models.indices.filter { !excluded.contains($0) }
    guard let first = able.first(where: { one.errors[$0] != nil }) ?? able.first else {
      return nil
    }
    let errors = models.indices.map { excluded.contains($0) ? nil : one.errors[$0] }
    return ModelWeights(errors: errors, outcomes: one.outcomes).weights(by: combine).map {
      weights in
      guard !weights.contains(where: { $0 > 0 }) else { return weights }
      return models.indices.map { $0 == first ? 1 : 0 }
    }
  }
}
