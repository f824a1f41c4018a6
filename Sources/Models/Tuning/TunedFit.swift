internal import ForecastCore

/// How options were chosen: what was tried, and what each trial scored.
struct TuneChoice: Sendable {
  /// The model as it is written.
  let model: String
  /// What the grid set in each trial.
  let trials: [[OptionSetting]]
  /// The mean error of each over all steps, in units of the series' scale; infinite for one that
  /// failed, empty where nothing was compared.
  var errors: [Double] = []
  /// Origins of each series, at most.
  var origins = 0
  /// The trial chosen; nil where the model stays as it is written.
  var chosen: Int?

  init(model: String, trials: [[OptionSetting]]) {
    self.model = model
    self.trials = trials
  }
}

/// The fit of the model chosen, with how it was.
struct TunedFit: FittedForecaster {
  let base: any FittedForecaster
  let choice: TuneChoice

  var trainingRecords: [TrainingRecord] { base.trainingRecords }

  func forecast(
    after history: PanelSlice, steps: Int, levels: [ConfidenceLevel]
  ) async throws -> [Forecast] {
    try await base.forecast(after: history, steps: steps, levels: levels)
  }
}

extension TunedFit: DescribesFit {
  /// What was tried, then what the model chosen found.
  func describe(_ training: SeriesSlice) -> [FitDescription] {
    [choice.description] + descriptions(of: base, training)
  }
}

extension TuneChoice {
  /// The trials with their errors, and which was taken.
  var description: FitDescription {
    let texts = trials.map { settings in
      settings.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
    }
    let taken = chosen.map { texts[$0].isEmpty ? "as it is written" : "with \(texts[$0])" }
    var description = FitDescription(form: "\(model) \(taken ?? "as it is written")")
    guard trials.count > 1 else { return description }
    guard origins > 0 else {
      description.remarks = ["too short for an origin of its own, so nothing was compared"]
      return description
    }
    description.comparedBy = "mean error"
    description.candidates = zip(texts, errors).map { .init(form: $0, criterion: $1) }
    let place = "\(origins) past \(origins == 1 ? "origin" : "origins")"
    description.remarks = [
      "\(trials.count) settings were compared at \(place); errors are absolute ones over all steps, "
        + "in units of the change over a season"
    ]
    return description
  }
}
