public import ForecastCore
public import NumericalMethods

/// A fitted vector autoregression: its matrices and the covariance of its errors.
public struct VectorAutoregressionFit: FittedForecaster {
  /// The series, in the order of the matrices' rows.
  public let ids: [String]
  /// A₁ … A_p, `[s, s]`: row the series explained, column the series explaining.
  public let lagMatrices: [Matrix]
  /// c, `[s]`.
  public let intercepts: [Double]
  /// d, `[s]`, time being 1 at the first training observation.
  public let slopes: [Double]
  /// Σ, `[s, s]`, over the degrees of freedom left.
  public let residualCovariance: Matrix
  /// Where in its series the training part began.
  let start: Int

  /// Feeds the model its own forecasts from the common end of the histories.
  ///
  /// - Throws: `FitError.unknownSeries`, `.notAligned`, `.seriesTooShort`, `.missingValue`,
  ///   `.unsuitable` where a series it was fitted to has no history.
  public func forecast(
    after history: PanelSlice, steps: Int, levels: [ConfidenceLevel]
  ) async throws -> [Forecast] {
    let members = try ordered(history)
    var columns = try members.map { try $0.lastValues(lagMatrices.count) }
    let now = members[0].start + members[0].count - start
    for step in 1...steps {
      let next = ids.indices.map { target in
        var value = intercepts[target] + slopes[target] * Double(now + step)
        for (lag, matrix) in lagMatrices.enumerated() {
          for source in ids.indices {
            let past = columns[source]
            value += matrix[target, source] * past[past.count - 1 - lag]
          }
        }
        return value
      }
      for index in ids.indices { columns[index].append(next[index]) }
    }
    let deviations = standardDeviations(steps: steps)
    let forecasts = try ids.indices.map { index in
      try Forecast(
        after: members[index], means: Array(columns[index].suffix(steps)),
        standardDeviations: deviations.map { $0[index] }, levels: levels)
    }
    return history.compactMap { series in forecasts.first { $0.seriesID == series.id } }
  }

  /// The histories in the order of `ids`, all ending at the same times.
  private func ordered(_ history: PanelSlice) throws(FitError) -> [SeriesSlice] {
    for series in history where !ids.contains(series.id) {
      throw .unknownSeries(series: series.id)
    }
    var members: [SeriesSlice] = []
    for id in ids {
      guard let series = history.first(where: { $0.id == id }) else {
        throw .unsuitable(
          series: id, reason: "expected its history beside that of '\(history[0].id)', found none")
      }
      members.append(series)
    }
    let reach = max(1, lagMatrices.count)
    for series in members {
      guard series.count >= reach else {
        throw .seriesTooShort(series: series.id, needed: reach, found: series.count)
      }
      for back in 1...reach
      where series.timestamp(at: series.count - back)
        != members[0].timestamp(at: members[0].count - back)
      {
        throw .notAligned(series: members[0].id, other: series.id)
      }
    }
    return members
  }

  /// Φ₀ … Φ of the moving-average form, `Φ_j = Σ_i Φ_{j-i} A_i`.
  ///
  /// - Complexity: O(steps · p · s³).
  public func impulseResponses(steps: Int) -> [Matrix] {
    var responses: [Matrix] = []
    for step in 0..<steps {
      var response =
        step == 0
        ? Matrix.identity(ids.count)
        : Matrix(rows: ids.count, columns: ids.count)
      for (index, matrix) in lagMatrices.enumerated() where index < step {
        response = response + responses[step - 1 - index] * matrix
      }
      responses.append(response)
    }
    return responses
  }

  /// Roots of the diagonals of the mean square error matrices, `[steps][s]`.
  private func standardDeviations(steps: Int) -> [[Double]] {
    var error = Matrix(rows: ids.count, columns: ids.count)
    return impulseResponses(steps: steps).map { response in
      error = error + (response * residualCovariance).timesTransposed(response)
      return ids.indices.map { error[$0, $0].squareRoot() }
    }
  }
}
