public import ForecastCore
internal import NumericalMethods

extension GARCH {
  /// An estimated GARCH model.
  public struct Local: StatefulForecaster {
    let parameters: GARCHParameters
    /// The logarithm of the likelihood, given the first values.
    public let logLikelihood: Double
    /// Where the recursion of the variance starts, in the squared unit of the series.
    let start: Double

    /// c, in the unit of the series.
    public var constant: Double { parameters.constant }
    /// φ_1 … φ_p.
    public var autoregression: [Double] { parameters.ar }
    /// ω, in the squared unit of the series.
    public var omega: Double { parameters.omega }
    /// α: the weight of the last squared error.
    public var alpha: Double { parameters.alpha }
    /// β: the weight of the last variance.
    public var beta: Double { parameters.beta }
    /// ν of Student-t errors; nil where they are normal.
    public var degreesOfFreedom: Double? { parameters.degreesOfFreedom }
    /// `ω / (1 - α - β)`, where the variance returns to.
    public var longRunVariance: Double { omega / (1 - alpha - beta) }

    /// The variance to come and the last values.
    public struct State: Sendable {
      /// σ² of the next observation.
      var variance: Double
      /// The last p values, newest first.
      var past: [Double]
    }

    /// The state at the end of a history.
    public func state(after history: SeriesSlice) throws(FitError) -> State {
      let p = parameters.ar.count
      let values = try history.completeValues(minimumCount: Swift.max(1, p))
      var state = State(
        variance: parameters.omega + (parameters.alpha + parameters.beta) * start,
        past: values.prefix(p).reversed())
      for value in values.dropFirst(p) { observe(value, &state) }
      return state
    }

    /// Moves a state on.
    public func advance(
      _ state: inout State, over history: SeriesSlice, from seen: Int
    ) throws(FitError) {
      for position in seen..<Swift.max(seen, history.count) {
        observe(try history.presentValue(at: position), &state)
      }
    }

    /// Means, and bounds from the variances to come.
    public func forecast(
      from state: State, after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
    ) throws -> Forecast {
      var (means, past) = ([Double](), state.past)
      for _ in 0..<steps {
        let mean = prediction(past)
        means.append(mean)
        push(mean, &past)
      }
      let deviations = variances(from: state, steps: steps).map { $0.squareRoot() }
      guard let nu = parameters.degreesOfFreedom else {
        return try Forecast(
          after: history, means: means, standardDeviations: deviations, levels: levels)
      }
      let scales = deviations.map { $0 * ((nu - 2) / nu).squareRoot() }
      let distribution = StudentT(degreesOfFreedom: nu)
      let intervals = levels.map { level in
        let t = distribution.quantile(level.upperTail)
        return PredictionInterval(
          level: level, lower: zip(means, scales).map { $0 - t * $1 },
          upper: zip(means, scales).map { $0 + t * $1 })
      }
      return try Forecast(
        after: history, point: means, intervals: intervals,
        distribution: .studentT(locations: means, scales: scales, degreesOfFreedom: nu))
    }

    /// `Var[h] = Σ_i ψ_(h-i)² σ²[i]`, with σ² on its way back to the long run.
    private func variances(from state: State, steps: Int) -> [Double] {
      var responses = [1.0]
      for k in 1..<Swift.max(1, steps) {
        var response = 0.0
        for (i, phi) in parameters.ar.enumerated() where i < k {
          response += phi * responses[k - 1 - i]
        }
        responses.append(response)
      }
      var variances = [Double](repeating: 0, count: steps)
      var variance = state.variance
      for i in 0..<steps {
        for h in i..<steps { variances[h] += responses[h - i] * responses[h - i] * variance }
        variance = parameters.omega + (parameters.alpha + parameters.beta) * variance
      }
      return variances
    }

    private func observe(_ value: Double, _ state: inout State) {
      state.variance = parameters.next(state.variance, value - prediction(state.past))
      push(value, &state.past)
    }

    private func prediction(_ past: [Double]) -> Double {
      zip(parameters.ar, past).reduce(parameters.constant) { $0 + $1.0 * $1.1 }
    }

    private func push(_ value: Double, _ past: inout [Double]) {
      guard !past.isEmpty else { return }
      past.removeLast()
      past.insert(value, at: 0)
    }
  }
}
