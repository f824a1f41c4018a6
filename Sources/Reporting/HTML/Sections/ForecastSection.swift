internal import Evaluation
internal import ForecastCore

/// Forecasts beside what came true, at a few origins.
struct ForecastSection {
  let source: ReportSource

  init(_ source: ReportSource) { self.source = source }

  var section: ReportPage.Section {
    var section = ReportPage.Section(id: "forecasts", title: "Forecasts against actuals")
    guard let best = source.best, let model = source.resultIndex(best) else { return section }
    let name = source.short(best)
    let bands = levels(best).map { "\($0) %" }.joined(separator: " and ")
    let shaded = bands.isEmpty ? "" : " Shaded: its intervals at \(bands)."
    if source.table.horizon < 3 {
      guard let chart = along(best) else { return section }
      section.lead = "The latest forecasts one step ahead, made at one origin each.\(shaded)"
      section.figures = [
        ReportPage.Figure(
          title: "\(name) and what came true", svg: chart.markup(id: "along"), isWide: true)
      ]
      return section
    }
    let choices = TellingFolds(source.result, model: model).choices
    guard !choices.isEmpty else { return section }
    section.lead =
      "Origins chosen by the error of \(name), within its series: the latest, and where it did as "
      + "usual, best and worst.\(shaded)"
    section.figures = choices.map { choice in
      let series = source.result.series[choice.series]
      let cutoff = source.text(series.cutoffTime(of: series.folds[choice.fold]))
      let place = source.result.series.count > 1 ? "\(series.id), from \(cutoff)" : "From \(cutoff)"
      return ReportPage.Figure(
        title: place,
        svg: chart(choice, best: best).markup(id: "fold-\(choice.reason.rawValue)"),
        caption:
          "\(Self.words(choice.reason)): \(name) is \(NumberText.alone(choice.error)) off on "
          + "average")
    }
    return section
  }

  private static func words(_ reason: TellingFolds.Reason) -> String {
    switch reason {
    case .latest: "the latest origin"
    case .usual: "as usual"
    case .best: "at its best"
    case .worst: "at its worst"
    }
  }

  /// The levels the best model has, at most two: the narrowest and the widest.
  private func levels(_ model: Int) -> [ConfidenceLevel] {
    guard let index = source.resultIndex(model),
      let forecast = source.result.models[index].outcomes.joined().lazy.compactMap(\.forecast).first
    else { return [] }
    let all = forecast.intervals.map(\.level)
    return all.count > 2 ? [all[0], all[all.count - 1]] : all
  }

  private func forecast(_ model: Int, series: Int, fold: Int) -> Forecast? {
    source.resultIndex(model).flatMap { source.result.models[$0].outcomes[series][fold].forecast }
  }

  private func chart(_ choice: TellingFolds.Choice, best: Int) -> Chart {
    let series = source.result.series[choice.series]
    let fold = series.folds[choice.fold]
    let steps = fold.targets.count
    let start = max(series.observations.startIndex(of: fold), fold.cutoff + 1 - max(2 * steps, 24))
    let places = start..<fold.targets.upperBound
    let place = { (index: Int) in Double(index - start) }
    let actual = places.map {
      ChartMark.Point(x: place($0), y: series.observations[$0])
    }
    var marks: [ChartMark] = [.zone(place(fold.cutoff)...place(places.upperBound - 1))]
    var values = actual.map(\.y)
    let first = place(fold.targets.lowerBound)
    for spans in bands(best, choice, from: first) {
      marks.append(.band(spans, ink: source.ink(best)))
      values += spans.flatMap { [$0.low, $0.high] }
    }
    var lines: [(model: Int, points: [ChartMark.Point])] = []
    for model in source.table.models.indices.sorted(by: { a, _ in a != best }) {
      guard let forecast = forecast(model, series: choice.series, fold: choice.fold) else {
        continue
      }
      let points = forecast.point.enumerated().map {
        ChartMark.Point(x: first + Double($0), y: $1)
      }
      values += model == best || model == source.baseline ? forecast.point : []
      lines.append((model, points))
    }
    let domain = AxisScale.domain(of: values)
    marks += lines.flatMap { within(domain, line: $0.points, of: $0.model) }
    marks.append(.line(actual, ink: .actual))
    return Chart(
      title: "\(series.id): forecasts and actuals", description: describe(choice, best: best),
      horizontal: Chart.Axis(
        "", 0...place(places.upperBound - 1),
        ticks: source.timeTicks(places.map { series.observations.timestamp(at: $0) })),
      vertical: Chart.Axis("", domain), marks: marks)
  }

  /// The bounds of a model's forecast, the widest level first.
  private func bands(
    _ model: Int, _ choice: TellingFolds.Choice, from first: Double
  ) -> [[ChartMark.Span]] {
    let own = forecast(model, series: choice.series, fold: choice.fold)
    return levels(model).reversed().compactMap { own?.interval(at: $0) }.map { interval in
      interval.lower.indices.map {
        ChartMark.Span(x: first + Double($0), low: interval.lower[$0], high: interval.upper[$0])
      }
    }
  }

  /// A model's line, with arrows where it leaves the axis.
  private func within(
    _ domain: ClosedRange<Double>, line points: [ChartMark.Point], of model: Int
  ) -> [ChartMark] {
    ChartMark.line(points, within: domain, ink: source.ink(model), shift: source.shift(model)) {
      source.text(of: $0, model: model)
    }
  }

  private func describe(_ choice: TellingFolds.Choice, best: Int) -> String {
    let series = source.result.series[choice.series]
    let actuals = series.actuals(of: series.folds[choice.fold])
    let forecast = forecast(best, series: choice.series, fold: choice.fold)
    let texts = NumberText.column([
      forecast?.point.last, actuals.last.flatMap { $0.isFinite ? $0 : nil },
    ])
    return "The last step: \(source.table.models[best]) says \(texts[0]), \(texts[1]) came true."
  }

  /// Forecasts one step ahead along the latest origins of the first series.
  private func along(_ best: Int) -> Chart? {
    guard let series = source.result.series.first(where: { $0.folds.count > 1 }),
      let index = source.result.series.firstIndex(where: { $0.id == series.id })
    else { return nil }
    let folds = Array(series.folds.indices.suffix(60))
    let times = folds.map { series.observations.timestamp(at: series.folds[$0].targets.lowerBound) }
    let actual = folds.enumerated().map {
      ChartMark.Point(x: Double($0), y: series.observations[series.folds[$1].targets.lowerBound])
    }
    var values = actual.map(\.y)
    var marks: [ChartMark] = []
    for level in levels(best).reversed() {
      let spans = folds.enumerated().compactMap { position, fold -> ChartMark.Span? in
        forecast(best, series: index, fold: fold)?.interval(at: level).map {
          ChartMark.Span(x: Double(position), low: $0.lower[0], high: $0.upper[0])
        }
      }
      values += spans.flatMap { [$0.low, $0.high] }
      marks.append(.band(spans, ink: source.ink(best)))
    }
    let domain = AxisScale.domain(of: values)
    for model in source.table.models.indices {
      let points = folds.enumerated().map { position, fold in
        ChartMark.Point(
          x: Double(position), y: forecast(model, series: index, fold: fold)?.point[0] ?? .nan)
      }
      marks += within(domain, line: points, of: model)
    }
    marks.append(.line(actual, ink: .actual))
    var chart = Chart(
      title: "\(series.id): forecasts one step ahead and actuals",
      description: "The latest \(folds.count) origins of \(series.id).",
      horizontal: Chart.Axis(
        "", 0...Double(max(1, folds.count - 1)), ticks: source.timeTicks(times)),
      vertical: Chart.Axis("", domain), marks: marks)
    chart.width = 920
    chart.height = 360
    return chart
  }
}

extension SeriesSlice {
  /// The first position a chart of a fold may show.
  fileprivate func startIndex(of fold: Fold) -> Int { fold.training.lowerBound }
}
