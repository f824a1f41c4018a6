public import ForecastCore

/// How much of a file of forecasts was scored, and what was left out and why.
public struct SubmissionCoverage: Sendable {
  /// Series that have a scored fold, of all series of actuals and forecasts.
  public let series: (scored: Int, of: Int)
  /// Folds that are scored, of all in the file.
  public let folds: (scored: Int, of: Int)
  /// Forecasts of a model that are scored, of the rows in the file.
  public let points: (scored: Int, of: Int)
  /// What was left out and why, a sentence each; none where everything is scored.
  public let notes: [String]
  /// Whether a model, a series or a fold was left out.
  public let isPartial: Bool

  /// Counts what was scored.
  ///
  /// - Parameters:
  ///   - data: what the scores are made of.
  ///   - table: the forecasts it was made of.
  ///   - actuals: what came true, where it is a file of its own.
  public init(_ data: ScoringData, of table: ForecastTable, actuals: Panel?) {
    let forecast = Set(table.seriesIDs)
    let missing = (actuals?.ids ?? []).filter { !forecast.contains($0) }
    let scored = data.series.flatMap(\.folds)
    let actualsMissing = scored.reduce(0) { $0 + $1.actuals.count(where: \.isNaN) }
    series = (
      data.series.count { !$0.folds.isEmpty }, data.series.count + missing.count
    )
    folds = (data.scoredFolds, data.scoredFolds + data.unscoredFolds)
    points = (
      scored.reduce(0) { $0 + $1.actuals.count } - actualsMissing, table.times.count
    )
    var notes: [String] = []
    if !missing.isEmpty {
      notes.append(
        "\(Self.count(missing.count, "series", "series")) of the actuals without forecasts: "
          + Self.examples(missing))
    }
    for model in data.absentModels {
      notes.append("'\(model)' is not scored: it finished no fold, a number is missing in each")
    }
    notes += Self.emptyFields(table, absent: data.absentModels)
    let lost = data.series.filter(\.folds.isEmpty).map(\.id)
    if data.unscoredFolds > 0 {
      notes.append(
        "\(Self.count(data.unscoredFolds, "fold", "folds")) left out for every model, so that all "
          + "are judged on the same targets"
          + (lost.isEmpty ? "" : "; nothing is left of series " + Self.examples(lost)))
    }
    if actualsMissing > 0 {
      notes.append("\(Self.count(actualsMissing, "forecast", "forecasts")) without an actual")
    }
    let beyond = actuals.map { Self.unforecast(table, $0) } ?? 0
    if beyond > 0 {
      notes.append(
        "\(Self.count(beyond, "actual", "actuals")) from a series' first forecast on without a "
          + "forecast")
    }
    self.notes = notes
    isPartial = !missing.isEmpty || !data.absentModels.isEmpty || data.unscoredFolds > 0
  }

  /// The counts as a sentence.
  public var sentence: String {
    "Scored \(series.scored) of \(series.of) series, \(folds.scored) of \(folds.of) folds, "
      + "\(points.scored) of \(points.of) points."
  }

  /// Actuals that a forecast series has from its first forecast on, at times nobody forecast.
  private static func unforecast(_ table: ForecastTable, _ actuals: Panel) -> Int {
    var times: [String: Set<Timestamp>] = [:]
    for (id, time) in zip(table.seriesIDs, table.times) { times[id, default: []].insert(time) }
    return actuals.whole.reduce(0) { sum, series in
      guard let own = times[series.id], let first = own.min() else { return sum }
      return sum
        + (0..<series.count).count { position in
          let time = series.timestamp(at: position)
          return time > first && !own.contains(time) && !series[position].isNaN
        }
    }
  }

  private static func emptyFields(_ table: ForecastTable, absent: [String]) -> [String] {
    table.models.filter { !absent.contains($0.name) }.compactMap { model in
      let empty = model.point.indices.filter { !model.point[$0].isFinite }
      guard let first = empty.first else { return nil }
      return
        "'\(model.name)' has no number in \(count(empty.count, "row", "rows")); the first is row "
        + "\(first + 1), series '\(table.seriesIDs[first])'"
    }
  }

  private static func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(number) \(number == 1 ? one : many)"
  }

  /// The first three names.
  private static func examples(_ names: [String]) -> String {
    names.prefix(3).map { "'\($0)'" }.joined(separator: ", ")
      + (names.count > 3 ? " and \(names.count - 3) more" : "")
  }
}
