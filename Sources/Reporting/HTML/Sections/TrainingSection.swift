internal import Evaluation
internal import ForecastCore

/// How the networks of each model learned: losses, gradients, what was kept, and the seconds.
struct TrainingSection {
  let source: ReportSource
  private let text: TrainingText

  /// The most networks a chart draws, the most points a line has, the most rows of the table, and the
  /// most it has before it is folded.
  private static let most = (lines: 6, points: 120, rows: 500, open: 20)

  init(_ source: ReportSource) {
    self.source = source
    text = TrainingText(trainings: source.report.training, shown: Self.most.rows)
  }

  var section: ReportPage.Section {
    var section = ReportPage.Section(id: "training", title: "Training of networks")
    guard let table = text.table() else { return section }
    section.figures = models.enumerated().flatMap { place, model in figures(of: model, place) }
    let reading =
      "Losses are those each network was trained by, gradients as long as they were before clipping. "
      + "The dot is the step whose weights were kept. "
    section.lead = (section.figures.isEmpty ? "" : reading) + text.summary + warm
    var trainings = ReportPage.Table(
      table, id: "training-table", title: "Trainings",
      caption: text.remainder.isEmpty
        ? "" : "The first \(Self.most.rows) networks, \(text.remainder).", names: source.names)
    if table.rows.count > Self.most.open {
      trainings.folded =
        text.remainder.isEmpty
        ? "All \(table.rows.count) networks, one a row"
        : "The first \(table.rows.count) networks, one a row, \(text.remainder)"
    }
    section.tables = [trainings]
    section.timedTables = [seconds]
    return section
  }

  private var models: [String] {
    text.trainings.map(\.model).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Which models go on from their last fit.
  private var warm: String {
    let names = models.filter { model in
      text.trainings.contains { $0.model == model && $0.isWarm == true }
    }
    guard !names.isEmpty else { return "" }
    return
      " Warm start: the networks of \(names.joined(separator: ", ")) begin with the weights of "
      + "the origin before."
  }

  private func ink(of model: String) -> Ink {
    source.table.models.firstIndex(of: model).map(source.ink) ?? .actual
  }

  private func figures(of model: String, _ place: Int) -> [ReportPage.Figure] {
    let all = text.networks.filter { $0.model == model && !$0.record.epochs.isEmpty }
    guard !all.isEmpty else { return [] }
    let drawn = Self.spread(all, most: Self.most.lines)
    // A line needs two epochs.
    guard drawn.contains(where: { $0.record.epochs.count > 1 }) else { return [] }
    let few =
      drawn.count < all.count
      ? "\(drawn.count) of \(all.count) networks" : CoverageText.count(all.count, "network")
    let hasValidation = drawn.contains { $0.record.bestValidationLoss != nil }
    return [
      ReportPage.Figure(
        title: "\(source.names[model]): loss",
        svg: losses(of: drawn, model).markup(id: "loss-\(place)"),
        caption: few + (hasValidation ? "; strong validation, faint training" : ", in training")),
      ReportPage.Figure(
        title: "\(source.names[model]): gradient norm",
        svg: norms(of: drawn, model).markup(id: "norm-\(place)"),
        caption: few + "; strong the mean of an epoch, faint the largest"),
    ]
  }

  /// Some of many, evenly apart, the first and the last among them.
  static func spread<Element>(_ all: [Element], most: Int) -> [Element] {
    guard all.count > most else { return all }
    return (0..<most).map { all[$0 * (all.count - 1) / (most - 1)] }
  }

  private func line(
    _ network: TrainingText.Network, _ value: (TrainingRecord.Epoch) -> Double?
  ) -> [ChartMark.Point] {
    Self.spread(network.record.epochs, most: Self.most.points).map {
      ChartMark.Point(x: Double($0.stepsDone), y: value($0) ?? .nan)
    }
  }

  private func losses(of networks: [TrainingText.Network], _ model: String) -> Chart {
    let training = networks.map { line($0, \.trainingLoss) }
    let validation = networks.map { line($0, \.validationLoss) }
    let hasValidation = validation.joined().contains { $0.y.isFinite }
    let kept = zip(networks, hasValidation ? validation : training).compactMap {
      network, points -> ChartMark.Dot? in
      let step = Double(network.record.keptStep)
      guard let point = points.last(where: { $0.x <= step && $0.y.isFinite }) else { return nil }
      return ChartMark.Dot(
        x: point.x, y: point.y,
        text: "\(network.cutoff), network \(network.label): step \(network.record.keptStep) kept, "
          + NumberText.alone(point.y))
    }
    let ink = ink(of: model)
    return chart(
      title: "Loss of \(model)", axis: "loss", description: describe(networks),
      training.map { hasValidation ? .faint($0, ink: ink) : .line($0, ink: ink) }
        + validation.map { .line($0, ink: ink) } + [.dots(kept, ink: ink)],
      (training + validation).flatMap { $0 })
  }

  private func norms(of networks: [TrainingText.Network], _ model: String) -> Chart {
    let means = networks.map { line($0, \.meanGradientNorm) }
    let largest = networks.map { line($0, \.largestGradientNorm) }
    let top = networks.compactMap(\.record.largestGradientNorm).max()
    let ink = ink(of: model)
    return chart(
      title: "Gradient norm of \(model)", axis: "norm",
      description: "The largest is \(top.map(NumberText.alone) ?? "no number").",
      largest.map { .faint($0, ink: ink) } + means.map { .line($0, ink: ink) },
      (means + largest).flatMap { $0 })
  }

  /// A chart over steps; logarithmic where values allow it and one is ten times another.
  private func chart(
    title: String, axis: String, description: String, _ marks: [ChartMark],
    _ points: [ChartMark.Point]
  ) -> Chart {
    let values = points.map(\.y).filter(\.isFinite)
    let steps = points.map(\.x)
    let (low, high) = (values.min() ?? 0, values.max() ?? 1)
    let isLogarithmic = low > 0 && high > 10 * low
    let first = min(steps.min() ?? 0, (steps.max() ?? 1) - 1)
    return Chart(
      title: title, description: description,
      horizontal: Chart.Axis("steps", first...(steps.max() ?? 1)),
      vertical: Chart.Axis(
        axis, isLogarithmic ? low / 1.2...high * 1.2 : AxisScale.domain(of: values),
        kind: isLogarithmic ? .logarithmic : .linear),
      marks: marks)
  }

  private func describe(_ networks: [TrainingText.Network]) -> String {
    guard let first = networks.first, let last = first.record.epochs.last else { return "" }
    let texts = NumberText.column([
      first.record.epochs[0].trainingLoss, last.trainingLoss, first.record.bestValidationLoss,
    ])
    let best = first.record.bestValidationLoss == nil ? "" : ", at best \(texts[2]) in validation"
    return "Network \(first.label) of cutoff \(first.cutoff) goes from \(texts[0]) to \(texts[1])"
      + "\(best); step \(first.record.keptStep) of \(first.record.steps) is kept."
  }

  /// What the fits of each model took.
  private var seconds: ReportPage.Table {
    ReportPage.Table(
      id: "training-seconds", title: "Seconds of training",
      caption:
        "Seconds a fit with its trainings took, on the machine and under the load of this run.",
      isShaded: false,
      header: ["model", "fits", "networks", "s a fit, mean", "s, shortest", "s, longest"],
      rows: models.map { model in
        let own = text.trainings.filter { $0.model == model }
        let seconds = own.map(\.seconds)
        let mean = seconds.reduce(0, +) / Double(max(1, seconds.count))
        return ReportPage.Row(
          name: model,
          cells: ["\(own.count)", "\(own.reduce(0) { $0 + $1.networks.count })"].map {
            ReportPage.Cell(text: $0)
          }
            + NumberText.column([mean, seconds.min(), seconds.max()]).map {
              ReportPage.Cell(text: $0)
            })
      }, names: source.names)
  }
}
