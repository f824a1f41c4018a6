public import ForecastCore
internal import NumericalMethods

/// What a model's fit of one series found.
public struct SeriesFit: Codable, Hashable, Sendable {
  /// The model's name.
  public let model: String
  /// The series.
  public let series: String
  /// What was found; several from a combination.
  public let fits: [FitDescription]
}

extension FutureForecast {
  /// Fits models once more, series by series, for what they found.
  ///
  /// Models that cannot tell are passed over without a fit, and so is a series that a model
  /// refuses: the forecast has said why.
  ///
  /// - Parameters:
  ///   - models: the definitions.
  ///   - panel: the series.
  /// - Returns: the descriptions, model after model, series in panel order.
  /// - Complexity: a fit for each description.
  public func descriptions(
    of models: [any Forecaster], on panel: Panel
  ) async -> [SeriesFit] {
    var found: [SeriesFit] = []
    for model in models { found += await describe(model, panel) }
    return found
  }

  private func describe<Model: Forecaster>(_ model: Model, _ panel: Panel) async -> [SeriesFit] {
    guard Model.Fitted.self is any DescribesFit.Type else { return [] }
    let random = SeededRandom(seed: seed).child(named: model.streamName)
    let (name, steps, levels) = (model.name, horizon, levels)
    let slices = Array(panel.whole)
    let fits = await slices.concurrentMap(workers: threads) { _, slice in
      let context = FitContext(horizon: steps, random: random.child(named: slice.id))
      guard let fitted = try? await model.fit(PanelSlice([slice]), context: context),
        let described = fitted as? any DescribesFit
      else { return SeriesFit(model: name, series: slice.id, fits: []) }
      return SeriesFit(
        model: name, series: slice.id, fits: described.describe(slice, levels: levels))
    }
    return fits.filter { !$0.fits.isEmpty }
  }
}
