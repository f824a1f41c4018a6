internal import ForecastCore

/// How networks were trained, as a table: the same run, the same text, so without seconds.
struct TrainingText {
  let trainings: [RunManifest.Training]
  /// The most networks a table lists; the rest stand in `run.json`.
  var shown = 60

  /// A row a network; nil where nothing was trained.
  func table() -> TextTable? {
    let networks = networks.prefix(shown)
    guard !networks.isEmpty else { return nil }
    let lossTexts = NumberText.column(networks.map(\.record.bestValidationLoss))
    let normTexts = NumberText.column(networks.map(\.record.largestGradientNorm))
    return TextTable(
      header: [
        "model", "cutoff", "network", "steps", "kept step", "of epoch", "best validation loss",
        "largest gradient norm", "outcome",
      ],
      rows: networks.indices.map { index in
        let network = networks[index]
        return [
          network.model, network.cutoff, network.label, "\(network.record.steps)",
          "\(network.record.keptStep)", network.keptEpoch, lossTexts[index], normTexts[index],
          network.outcome,
        ].map { TextTable.Cell($0) }
      })
  }

  /// What is not in the table; empty where all is.
  var remainder: String {
    let count = networks.count - shown
    return count > 0 ? "and \(count) more, all in run.json" : ""
  }

  /// How many networks there are and how they ended: `60 networks: 45 stopped early; 15 all steps.`.
  var summary: String {
    var ends: [(text: String, count: Int)] = []
    for network in networks {
      let place = ends.firstIndex { $0.text == network.outcome } ?? ends.count
      if place == ends.count { ends.append((network.outcome, 0)) }
      ends[place].count += 1
    }
    let parts = ends.map { "\($0.count) \($0.text)" }
    return "\(CoverageText.count(networks.count, "network")): \(parts.joined(separator: "; "))."
  }

  /// Every network, by model and cutoff.
  var networks: [Network] {
    trainings.flatMap { fit in
      fit.networks.enumerated().map { place, record in
        Network(
          model: fit.model, cutoff: fit.cutoff, place: place, isWarm: fit.isWarm ?? false,
          record: record)
      }
    }
  }

  /// A network of a fit.
  struct Network {
    let model: String
    let cutoff: String
    /// Which of the fit's networks it is, from 0.
    let place: Int
    let isWarm: Bool
    let record: TrainingRecord

    /// What tells it from the others of its fit.
    var label: String {
      (["\(place + 1)"] + [record.member, record.series].compactMap(\.self))
        .joined(separator: ", ")
    }

    /// Which of the epochs was kept, counted from 1.
    var keptEpoch: String {
      record.keptEpoch.map { "\($0 + 1) of \(record.epochs.count)" } ?? "the last"
    }

    /// How it began and ended.
    var outcome: String {
      let end =
        switch record.outcome {
        case .budgetSpent: "all steps"
        case .stoppedEarly: "stopped early"
        case .secondsSpent: "out of seconds"
        case .interrupted: "interrupted"
        }
      let trouble = record.divergences.first.map { "broke down at step \($0)" }
      let judged = record.bestValidationLoss == nil ? "no validation" : nil
      return [isWarm ? "warm start" : nil, end, judged, trouble].compactMap(\.self).joined(
        separator: ", ")
    }
  }
}
