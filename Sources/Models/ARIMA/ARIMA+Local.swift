public import ForecastCore

extension ARIMA {
  /// An estimated ARIMA model.
  public struct Local: StatefulForecaster {
    /// The coefficients and what the likelihood says of them.
    public let estimate: ARIMAEstimate
    /// The innovation variance behind the intervals, in the squared unit of the series.
    public let variance: Double
    /// Where in its series the training slice began: the drift counts from there.
    let trainingStart: Int
    /// The columns regressed on, whose coefficients stand last in the estimate's trend.
    let known: KnownColumns
    /// How the coefficients were estimated.
    var method = ARIMAMethod.cssML

    /// Where a filter stands at the end of a history.
    public struct State: Sendable {
      enum Filter: Sendable {
        case complete(InnovationsState)
        /// Levels less `base`, with gaps.
        case gappy(GappyFilter.State, base: Double)
      }
      var filter: Filter
    }

    /// The state at the end of a history, filtered from its start.
    ///
    /// - Throws: `FitError.seriesTooShort` where the history does not cover the differences.
    public func state(after history: SeriesSlice) throws(FitError) -> State {
      let needed = Swift.max(1, estimate.order.differencingSpan)
      let levels = try levels(of: history, from: 0)
      let found = levels.count { !$0.isNaN }
      guard found >= needed else {
        throw .seriesTooShort(series: history.id, needed: needed, found: found)
      }
      guard found == levels.count else { return try gappyState(levels, of: history) }
      guard var filter = InnovationsState(estimate.model, delta: delta) else {
        throw broken(history)
      }
      for level in levels { filter.observe(level) }
      return State(filter: .complete(filter))
    }

    /// Moves a state on, one innovation an observation.
    ///
    /// A first gap starts the filter anew from the beginning: only then does it need one that
    /// can step over gaps.
    public func advance(
      _ state: inout State, over history: SeriesSlice, from seen: Int
    ) throws(FitError) {
      let levels = try levels(of: history, from: seen)
      switch state.filter {
      case .complete(var filter):
        guard !levels.contains(where: \.isNaN) else {
          state = try self.state(after: history)
          return
        }
        for level in levels { filter.observe(level) }
        state.filter = .complete(filter)
      case .gappy(var inner, let base):
        let filter = try gappyFilter(history)
        let column = [levels.map { $0 - base }]
        for t in levels.indices { filter.observe(column, at: t, &inner) }
        state.filter = .gappy(inner, base: base)
      }
    }

    /// Means, and bounds from the exact forecast variances.
    public func forecast(
      from state: State, after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
    ) throws -> Forecast {
      var path: (means: [Double], variances: [Double])
      switch state.filter {
      case .complete(let filter): path = filter.forecast(steps: steps)
      case .gappy(let inner, let base):
        path = try gappyFilter(history).forecast(from: inner, steps: steps)
        for step in path.means.indices { path.means[step] += base }
      }
      let future = history.count..<history.count + steps
      let trend = regression(
        at: future, of: history, try known.futureValues(of: history, steps: steps))
      for step in path.means.indices { path.means[step] += trend[step] }
      return try Forecast(
        after: history, means: path.means,
        standardDeviations: path.variances.map { (variance * $0).squareRoot() }, levels: levels)
    }

    private var delta: [Double] { Differencing.weights(estimate.order) }

    /// `y[t] - x[t]'β` of a history from a position on.
    private func levels(of history: SeriesSlice, from seen: Int) throws(FitError) -> [Double] {
      let positions = seen..<history.count
      let columns = try known.values(of: history.narrowed(to: positions))
      return zip(positions, regression(at: positions, of: history, columns)).map {
        history[$0] - $1
      }
    }

    /// `x[t]'β` at positions in or after a history, given the columns there.
    private func regression(
      at positions: Range<Int>, of history: SeriesSlice, _ columns: [[Double]]
    ) -> [Double] {
      let first = history.start - trainingStart + positions.lowerBound
      var sums = positions.indices.map { position in
        let t = first + position - positions.lowerBound
        return zip(estimate.regressors, estimate.trend).reduce(0) {
          $0 + $1.1.value * $1.0.value(at: t)
        }
      }
      for (column, coefficient) in zip(columns, estimate.trend.suffix(columns.count)) {
        for index in sums.indices { sums[index] += coefficient.value * column[index] }
      }
      return sums
    }

    private func gappyState(
      _ levels: [Double], of history: SeriesSlice
    ) throws(FitError) -> State {
      let filter = try gappyFilter(history)
      // Differences do not see a constant; without it the vague start is vague enough.
      let base = delta.isEmpty ? 0 : levels.first { !$0.isNaN } ?? 0
      var state = filter.initialState(columns: 1)
      let column = [levels.map { $0 - base }]
      for t in levels.indices { filter.observe(column, at: t, &state) }
      return State(filter: .gappy(state, base: base))
    }

    private func gappyFilter(_ history: SeriesSlice) throws(FitError) -> GappyFilter {
      guard let filter = GappyFilter(estimate.model, delta: delta) else { throw broken(history) }
      return filter
    }

    private func broken(_ history: SeriesSlice) -> FitError {
      .diverged(series: history.id, detail: "\(estimate.order) is not stationary")
    }
  }
}
