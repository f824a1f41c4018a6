/// Tests of equal accuracy of every model against a reference, horizon by horizon, adjusted for
/// their number after Holm.
///
/// The test over origins is Diebold–Mariano's, its p-value the cautious one. The loss of an origin is
/// the mean over the series that were cut there: an origin is one cluster of all its series, so
/// whatever they have in common is taken into account (Driscoll & Kraay 1998, Rev. Econ. Stat. 80(4),
/// 549–560, with no regressor but a constant). It is made from five origins that do not overlap on,
/// or as much worth (`OriginOverlap`). Panels of ten series and more are tested clustered by series
/// too, which needs few origins but takes the series to be independent; where both tests can be made
/// the larger p-value counts. Fewer series make no clusters: their variance would be learned from as
/// few numbers as there are series.
public struct SignificanceTable: Sendable {
  /// The model all others are compared with; nil where it is each horizon's best.
  public let reference: String?
  /// What is compared.
  public let loss: Loss
  /// How many series have losses.
  public let series: Int
  /// By model, then horizon; empty where the reference has no scores.
  public let comparisons: [Comparison]

  /// The model all others are compared with; empty where it is each horizon's best.
  public var baseline: String { reference ?? "" }

  /// Tests every model against a baseline.
  ///
  /// - Parameters:
  ///   - data: forecasts beside actuals.
  ///   - baseline: the model to compare with.
  ///   - loss: what is compared.
  public init(_ data: ScoringData, against baseline: String = "naive", loss: Loss = .absolute) {
    let losses = HorizonLosses.all(data, loss: loss)
    self.init(losses, models: data.models, against: baseline, loss: loss)
  }

  init(
    _ losses: [Result<HorizonLosses, SignificanceError>], models: [String],
    against baseline: String, loss: Loss
  ) {
    let reference = models.firstIndex(of: baseline)
    self.init(
      losses, models: models, references: losses.map { _ in reference }, name: baseline,
      loss: loss)
  }

  /// Tests every model against the one with the lowest mean loss at each horizon.
  ///
  /// The best is chosen on the data it is tested on, so the others look a little worse than they
  /// are; the model confidence set is free of that.
  init(
    againstBest losses: [Result<HorizonLosses, SignificanceError>], models: [String], loss: Loss
  ) {
    self.init(
      losses, models: models, references: losses.map { (try? $0.get())?.best }, name: nil,
      loss: loss)
  }

  private init(
    _ losses: [Result<HorizonLosses, SignificanceError>], models: [String], references: [Int?],
    name: String?, loss: Loss
  ) {
    reference = name
    self.loss = loss
    series = losses.compactMap { try? $0.get().bySeries.count }.max() ?? 0
    let comparisons = models.indices.flatMap { model in
      losses.indices.compactMap { step -> Comparison? in
        // Where losses are undefined the best is unknown, the tests against it are not wanted.
        guard let reference = references[step], reference != model else { return nil }
        return Comparison(
          losses[step], horizon: step + 1, model: model, reference: reference, names: models)
      }
    }
    self.comparisons = Self.adjusted(comparisons)
  }

  /// The comparisons with p-values for their number.
  static func adjusted(_ comparisons: [Comparison]) -> [Comparison] {
    let adjusted = DieboldMariano.holm(comparisons.compactMap(\.pValue))
    var next = 0
    return comparisons.map { comparison in
      guard comparison.pValue != nil else { return comparison }
      defer { next += 1 }
      return comparison.adjusted(to: adjusted[next])
    }
  }

  /// The test of a model at a horizon.
  public func comparison(of model: String, at horizon: Int) -> Comparison? {
    comparisons.first { $0.model == model && $0.horizon == horizon }
  }
}
