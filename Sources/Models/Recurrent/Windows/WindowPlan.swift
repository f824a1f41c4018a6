internal import ForecastCore
internal import NeuralNetworks

/// What a network reads and writes of a series, settled inside the fit.
///
/// A window ends before position `e`, which is the first one to forecast; it reads
/// `z[e - L ..< e]` and answers for `z[e ..< e + h]`. The network's answer is a departure from an
/// *anchor*, in units of the window's scale:
///
///     ŷ_k = anchor_k + scale · o_k,   anchor_k = z[e + k - lag · ⌈(k + 1) / lag⌉],  k = 0 … h - 1
///
/// With lag 1 the anchor is the last observation, with the season's length the same place in the
/// last season, with lag 0 the window's location. A network of zeros is thus the naive model, and
/// what it learns is by how much to leave it: a skip connection around everything.
///
/// A recursive network is trained as it will forecast: shown the window and then, one by one, the
/// values it shall have answered, all on the scale of the window, which has seen none of them.
struct WindowPlan: Codable, Hashable, Sendable {
  /// L, the values read; a multiple of `segment`.
  var inputSize: Int
  /// h, the values written.
  var horizon: Int
  /// Values a step reads: 1, a segment's length, or all of them.
  var segment = 1
  /// Whether the horizon is written in segments of the same length.
  var writesSegments = false
  /// How one step becomes many.
  var strategy = ForecastStrategy.direct
  /// Whether values are logarithms.
  var usesLogarithm: Bool
  /// How values are scaled; never `automatic`.
  var scaling: WindowScaling
  /// lag, 0 for none.
  var skipLag: Int
  /// What the calendar says beside the values.
  var calendar: [CalendarFeature]
  /// Columns of the panel beside the values, as they are scaled.
  var covariates: [ScaledCovariate] = []
  /// Which columns of a distribution the network writes for each value.
  var output: NetworkOutput
  /// Half the width of the band around the anchor that counts as flat, in units of the window's
  /// scale, where the network tells directions; nil where it tells values.
  var band: Double?
  /// What an error in a training window counts beside those of other series.
  var weighting = WindowWeighting.equal

  /// Steps of a known column that are read at once: a direct network sees those of all steps it
  /// writes, others come to them step by step.
  var knownReach: Int { strategy == .direct ? horizon : 1 }
  /// Numbers a step that are not values.
  var featureCount: Int {
    covariates.reduce(calendar.count * CalendarFeature.width) {
      $0 + ($1.covariate.availability == .known ? knownReach : 1)
    }
  }
  /// T, the steps read before the first answer.
  var inputSteps: Int { inputSize / segment }
  /// The steps read in training: a recursive network is also shown the answers but the last.
  ///
  /// One without a state reads a window of its own for each, so that the first is enough.
  var trainingSteps: Int {
    strategy == .recursive && inputSteps > 1 ? inputSteps + horizon - 1 : inputSteps
  }
  /// Whether the network reads, beside the values, by how much they depart from those a skip lag
  /// before: the very thing it forecasts.
  var readsDepartures: Bool { skipLag > 1 }
  /// Numbers a step reads: values, departures, calendar.
  var stepSize: Int { segment * (readsDepartures ? 2 : 1) + featureCount }

  /// What is made small in training.
  var loss: Loss {
    band == nil ? output.loss : .crossEntropy(classes: ChangeDirection.allCases.count)
  }

  /// What the network shall answer for a departure from the anchor, in units of the scale: the
  /// departure, or the number of its direction.
  func target(of departure: Double) -> Double {
    guard let band else { return departure }
    let direction: ChangeDirection = departure < -band ? .down : departure > band ? .up : .flat
    return Double(direction.rawValue)
  }

  /// Target values a step of the output stands for.
  var targetsPerStep: Int {
    switch strategy {
    case .direct: writesSegments ? segment : horizon
    case .recursive, .encoderDecoder: 1
    }
  }
  /// Steps of the output in training.
  var outputSteps: Int {
    switch strategy {
    case .direct: writesSegments ? (horizon + segment - 1) / segment : 1
    case .recursive: trainingSteps
    case .encoderDecoder: horizon
    }
  }

  /// Shows the network the whole window as one step.
  mutating func windowIsOneStep() { segment = inputSize }

  /// What the answer for `z[e + k]` departs from.
  ///
  /// - Parameters:
  ///   - values: z.
  ///   - end: e.
  ///   - step: k.
  ///   - scale: the window's.
  /// - Returns: a value before the window's end, or its location, in the unit of z.
  func anchor(_ values: [Double], end: Int, step: Int, scale: WindowScale) -> Double {
    anchorPosition(end: end, step: step).map { values[$0] } ?? scale.location
  }

  /// The position before the window whose value `z[e + k]` is measured from; nil for the location.
  func anchorPosition(end: Int, step: Int) -> Int? {
    guard skipLag > 0 else { return nil }
    let position = end + step - skipLag * ((step + skipLag) / skipLag)
    return position >= 0 ? position : nil
  }
}
