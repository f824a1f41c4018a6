public import ForecastCore

extension ForecastTable {
  /// The same table with one more model.
  ///
  /// - Parameters:
  ///   - name: what the model is called.
  ///   - forecasts: one a series; step `k` goes to the series' `k`-th row in order of time, and
  ///     rows without a forecast stay empty.
  /// - Returns: a table with the model as its last.
  public func adding(model name: String, forecasts: [Forecast]) -> ForecastTable {
    precondition(cutoffs == nil, "forecasts of one origin cannot fill a table of several")
    var point = [Double](repeating: .nan, count: times.count)
    let byID = Dictionary(forecasts.map { ($0.seriesID, $0.point) }) { first, _ in first }
    var steps: [String: Int] = [:]
    for row in times.indices.sorted(by: { times[$0] < times[$1] }) {
      let step = steps[seriesIDs[row], default: 0]
      steps[seriesIDs[row]] = step + 1
      if let values = byID[seriesIDs[row]], step < values.count { point[row] = values[step] }
    }
    return ForecastTable(self, models: models + [Model(name: name, point: point, bounds: [])])
  }

  /// The most rows a series has.
  public var longestHorizon: Int {
    var counts: [String: Int] = [:]
    for id in seriesIDs { counts[id, default: 0] += 1 }
    return counts.values.max() ?? 0
  }

  private init(_ table: ForecastTable, models: [Model]) {
    seriesIDs = table.seriesIDs
    times = table.times
    cutoffs = table.cutoffs
    actuals = table.actuals
    self.models = models
  }
}
