internal import Glibc
internal import NumericalMethods

/// The Kalman filter of an ARIMA process with missing observations.
///
/// The state is Harvey's: the ARMA part, then the last d + mD levels, which start with the
/// variance `diffuse` times that of the innovations. Innovations that are almost all start-up
/// variance are not counted.
///
/// - Complexity: O(r²) an observation, r the length of the state.
/// - Source: Harvey (1989), §3.4; Gardner, Harvey & Phillips (1980), AS 154; the constants are
///   those of R's `stats::arima`.
struct GappyFilter: Hashable, Sendable {
  static let diffuse = 1e6
  static let countedBelow = 1e4

  private let model: ARMAModel
  /// δ of `Δ y[t] = y[t] - Σ δ_j y[t-j]`.
  private let delta: [Double]
  private let weights: [Double]
  /// r, the length of the ARMA part.
  private let armaCount: Int
  private let size: Int
  private let start: [Double]

  /// A filter; nil where the model is not stationary.
  init?(_ model: ARMAModel, delta: [Double]) {
    guard let moments = StationaryCovariance(model) else { return nil }
    self.model = model
    self.delta = delta
    let r = model.stateCount
    armaCount = r
    size = r + delta.count
    weights = [1] + model.ma + [Double](repeating: 0, count: r - 1 - model.ma.count)
    var covariance = [Double](repeating: 0, count: size * size)
    let stationary = moments.stateCovariance
    for i in 0..<r {
      for j in 0..<r { covariance[i * size + j] = stationary[i * r + j] }
    }
    for i in r..<max(size, r) { covariance[i * size + i] = Self.diffuse }
    start = covariance
  }

  /// What the past says of the next observation.
  struct State: Hashable, Sendable {
    /// The predicted state of each column, `[c][r]`.
    var means: [[Double]]
    /// Its covariance, `[r, r]`, for innovations of variance 1.
    var covariance: [Double]
  }

  /// The state before the first observation.
  func initialState(columns: Int) -> State {
    State(
      means: Array(repeating: [Double](repeating: 0, count: size), count: columns),
      covariance: start)
  }

  /// The moments of a series and its regressors, undifferenced: columns `[c][n]`, of which the
  /// first may hold NaN.
  func moments(_ columns: [[Double]]) -> WhitenedMoments {
    var moments = WhitenedMoments(columns: columns.count)
    var state = initialState(columns: columns.count)
    for t in columns[0].indices {
      let values = columns.map { $0[t] }
      let (innovations, variance) = observe(values, &state)
      guard !values[0].isNaN, variance < Self.countedBelow else { continue }
      let scale = 1 / variance.squareRoot()
      moments.add(innovations.map { $0 * scale })
      moments.logVariances += log(variance)
      moments.count += 1
    }
    return moments
  }

  /// Takes in one value of each column, or a missing one, and predicts the next.
  ///
  /// - Returns: the innovations and their variance.
  func observe(_ values: [Double], _ state: inout State) -> ([Double], Double) {
    let (cross, variance) = observation(of: state.covariance)
    let innovations = values.indices.map { values[$0] - level(state.means[$0]) }
    if !values[0].isNaN {
      for c in values.indices {
        let share = innovations[c] / variance
        for i in 0..<size { state.means[c][i] += cross[i] * share }
      }
      for i in 0..<size {
        let share = cross[i] / variance
        for j in 0..<size { state.covariance[i * size + j] -= share * cross[j] }
      }
    }
    for c in values.indices { state.means[c] = moved(state.means[c]) }
    state.covariance = moved(covariance: state.covariance)
    return (innovations, variance)
  }

  /// The level `Z a` a state predicts.
  func level(_ mean: [Double]) -> Double {
    var sum = mean[0]
    for (j, weight) in delta.enumerated() where weight != 0 { sum += weight * mean[armaCount + j] }
    return sum
  }

  /// `P Z` and `Zᵀ P Z`.
  private func observation(of covariance: [Double]) -> (cross: [Double], variance: Double) {
    var cross = (0..<size).map { covariance[$0 * size] }
    for (j, weight) in delta.enumerated() where weight != 0 {
      for i in 0..<size { cross[i] += weight * covariance[i * size + armaCount + j] }
    }
    return (cross, level(cross))
  }

  /// `T a`.
  private func moved(_ mean: [Double]) -> [Double] {
    var next = [Double](repeating: 0, count: size)
    for i in 0..<armaCount - 1 { next[i] = mean[i + 1] }
    for term in model.arTerms { next[term.lag - 1] += term.coefficient * mean[0] }
    if size > armaCount {
      next[armaCount] = level(mean)
      for i in armaCount + 1..<max(size, armaCount + 1) { next[i] = mean[i - 1] }
    }
    return next
  }

  /// `T P Tᵀ + R Rᵀ`, as T times the transpose of `T P`.
  private func moved(covariance: [Double]) -> [Double] {
    let half = rowsMoved(covariance)
    var turned = half
    for i in 0..<size {
      for j in 0..<size { turned[j * size + i] = half[i * size + j] }
    }
    var next = rowsMoved(turned)
    for i in 0..<armaCount where weights[i] != 0 {
      for j in 0..<armaCount { next[i * size + j] += weights[i] * weights[j] }
    }
    return next
  }

  /// `T M`, whole rows at a time.
  private func rowsMoved(_ matrix: [Double]) -> [Double] {
    var next = [Double](repeating: 0, count: size * size)
    func add(_ row: Int, times weight: Double, to target: Int) {
      for j in 0..<size { next[target * size + j] += weight * matrix[row * size + j] }
    }
    for i in 0..<armaCount - 1 { add(i + 1, times: 1, to: i) }
    for term in model.arTerms { add(0, times: term.coefficient, to: term.lag - 1) }
    guard size > armaCount else { return next }
    add(0, times: 1, to: armaCount)
    for (j, weight) in delta.enumerated() where weight != 0 {
      add(armaCount + j, times: weight, to: armaCount)
    }
    for i in armaCount + 1..<max(size, armaCount + 1) { add(i - 1, times: 1, to: i) }
    return next
  }

  /// Forecasts from a state of one column.
  ///
  /// - Returns: means and variances of the levels, for innovations of variance 1, `[h]`.
  func forecast(from state: State, steps: Int) -> (means: [Double], variances: [Double]) {
    var (mean, covariance) = (state.means[0], state.covariance)
    var result = (means: [Double](), variances: [Double]())
    for _ in 0..<steps {
      result.means.append(level(mean))
      result.variances.append(observation(of: covariance).variance)
      mean = moved(mean)
      covariance = moved(covariance: covariance)
    }
    return result
  }
}
