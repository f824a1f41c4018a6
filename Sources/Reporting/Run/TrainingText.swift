internal import ForecastCore

/// How networks were trained, as a table: the same run, the same text, so without seconds.
struct TrainingText {
  let trainings: [RunManifest.Training]
  /// The most networks a table lists; the rest stand in `run.json`.
  private static let shown = 60

  /// A row a network; nil where nothing was trained.
  func table() -> TextTable? {
    guard !trainings.isEmpty else { return nil }
    let norms = networks.map(\.record.largestGradientNorm)
    let losses = networks.map(\.record.bestValidationLoss)
    let lossTexts = NumberText.column(losses)
    let normTexts = NumberText.column(norms)
    return TextTable(
      header: [
        "model", "cutoff", "network", "steps", "kept", "best validation loss",
        "largest gradient norm", "outcome",
      ],
      rows: networks.indices.map { index in
        let network = networks[index]
        return [
          network.model, network.cutoff, network.label, "\(network.record.steps)",
          "\(network.record.keptStep)", lossTexts[index], normTexts[index],
          Self.outcome(of: network.record),
        ].map { TextTable.Cell($0) }
      })
  }

  /// What is not in the table; empty where all is.
  var remainder: String {
    let count = trainings.reduce(0) { $0 + $1.networks.count } - networks.count
    return count > 0 ? "and \(count) more, all in run.json" : ""
  }

  private struct Network {
    let model: String
    let cutoff: String
    let label: String
    let record: TrainingRecord
  }

  private var networks: [Network] {
    trainings.flatMap { fit in
      fit.networks.enumerated().map { place, record in
        Network(
          model: fit.model, cutoff: fit.cutoff,
          label: record.series.map { "\(place + 1), \($0)" } ?? "\(place + 1)", record: record)
      }
    }
    .prefix(Self.shown).map(\.self)
  }

  private static func outcome(of record: TrainingRecord) -> String {
    let words =
      switch record.outcome {
      case .budgetSpent: "all steps"
      case .stoppedEarly: "stopped early"
      case .secondsSpent: "out of seconds"
      case .interrupted: "interrupted"
      }
    guard let step = record.divergences.first else { return words }
    return "\(words), broke down at step \(step)"
  }
}
