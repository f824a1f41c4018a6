public import ForecastCore

extension ScoringData {
  /// How forecasts find their actuals and their training part.
  public enum Matching: Hashable, Sendable {
    /// By time: the training part ends at the cutoff, or before the first forecast.
    case time
    /// By step, as in the M4 files: times of forecasts and actuals count from 1 after the
    /// training part, which is the whole training series.
    case step
  }

  /// Forecasts made by anyone beside what came true.
  ///
  /// Rows of one series and cutoff are a fold, their order in time its steps. A model whose field
  /// is empty at a step did not finish that fold. An actual that is not there is missing: it is
  /// left out of the scores and counted.
  ///
  /// - Parameters:
  ///   - table: the forecasts.
  ///   - actuals: what came true; nil takes the table's column `y`.
  ///   - training: what the models were trained on, for scaled errors and the last value.
  ///   - seasonLength: the season of the scales; nil takes the training panel's.
  ///   - matching: how forecasts find actuals and training part.
  ///   - gap: steps between each cutoff and its first forecast, where known.
  ///   - step: observations from one origin to the next, where they were planned so; else the
  ///     cutoffs and times of the table tell which targets overlap.
  ///   - alignment: which folds of several series are of one origin, as in the evaluation the table
  ///     is of: those cut at one time, or those counted alike from the end of each series.
  /// - Throws: `ForecastTableError` naming the series.
  public init(
    _ table: ForecastTable, actuals: Panel?, training: Panel?, seasonLength: Int? = nil,
    matching: Matching = .time, gap: Int = 0, step: Int? = nil,
    alignment: RollingOrigin.Alignment = .date
  ) throws(ForecastTableError) {
    let source = Source(
      table: table, actuals: actuals.map(SeriesIndex.init),
      training: training.map(SeriesIndex.init),
      seasonLength: seasonLength ?? training?.seasonLength ?? 1, matching: matching)
    var folds: [(id: String, folds: [RawFold])] = []
    for (id, rows) in source.rowsBySeries() {
      folds.append((id, try source.folds(of: id, rows: rows)))
    }
    let origins = Self.origins(of: folds.map(\.folds), alignment)
    let taking = table.models.indices.filter { model in
      folds.contains { $0.folds.contains { $0.forecasts[model] != nil } }
    }
    let series = zip(folds, origins).map { one, origins in
      let (id, all) = one
      let scored = zip(all, origins).compactMap { $0.scored(by: taking, origin: $1) }
      return ScoringSeries(id: id, folds: scored, unscoredFolds: all.count - scored.count)
    }
    self.init(
      models: taking.map { table.models[$0].name },
      absentModels: table.models.indices.filter { !taking.contains($0) }
        .map { table.models[$0].name },
      series: series, gap: gap, step: step,
      overlap: FoundOverlap(zip(folds, origins).map { Self.spans($0.folds, origins: $1) }))
  }

  /// The origin of every fold, `[series][fold]`.
  private static func origins(
    of series: [[RawFold]], _ alignment: RollingOrigin.Alignment
  ) -> [[Int]] {
    switch alignment {
    case .seriesEnd:
      let most = series.map(\.count).max() ?? 0
      return series.map { Array(most - $0.count..<most) }
    case .date:
      let cutoffs = Set(series.joined().compactMap(\.cutoff)).sorted()
      let places = Dictionary(uniqueKeysWithValues: zip(cutoffs, 0..<cutoffs.count))
      return series.map { folds in
        folds.map { fold in fold.cutoff.flatMap { places[$0] } ?? 0 }
      }
    }
  }

  private static func spans(_ folds: [RawFold], origins: [Int]) -> [FoundOverlap.Span] {
    zip(folds, origins).map { fold, origin in
      FoundOverlap.Span(
        origin: origin, cutoff: fold.cutoff?.rawValue ?? .min, targets: fold.times)
    }
  }
}

/// The series of a panel by name.
private struct SeriesIndex {
  private let panel: Panel
  private let positions: [String: Int]

  init(_ panel: Panel) {
    self.panel = panel
    positions = Dictionary(uniqueKeysWithValues: zip(panel.ids, 0..<panel.count))
  }

  func series(_ id: String) -> SeriesSlice? {
    positions[id].map { panel[series: $0] }
  }
}

/// A fold of a file before it is known which models take part.
private struct RawFold {
  let cutoff: Timestamp?
  let times: [Int]
  let actuals: [Double]
  let lastValue: Double
  let scale: Result<SeasonalScale, MetricError>
  /// By model; nil where a step is empty.
  let forecasts: [SteppedForecast?]

  func scored(by models: [Int], origin: Int) -> ScoringFold? {
    let own = models.compactMap { forecasts[$0] }
    guard !own.isEmpty, own.count == models.count else { return nil }
    return ScoringFold(
      origin: origin, actuals: actuals, lastValue: lastValue, scale: scale, forecasts: own)
  }
}

private struct Source {
  let table: ForecastTable
  let actuals: SeriesIndex?
  let training: SeriesIndex?
  let seasonLength: Int
  let matching: ScoringData.Matching

  /// The rows of every series, in the order series first appear.
  func rowsBySeries() -> [(String, [Int])] {
    var order: [String] = []
    var rows: [String: [Int]] = [:]
    for (row, id) in table.seriesIDs.enumerated() {
      if rows[id] == nil { order.append(id) }
      rows[id, default: []].append(row)
    }
    return order.map { ($0, rows[$0] ?? []) }
  }

  func folds(of id: String, rows: [Int]) throws(ForecastTableError) -> [RawFold] {
    var folds: [RawFold] = []
    let sorted = rows.sorted { (key($0).0, key($0).1) < (key($1).0, key($1).1) }
    var start = 0
    while start < sorted.count {
      let cutoff = key(sorted[start]).0
      let end = sorted[start...].firstIndex { key($0).0 != cutoff } ?? sorted.count
      folds.append(try fold(of: id, rows: Array(sorted[start..<end])))
      start = end
    }
    return folds
  }

  private func key(_ row: Int) -> (Int, Int) {
    (table.cutoffs?[row].rawValue ?? 0, table.times[row].rawValue)
  }

  private func fold(of id: String, rows: [Int]) throws(ForecastTableError) -> RawFold {
    for (row, next) in zip(rows, rows.dropFirst()) where table.times[row] == table.times[next] {
      throw .repeatedRow(series: id, time: text(table.times[row]))
    }
    let cutoff = table.cutoffs?[rows[0]]
    let past = pastValues(of: id, cutoff: cutoff, firstTarget: table.times[rows[0]])
    return RawFold(
      cutoff: cutoff, times: rows.map { table.times[$0].rawValue },
      actuals: try targets(of: id, rows: rows), lastValue: past?.last ?? .nan,
      scale: Result { () throws(MetricError) in
        guard let past else { throw .noTraining }
        return try SeasonalScale(training: past, seasonLength: seasonLength)
      },
      forecasts: table.models.map { forecast($0, rows: rows) })
  }

  private func pastValues(
    of id: String, cutoff: Timestamp?, firstTarget: Timestamp
  ) -> [Double]? {
    guard let series = training?.series(id) else { return nil }
    if matching == .step { return series.values }
    let end = series.countNotAfter(cutoff ?? Timestamp(rawValue: firstTarget.rawValue - 1))
    return series.narrowed(to: 0..<end).values
  }

  private func targets(of id: String, rows: [Int]) throws(ForecastTableError) -> [Double] {
    guard let actuals else {
      guard let own = table.actuals else { throw .noActuals }
      return rows.map { own[$0] }
    }
    guard let series = actuals.series(id) else { throw .unknownSeries(id) }
    let values = rows.map { row -> Double? in
      let position = series.countNotAfter(table.times[row]) - 1
      guard position >= 0, series.timestamp(at: position) == table.times[row] else { return nil }
      return series[position]
    }
    guard values.contains(where: { $0 != nil }) else {
      throw .noCommonTimes(
        series: id, first: text(table.times[rows[0]], series),
        actualsFrom: text(series.timestamp(at: 0), series),
        actualsTo: text(series.timestamp(at: series.count - 1), series))
    }
    return values.map { $0 ?? .nan }
  }

  private func forecast(_ model: ForecastTable.Model, rows: [Int]) -> SteppedForecast? {
    let point = rows.map { model.point[$0] }
    guard point.allSatisfy(\.isFinite) else { return nil }
    let intervals = model.bounds.compactMap { bounds -> PredictionInterval? in
      let lower = rows.map { bounds.lower[$0] }
      let upper = rows.map { bounds.upper[$0] }
      guard (lower + upper).allSatisfy(\.isFinite) else { return nil }
      return PredictionInterval(level: bounds.level, lower: lower, upper: upper)
    }
    return SteppedForecast(point: point, intervals: intervals, distribution: nil)
  }

  private func text(_ time: Timestamp, _ series: SeriesSlice? = nil) -> String {
    let frequency =
      series?.frequency ?? actuals?.frequency ?? training?.frequency ?? Frequency(.second)
    return frequency.text(of: time)
  }
}

extension SeriesIndex {
  fileprivate var frequency: Frequency { panel.frequency }
}
