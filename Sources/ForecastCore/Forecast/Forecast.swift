/// What a model says of the next steps of one series.
public struct Forecast: Hashable, Sendable {
  /// The series it speaks of.
  public let seriesID: String
  /// The time of each step, `[h]`.
  public let timestamps: [Timestamp]
  /// The point forecast of each step, `[h]`, in the unit of the series.
  public let point: [Double]
  /// Prediction intervals, narrowest level first; empty where the model has none.
  public let intervals: [PredictionInterval]
  /// The whole predictive distribution, where the model has one.
  public let distribution: PredictiveDistribution?

  /// A forecast of the steps that follow a slice.
  ///
  /// - Parameters:
  ///   - history: what the forecast starts from; gives the name and the times.
  ///   - point: finite values, `[h]`.
  ///   - intervals: bounds of the same number of steps.
  ///   - distribution: the predictive distribution, if the model has one.
  /// - Throws: `ForecastError` naming the first step whose value, bound or distribution is not
  ///   of finite numbers: a model that breaks down says so, it does not hand on NaN.
  public init(
    after history: SeriesSlice, point: [Double], intervals: [PredictionInterval] = [],
    distribution: PredictiveDistribution? = nil
  ) throws(ForecastError) {
    if let step = point.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(series: history.id, step: step + 1, found: point[step])
    }
    precondition(
      intervals.allSatisfy { $0.lower.count == point.count }, "bounds for every step expected")
    for interval in intervals {
      for (step, bound) in zip(interval.lower, interval.upper).enumerated()
      where !(bound.0.isFinite && bound.1.isFinite) {
        throw .boundNotFinite(
          series: history.id, step: step + 1, level: interval.level,
          found: bound.0.isFinite ? bound.1 : bound.0)
      }
    }
    if let distribution {
      precondition(distribution.steps == point.count, "a distribution of every step expected")
      if let step = distribution.firstStepNotFinite {
        throw .distributionNotFinite(series: history.id, step: step + 1)
      }
    }
    seriesID = history.id
    timestamps = history.futureTimestamps(steps: point.count)
    self.point = point
    self.intervals = intervals.sorted { $0.level < $1.level }
    self.distribution = distribution
  }

  /// A forecast whose parts are known to fit together.
  package init(
    seriesID: String, timestamps: [Timestamp], point: [Double], intervals: [PredictionInterval],
    distribution: PredictiveDistribution?
  ) {
    self.seriesID = seriesID
    self.timestamps = timestamps
    self.point = point
    self.intervals = intervals
    self.distribution = distribution
  }

  /// The probabilities of down, flat and up, where the model tells them.
  public var directions: DirectionProbabilities? {
    if case .directions(let directions) = distribution { return directions }
    return nil
  }

  /// How many steps it reaches.
  public var steps: Int { point.count }

  /// The interval at a level, if the forecast has it.
  public func interval(at level: ConfidenceLevel) -> PredictionInterval? {
    intervals.first { $0.level == level }
  }
}
