internal import Evaluation
internal import Glibc

/// What the errors of the first step look like: their sizes, and whether they repeat themselves.
struct ResidualSection {
  let source: ReportSource

  init(_ source: ReportSource) { self.source = source }

  var section: ReportPage.Section {
    var section = ReportPage.Section(id: "residuals", title: "Residuals one step ahead")
    guard let best = source.best, source.data.scoredFolds > 0 else { return section }
    let errors = StepErrors(source.data, model: best, step: 0)
    let name = source.short(best)
    if let histogram = ErrorHistogram(errors.all) {
      section.figures.append(
        ReportPage.Figure(
          title: "Distribution", svg: chart(histogram, best).markup(id: "histogram"),
          caption: "actual − forecast of \(name)"
            + (errors.isScaled ? ", in units of each series' scale" : "")))
    }
    if let repeats = errors.autocorrelation() {
      section.figures.append(
        ReportPage.Figure(
          title: "Autocorrelation", svg: chart(repeats, best).markup(id: "autocorrelation"),
          caption: "noise stays between the lines at 19 of 20 lags"))
      section.lead =
        repeats.isAlike
        ? "Errors of \(name) at neighbouring origins are alike: there is something left to forecast."
        : "Errors of \(name) at neighbouring origins look like noise."
    }
    let rows = source.table.models.indices.compactMap(row)
    if !rows.isEmpty, !section.figures.isEmpty {
      section.tables = [
        ReportPage.Table(
          id: "residual-table", title: "Residuals of every model",
          caption: "Bold: errors of neighbouring origins are alike by more than noise.",
          isShaded: false,
          header: ["model", "mean", "median", "autocorrelation at lag 1", "errors"], rows: rows,
          names: source.names)
      ]
    }
    return section
  }

  private func row(_ model: Int) -> ReportPage.Row? {
    let errors = StepErrors(source.data, model: model, step: 0)
    guard let histogram = ErrorHistogram(errors.all) else { return nil }
    let repeats = errors.autocorrelation()
    let sizes = NumberText.column([histogram.mean, histogram.median])
    return ReportPage.Row(
      name: source.table.models[model],
      cells: [
        ReportPage.Cell(text: sizes[0]), ReportPage.Cell(text: sizes[1]),
        ReportPage.Cell(
          text: repeats?.values.first.map { NumberText.fixed($0, decimals: 2) } ?? "–",
          classes: repeats?.isAlike == true ? "best" : ""),
        ReportPage.Cell(text: "\(histogram.count)"),
      ])
  }

  private func chart(_ histogram: ErrorHistogram, _ model: Int) -> Chart {
    let bins = histogram.bins
    let most = bins.map(\.count).max() ?? 1
    let ends = (bins.first?.from ?? 0)...(bins.last?.to ?? 1)
    let reach = max(abs(ends.lowerBound), abs(ends.upperBound))
    let spread = ends.lowerBound < 0 && ends.upperBound > 0 ? -reach...reach : ends
    return Chart(
      title: "Distribution of errors one step ahead",
      description: "\(histogram.count) errors from \(NumberText.alone(ends.lowerBound)) to "
        + "\(NumberText.alone(ends.upperBound)), mean \(NumberText.alone(histogram.mean)).",
      horizontal: Chart.Axis("actual − forecast", spread),
      vertical: Chart.Axis("errors", 0...Double(most) * 1.06),
      marks: [
        .boxes(
          bins.map { ChartMark.Span(x: Double($0.count), low: $0.from, high: $0.to) },
          baseline: 0, ink: source.ink(model)),
        .guide(
          ChartMark.Point(x: 0, y: 0), ChartMark.Point(x: 0, y: Double(most) * 1.06)),
      ].filter { mark in
        if case .guide = mark { return spread.contains(0) }
        return true
      })
  }

  private func chart(_ repeats: Autocorrelation, _ model: Int) -> Chart {
    let values = repeats.values
    let reach = max(values.map(abs).max() ?? 0, repeats.bound) * 1.2
    let size = [1, 2, 3, 5, 6].first { values.count / $0 <= 8 } ?? 6
    return Chart(
      title: "Autocorrelation of errors one step ahead",
      description:
        "At lag 1 \(NumberText.fixed(values.first ?? 0, decimals: 2)); noise stays within "
        + "± \(NumberText.fixed(repeats.bound, decimals: 2)).",
      horizontal: Chart.Axis(
        "lag in origins", 0...Double(values.count) + 1,
        ticks: stride(from: size, through: values.count, by: size).map {
          Chart.Tick(value: Double($0), text: "\($0)")
        }),
      vertical: Chart.Axis("", -reach...reach),
      marks: [
        .rule(repeats.bound, text: ""), .rule(-repeats.bound, text: ""),
        .stems(
          values.enumerated().map { ChartMark.Point(x: Double($0 + 1), y: $1) },
          ink: source.ink(model)),
      ])
  }
}
