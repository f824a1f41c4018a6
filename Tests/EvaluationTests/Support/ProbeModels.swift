import ForecastCore
import NumericalMethods
import Synchronization

/// Forecasts how much it was fitted on, and how much it was shown: `[training, history, …]`.
struct CountingModel: LocalForecaster {
  var name = "counting"
  /// Fits on this many observations fail.
  var failsAtTraining: Int?

  struct Local: FittedLocalForecaster {
    let seen: Int
    func forecast(
      after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
    ) throws -> Forecast {
      try Forecast(
        after: history,
        point: (0..<steps).map { $0 == 0 ? Double(seen) : Double(history.count) })
    }
  }

  func fit(_ training: SeriesSlice, context: FitContext) throws(FitError) -> Local {
    if training.count == failsAtTraining {
      throw .unsuitable(series: training.id, reason: "told to fail")
    }
    return Local(seen: training.count)
  }
}

/// Forecasts random numbers from the stream it is handed.
struct RandomModel: LocalForecaster {
  var name = "random"

  struct Local: FittedLocalForecaster {
    let draws: [Double]
    func forecast(
      after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
    ) throws -> Forecast {
      try Forecast(
        after: history, point: (0..<steps).map { draws[$0] + history[history.count - 1] })
    }
  }

  func fit(_ training: SeriesSlice, context: FitContext) throws(FitError) -> Local {
    var random = context.random
    return Local(draws: (0..<context.horizon).map { _ in random.normal() })
  }
}

/// A global model: the mean of the last values of all series it was fitted on.
struct MeanOfLasts: Forecaster {
  var name = "mean-of-lasts"

  struct Fitted: FittedForecaster {
    let mean: Double
    func forecast(
      after history: PanelSlice, steps: Int, levels: [ConfidenceLevel]
    ) throws -> [Forecast] {
      try history.map {
        try Forecast(after: $0, point: Array(repeating: mean + Double($0.count), count: steps))
      }
    }
  }

  func fit(_ training: PanelSlice, context: FitContext) async throws -> Fitted {
    Fitted(mean: training.reduce(0) { $0 + $1[$1.count - 1] } / Double(training.count))
  }
}

/// Exponential smoothing with a fixed weight, carrying its level or reading the whole history.
struct CarryingModel: LocalForecaster {
  var name = "carrying"

  struct Local: StatefulForecaster {
    func state(after history: SeriesSlice) throws(FitError) -> Double {
      smooth(history[0], history, from: 1)
    }

    func advance(
      _ state: inout Double, over history: SeriesSlice, from seen: Int
    ) throws(FitError) {
      state = smooth(state, history, from: seen)
    }

    func forecast(
      from state: Double, after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
    ) throws -> Forecast {
      try Forecast(after: history, point: (1...steps).map { state * Double($0) })
    }

    func smooth(_ start: Double, _ history: SeriesSlice, from first: Int) -> Double {
      (first..<history.count).reduce(start) { 0.7 * $0 + 0.3 * history[$1] }
    }
  }

  func fit(_ training: SeriesSlice, context: FitContext) throws(FitError) -> Local { Local() }
}

/// The same forecasts as `CarryingModel`, without saying that a state could be carried.
struct ReadingModel: LocalForecaster {
  var name = "reading"

  struct Local: FittedLocalForecaster {
    func forecast(
      after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
    ) throws -> Forecast {
      try CarryingModel.Local().forecast(after: history, steps: steps, levels: levels)
    }
  }

  func fit(_ training: SeriesSlice, context: FitContext) throws(FitError) -> Local { Local() }
}

/// Tries to read the observation after the end of its slice.
struct PeekingModel: LocalForecaster {
  var name = "peeking"

  struct Local: FittedLocalForecaster {
    func forecast(
      after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
    ) throws -> Forecast {
      try Forecast(after: history, point: (0..<steps).map { history[history.count + $0] })
    }
  }

  func fit(_ training: SeriesSlice, context: FitContext) throws(FitError) -> Local { Local() }
}

/// Forecasts what its fits so far add up to, and counts them.
struct RememberingModel: LocalForecaster {
  /// How many windows were fitted, by whichever fitter.
  final class Count: Sendable {
    let fits = Mutex(0)
  }

  var name = "remembering"
  /// Fits on this many observations fail.
  var failsAtTraining: Int?
  let count = Count()

  struct Local: FittedLocalForecaster {
    let sum: UInt32
    func forecast(
      after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
    ) throws -> Forecast {
      try Forecast(after: history, point: Array(repeating: Double(sum), count: steps))
    }
  }

  func fit(_ training: SeriesSlice, context: FitContext) throws(FitError) -> Local {
    Local(sum: UInt32(training.count))
  }

  func makeRollingFitter(context: FitContext) -> any RollingFitter<Local> { Rolling(model: self) }

  private struct Rolling: RollingFitter {
    let model: RememberingModel
    var sum: UInt32 = 0

    var reusesWork: Bool { true }

    mutating func fit(_ training: SeriesSlice) throws(FitError) -> Local {
      model.count.fits.withLock { $0 += 1 }
      sum = sum &* 31 &+ UInt32(training.count)
      if training.count == model.failsAtTraining {
        throw .unsuitable(series: training.id, reason: "told to fail")
      }
      return Local(sum: sum)
    }

    var memory: [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: sum >> (8 * UInt32($0))) } }

    mutating func restore(_ memory: [UInt8], after training: SeriesSlice) -> Bool {
      guard memory.count == 4 else { return false }
      sum = memory.reversed().reduce(0) { $0 << 8 | UInt32($1) }
      return true
    }
  }
}
