internal import ForecastCore
internal import NumericalMethods

extension InnerEvaluation {
  /// Why a candidate has no forecast at an origin.
  struct OriginFailure: Error {
    let reason: String
  }

  /// The outcome at each origin a task has worked on, by its position among all origins.
  typealias Outcomes = [(origin: Int, forecast: Result<Forecast, OriginFailure>)]
  typealias Work = @Sendable () async throws -> Outcomes

  /// A candidate's work in pieces that do not depend on each other.
  func work(
    of candidate: any Forecaster, at origins: [HeldOutForecasts.Origin], on training: PanelSlice,
    context: FitContext, checkpoint: FitCheckpoint?, levels: [ConfidenceLevel]
  ) -> [Work] {
    let random = context.random.child(named: candidate.streamName)
    if let local = candidate as? any LocalForecaster {
      return training.indices.map { series in
        let own = origins.indices.filter { origins[$0].series == series }
        let slice = training[series]
        let random = random.child(named: slice.id)
        return {
          try localOutcomes(
            of: local, at: own.map { ($0, origins[$0].cutoff) }, on: slice, random: random,
            levels: levels)
        }
      }
    }
    let ages = Set(origins.map(\.age)).sorted(by: >)
    return stride(from: 0, to: ages.count, by: refitEvery).map { first in
      let block = Array(ages[first..<min(first + refitEvery, ages.count)])
      return {
        try await panelOutcomes(
          of: candidate, at: origins, ages: block, on: training,
          random: random.child(first), checkpoint: checkpoint?.part("\(first / refitEvery)"),
          levels: levels)
      }
    }
  }

  /// One series, origin after origin, by the model's rolling fitter.
  private func localOutcomes<Model: LocalForecaster>(
    of model: Model, at origins: [(position: Int, cutoff: Int)], on series: SeriesSlice,
    random: SeededRandom, levels: [ConfidenceLevel]
  ) throws -> Outcomes {
    var fitter = model.makeRollingFitter(context: FitContext(horizon: horizon, random: random))
    var fit: Result<Model.Local, OriginFailure>?
    var outcomes: Outcomes = []
    for (index, origin) in origins.enumerated() {
      try Task.checkCancellation()
      let window = series.narrowed(to: 0..<origin.cutoff)
      if index % refitEvery == 0 {
        fit = Self.outcome { () throws(FitError) in
          if fitter.reusesWork { return try fitter.fit(window) }
          return try model.fit(
            window, context: FitContext(horizon: horizon, random: random.child(index)))
        }
      }
      guard let fit else { continue }
      outcomes.append(
        (
          origin.position,
          fit.flatMap { fit in
            Self.outcome { try fit.forecast(after: window, steps: horizon, levels: levels) }
          }
        ))
    }
    return outcomes
  }

  /// A whole panel at the origins of one block, oldest first, which share a fit.
  private func panelOutcomes<Model: Forecaster>(
    of model: Model, at origins: [HeldOutForecasts.Origin], ages: [Int],
    on training: PanelSlice, random: SeededRandom, checkpoint: FitCheckpoint?,
    levels: [ConfidenceLevel]
  ) async throws -> Outcomes {
    var outcomes: Outcomes = []
    var fit: (value: Model.Fitted, series: Set<Int>)?
    for age in ages {
      let members = origins.indices.filter { origins[$0].age == age }
      let windows = PanelSlice(
        members.map { training[origins[$0].series].narrowed(to: 0..<origins[$0].cutoff) })
      do {
        let series = Set(members.map { origins[$0].series })
        // A series that was too short at the block's first origin needs a fit that knows it.
        if fit.map({ !series.isSubset(of: $0.series) }) ?? true {
          let context = FitContext(
            horizon: horizon, random: random, checkpoint: checkpoint?.part("\(age)"))
          fit = (try await model.fit(windows, context: context), series)
        }
        guard let fit else { continue }
        let forecasts = try await fit.value.forecast(
          after: windows, steps: horizon, levels: levels)
        outcomes += zip(members, forecasts).map { ($0, .success($1)) }
      } catch let error as CancellationError {
        throw error
      } catch {
        outcomes += members.map { ($0, .failure(OriginFailure(reason: "\(error)"))) }
      }
    }
    return outcomes
  }

  private static func outcome<Value, Failure: Error>(
    _ body: () throws(Failure) -> Value
  ) -> Result<Value, OriginFailure> {
    do {
      return .success(try body())
    } catch {
      return .failure(OriginFailure(reason: "\(error)"))
    }
  }
}
