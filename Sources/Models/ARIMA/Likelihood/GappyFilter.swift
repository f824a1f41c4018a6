internal import Glibc
internal import NumericalMethods

/// The Kalman filter of an ARIMA process with missing observations.
///
/// The state is Harvey's: the ARMA part, then the last d + mD levels, which start with the
/// variance `diffuse` times that of the innovations. A level that was observed has no variance,
/// so covariances are carried only of those that were not. Innovations that are almost all
/// start-up variance are not counted.
///
/// - Complexity: O((r + u)²) an observation, r the length of the ARMA part and u how many of the
///   last d + mD levels are missing.
/// - Source: Harvey (1989), §3.4; Gardner, Harvey & Phillips (1980), AS 154; the constants are
///   those of R's `stats::arima`.
struct GappyFilter: Sendable {
  static let diffuse = 1e6
  static let countedBelow = 1e4

  private let model: ARMAModel
  /// δ of `Δ y[t] = y[t] - Σ δ_j y[t-j]`.
  private let delta: [Double]
  /// θ with the leading 1, where not zero: what an innovation does to the ARMA part.
  private let weights: [(index: Int, weight: Double)]
  /// r, the length of the ARMA part.
  private let armaCount: Int
  private let start: [Double]

  /// A filter; nil where the model is not stationary.
  init?(_ model: ARMAModel, delta: [Double]) {
    guard let moments = StationaryCovariance(model) else { return nil }
    self.model = model
    self.delta = delta
    armaCount = model.stateCount
    weights = [(0, 1)] + model.maTerms.map { ($0.lag, $0.coefficient) }
    start = moments.stateCovariance
  }

  /// What the past says of the next observation.
  struct State: Sendable {
    /// A level that was not observed: its place among the last levels, 0 the newest, and the
    /// row its covariances stand in.
    struct Unsure: Sendable {
      var age: Int
      let row: Int
    }

    /// The predicted state of each column: the ARMA part, then the levels, newest first.
    fileprivate(set) var means: [[Double]]
    /// The covariance of the ARMA part, `[r, r]`, for innovations of variance 1.
    fileprivate(set) var covariance: [Double]
    /// The levels not observed, newest first.
    fileprivate var unsure: [Unsure]
    /// The covariances of each with the ARMA part, `[d + mD, r]`.
    fileprivate var crosses: [Double]
    /// The covariances of each with each, `[d + mD, d + mD]`.
    fileprivate var pairs: [Double]
    /// The covariances of the ARMA part and of `unsure` with the observation taken in last.
    fileprivate var gain: [Double]
    fileprivate var levelGain: [Double]
    /// The innovations of the observation taken in last, one a column.
    fileprivate(set) var innovations: [Double]
    /// Their variance.
    fileprivate(set) var variance = 0.0
  }

  /// The state before the first observation.
  func initialState(columns: Int) -> State {
    let (r, levels) = (armaCount, delta.count)
    var pairs = [Double](repeating: 0, count: levels * levels)
    for row in 0..<levels { pairs[row * levels + row] = Self.diffuse }
    return State(
      means: Array(repeating: [Double](repeating: 0, count: r + levels), count: columns),
      covariance: start, unsure: (0..<levels).map { State.Unsure(age: $0, row: $0) },
      crosses: [Double](repeating: 0, count: levels * r), pairs: pairs,
      gain: [Double](repeating: 0, count: r), levelGain: [],
      innovations: [Double](repeating: 0, count: columns))
  }

  /// The moments of a series and its regressors, undifferenced: columns `[c][n]`, of which the
  /// first may hold NaN.
  func moments(_ columns: [[Double]]) -> WhitenedMoments {
    var moments = WhitenedMoments(columns: columns.count)
    var state = initialState(columns: columns.count)
    for t in columns[0].indices {
      observe(columns, at: t, &state)
      guard !columns[0][t].isNaN, state.variance < Self.countedBelow else { continue }
      let scale = 1 / state.variance.squareRoot()
      moments.add(state.innovations.map { $0 * scale })
      moments.logVariances += log(state.variance)
      moments.count += 1
    }
    return moments
  }

  /// Takes in the value of each column at a position, or a missing one, and predicts the next.
  func observe(_ columns: [[Double]], at t: Int, _ state: inout State) {
    predict(&state)
    for c in columns.indices {
      state.innovations[c] = columns[c][t] - level(state.means[c])
    }
    let isMissing = columns[0][t].isNaN
    if !isMissing { correct(&state) }
    move(&state, isMissing: isMissing)
  }

  /// Sets `P Z` and `Zᵀ P Z`, the gains and the variance of the next observation.
  private func predict(_ state: inout State) {
    let (r, levels) = (armaCount, delta.count)
    for j in 0..<r { state.gain[j] = state.covariance[j] }
    for level in state.unsure where delta[level.age] != 0 {
      for j in 0..<r { state.gain[j] += delta[level.age] * state.crosses[level.row * r + j] }
    }
    state.variance = state.gain[0]
    state.levelGain.removeAll(keepingCapacity: true)
    for level in state.unsure {
      var sum = state.crosses[level.row * r]
      for other in state.unsure where delta[other.age] != 0 {
        sum += delta[other.age] * state.pairs[level.row * levels + other.row]
      }
      state.levelGain.append(sum)
      state.variance += delta[level.age] * sum
    }
  }

  /// The level `Z a` a state predicts.
  private func level(_ mean: [Double]) -> Double {
    var sum = mean[0]
    for (j, weight) in delta.enumerated() where weight != 0 { sum += weight * mean[armaCount + j] }
    return sum
  }

  /// Means and covariances of the levels once the observation is known.
  private func correct(_ state: inout State) {
    let (r, levels) = (armaCount, delta.count)
    for c in state.means.indices {
      let share = state.innovations[c] / state.variance
      for j in 0..<r { state.means[c][j] += state.gain[j] * share }
      for (level, gain) in zip(state.unsure, state.levelGain) {
        state.means[c][r + level.age] += gain * share
      }
    }
    for (level, gain) in zip(state.unsure, state.levelGain) {
      let share = gain / state.variance
      for j in 0..<r { state.crosses[level.row * r + j] -= share * state.gain[j] }
      for (other, otherGain) in zip(state.unsure, state.levelGain) {
        state.pairs[level.row * levels + other.row] -= share * otherGain
      }
    }
  }

  /// `T a` and `T P Tᵀ + R Rᵀ`, with P less what the observation told of the ARMA part.
  private func move(_ state: inout State, isMissing: Bool) {
    let r = armaCount
    for c in state.means.indices { moveMean(&state.means[c]) }
    moveCovariance(&state, share: isMissing ? 0 : 1 / state.variance)
    for level in state.unsure {
      moveRow(&state.crosses, from: level.row * r)
    }
    if isMissing { moveRow(&state.gain, from: 0) }
    for index in state.unsure.indices { state.unsure[index].age += 1 }
    let oldest = state.unsure.last.flatMap { $0.age == delta.count ? $0 : nil }
    if oldest != nil { state.unsure.removeLast() }
    if isMissing, !delta.isEmpty { addLevel(&state, freed: oldest?.row) }
  }

  /// The level just predicted becomes one of those not observed.
  private func addLevel(_ state: inout State, freed: Int?) {
    let (r, levels) = (armaCount, delta.count)
    let used = state.unsure.map(\.row)
    guard let row = freed ?? (0..<levels).first(where: { !used.contains($0) }) else { return }
    for j in 0..<r { state.crosses[row * r + j] = state.gain[j] }
    for (level, gain) in zip(state.unsure, state.levelGain) {
      state.pairs[row * levels + level.row] = gain
      state.pairs[level.row * levels + row] = gain
    }
    state.pairs[row * levels + row] = state.variance
    state.unsure.insert(State.Unsure(age: 0, row: row), at: 0)
  }

  private func moveMean(_ mean: inout [Double]) {
    let next = delta.isEmpty ? 0 : level(mean)
    moveRow(&mean, from: 0)
    guard !delta.isEmpty else { return }
    for i in stride(from: mean.count - 1, to: armaCount, by: -1) { mean[i] = mean[i - 1] }
    mean[armaCount] = next
  }

  /// The ARMA part of `T x`, r numbers from a position on.
  private func moveRow(_ x: inout [Double], from start: Int) {
    let first = x[start]
    for j in start..<start + armaCount - 1 { x[j] = x[j + 1] }
    x[start + armaCount - 1] = 0
    for term in model.arTerms { x[start + term.lag - 1] += term.coefficient * first }
  }

  /// The covariance of the ARMA part: `T (P - share · g gᵀ) Tᵀ + R Rᵀ`.
  private func moveCovariance(_ state: inout State, share: Double) {
    let r = armaCount
    let first = (0..<r).map { state.covariance[$0] - share * state.gain[0] * state.gain[$0] }
    shiftMatrix(&state.covariance, subtracting: share, timesOuterSquareOf: state.gain)
    for term in model.arTerms {
      let i = term.lag - 1
      for j in 0..<r - 1 {
        state.covariance[i * r + j] += term.coefficient * first[j + 1]
        state.covariance[j * r + i] += term.coefficient * first[j + 1]
      }
      for other in model.arTerms {
        state.covariance[i * r + other.lag - 1] += term.coefficient * other.coefficient * first[0]
      }
    }
    for (i, left) in weights {
      for (j, right) in weights { state.covariance[i * r + j] += left * right }
    }
  }

  /// Forecasts from a state of one column.
  ///
  /// - Returns: means and variances of the levels, for innovations of variance 1, `[h]`.
  func forecast(from state: State, steps: Int) -> (means: [Double], variances: [Double]) {
    var state = state
    var result = (means: [Double](), variances: [Double]())
    for _ in 0..<steps {
      predict(&state)
      result.means.append(level(state.means[0]))
      result.variances.append(state.variance)
      move(&state, isMissing: true)
    }
    return result
  }
}
