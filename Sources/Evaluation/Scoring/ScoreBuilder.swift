/// Fills a score table.
struct ScoreBuilder {
  typealias Cell = ScoreTable.Cell
  /// `[horizon, the mean last][metric]` of one model and group.
  typealias Sheet = [[Cell]]

  let data: ScoringData
  let metrics: [any Metric]
  let groups: [ScoreGroup]
  /// The sample metrics asked for, and those that relative metrics are made of.
  private let samples: [any SampleMetric]

  init(data: ScoringData, metrics: [any Metric], keepsSeries: Bool) {
    self.data = data
    self.metrics = metrics
    let series = data.series.map { ScoreGroup.series($0.id) }
    groups =
      series.count == 1 ? series : [.meanOfSeries, .pooled] + (keepsSeries ? series : [])
    var samples: [any SampleMetric] = []
    for metric in metrics {
      let needed = (metric as? any SampleMetric).map { [$0] }
      for part in needed ?? (metric as? any RelativeMetric)?.parts ?? []
      where !samples.contains(where: { $0.name == part.name }) {
        samples.append(part)
      }
    }
    self.samples = samples
  }

  func cells() -> [Cell] {
    let sheets = data.models.indices.map { self.sheets(of: $0) }
    var cells: [Cell] = []
    for model in data.models.indices {
      for group in groups.indices {
        for row in 0...data.horizon {
          for metric in metrics {
            cells.append(
              cell(of: metric, model: model, sheets: sheets) { $0[group][row] })
          }
        }
      }
    }
    return cells
  }

  /// A metric's cell, from the cells of the sample metrics.
  private func cell(
    of metric: any Metric, model: Int, sheets: [[Sheet]], row: ([Sheet]) -> [Cell]
  ) -> Cell {
    if let position = samples.firstIndex(where: { $0.name == metric.name }) {
      return row(sheets[model])[position]
    }
    guard let relative = metric as? any RelativeMetric else { return .failure(.noPoints) }
    guard let reference = data.models.firstIndex(of: relative.reference) else {
      return .failure(.noReference(relative.reference))
    }
    let parts = relative.parts.compactMap { part in
      samples.firstIndex { $0.name == part.name }
    }
    return Result { () throws(MetricError) in
      var own: [MetricValue] = []
      var other: [Double] = []
      for part in parts {
        own.append(try row(sheets[model])[part].get())
        other.append(try row(sheets[reference])[part].get().value)
      }
      return MetricValue(
        try relative.value(own: own.map(\.value), reference: other),
        count: own.map(\.count).min() ?? 0, skipped: own.map(\.skipped).max() ?? 0)
    }
  }

  /// A model's sheets, in the order of `groups`.
  private func sheets(of model: Int) -> [Sheet] {
    let series = data.series.map { sheet(of: model, over: [$0]) }
    guard series.count != 1 else { return series }
    let pooled = sheet(of: model, over: data.series)
    return [meanOfSeries(series), pooled] + (groups.count > 2 ? series : [])
  }

  private func sheet(of model: Int, over series: [ScoringSeries]) -> Sheet {
    var sheet: Sheet = (0..<data.horizon).map { step in
      var points: [ScoredPoint] = []
      var missing = 0
      for one in series {
        for fold in one.folds where step < fold.actuals.count {
          let point = fold.point(model: model, step: step)
          if point.actual.isNaN { missing += 1 } else { points.append(point) }
        }
      }
      return samples.map { score(points, by: $0, missing: missing) }
    }
    sheet.append(samples.indices.map { metric in meanOverHorizons(sheet.map { $0[metric] }) })
    return sheet
  }

  private func score(
    _ points: [ScoredPoint], by metric: any SampleMetric, missing: Int
  ) -> Cell {
    guard !points.isEmpty else {
      return .failure(missing == 0 ? .noPoints : .missingActual(count: missing, of: missing))
    }
    return Result { () throws(MetricError) in
      var value = try metric.value(of: points)
      value.skipped += missing
      return value
    }
  }

  /// The mean over the steps that have points; undefined where one of them is.
  private func meanOverHorizons(_ cells: [Cell]) -> Cell {
    Result { () throws(MetricError) in
      var values: [MetricValue] = []
      for cell in cells where cell != .failure(.noPoints) { values.append(try cell.get()) }
      return try mean(values, skipping: 0)
    }
  }

  /// The mean over the series that have a value; points of the others are counted as skipped.
  private func meanOfSeries(_ sheets: [Sheet]) -> Sheet {
    (0...data.horizon).map { row in
      samples.indices.map { metric in
        let column = sheets.map { $0[row][metric] }.filter { $0 != .failure(.noPoints) }
        let values = column.compactMap { try? $0.get() }
        return Result { () throws(MetricError) in
          if values.isEmpty, let first = column.first { _ = try first.get() }
          return try mean(values, skipping: column.count - values.count)
        }
      }
    }
  }

  private func mean(
    _ values: [MetricValue], skipping: Int
  ) throws(MetricError) -> MetricValue {
    guard !values.isEmpty else { throw .noPoints }
    return try .finite(
      values.reduce(0) { $0 + $1.value } / Double(values.count),
      count: values.reduce(0) { $0 + $1.count },
      skipped: skipping + values.reduce(0) { $0 + $1.skipped })
  }
}
