internal import Evaluation
internal import ForecastCore
internal import Models

/// What is worth knowing beside a forecast of networks.
extension ForecastCommand {
  /// Says which trainings should have been judged by validation windows and had none.
  func sayUnjudged(
    _ models: [RequestedModel], in forecasts: [FutureForecast.ModelForecasts]
  ) {
    for (model, forecast) in zip(models, forecasts) {
      let share = model.settings.first { $0.key == "validation" }?.value ?? "0"
      let isJudged = forecast.training.allSatisfy { $0.bestValidationLoss != nil }
      guard share != "0", !isJudged else { continue }
      Terminal.say(
        "note: \(forecast.model): the training part has no room for validation windows; the last "
          + "weights are kept, and nothing ends training early")
    }
  }

  /// Says which series have points alone although bounds were asked for, and why.
  func sayWithoutBounds(_ forecasts: [FutureForecast.ModelForecasts]) {
    for forecast in forecasts {
      guard let first = forecast.withoutBounds.first else { continue }
      let count = forecast.withoutBounds.count
      let which = count == 1 ? "" : " for \(count) series, the first"
      Terminal.say("note: \(forecast.model): points without bounds\(which): \(first.reason)")
    }
  }

  /// Says which bounds a network has learned from few values.
  func sayNarrow(_ forecasts: [FutureForecast.ModelForecasts], of panel: Panel) {
    guard levels.intervals == .model, !((try? levels.levels()) ?? []).isEmpty else { return }
    let values = panel.whole.reduce(0) { $0 + $1.count }
    forecasts.compactMap { Self.narrowness(of: $0, values: values) }
      .forEach { Terminal.say("note: \($0)") }
  }

  /// Below so many values of all series together the bounds of networks are too narrow: on four
  /// series of 72 to 144 values, 80 % bounds of `lstm` and `gru` held 48 to 78 %, those of `nnar`
  /// 28 to 56 %; on one of 309 values 82 to 90 %.
  private static let fewValues = 300

  /// The sentence for one model; nil where it has no network of its own or values enough.
  static func narrowness(
    of forecast: FutureForecast.ModelForecasts, values: Int
  ) -> String? {
    // Networks inside another model say nothing of that model's bounds.
    let isNetwork = forecast.training.contains { $0.member == nil }
    guard isNetwork, values < fewValues else { return nil }
    return """
      \(forecast.model): bounds that networks learn from as few as \(values) values are too narrow \
      as a rule; --intervals conformal takes them from past errors
      """
  }
}
