internal import CKernels
internal import Glibc
internal import NumericalMethods

/// Minus twice the log likelihood of an ETS form as a function of the numbers to estimate.
///
/// The variables, in order: α; β's share of `[1e-4, α]` where there is a trend; γ's share of
/// `[1e-4, 1 - α]` where there is a season; φ where it is damped; level; slope; the initial
/// seasons but the first, which follows from their sum (0 or m). Shares turn the usual region
/// `β ≤ α, γ ≤ 1 - α` into a box.
struct ETSObjective: BatchObjective {
  let form: ETSForm
  let seasonLength: Int
  let dimension: Int
  private let values: [Double]
  private let floor: Double
  private var rows = [Double](repeating: 0, count: 6 * Self.lanes)
  private var seasons: [Double]
  private var squares = [Double](repeating: 0, count: Self.lanes)
  private var logarithms = [Double](repeating: 0, count: Self.lanes)

  static let lanes = 8
  /// The range of α, β and γ.
  static let smoothing = 1e-4...0.9999
  /// The range of φ.
  static let damping = 0.8...0.98

  init(form: ETSForm, values: [Double], seasonLength: Int) {
    self.form = form
    self.values = values
    self.seasonLength = form.season == .none ? 1 : seasonLength
    dimension = form.parameterCount(seasonLength: seasonLength)
    seasons = [Double](repeating: 0, count: self.seasonLength * Self.lanes)
    floor = Self.leastSquares(of: values, form)
  }

  /// A sum of squares far below any rounding error: a perfect fit is very good, not infinitely so.
  static func leastSquares(of values: [Double], _ form: ETSForm) -> Double {
    let power = values.reduce(0) { $0 + $1 * $1 }
    let relative = 1e-30 * (form.error == .multiplicative ? Double(values.count) : power)
    return max(relative, Double.leastNormalMagnitude)
  }

  var hasTrend: Bool { form.trend != .none }
  var hasSeason: Bool { form.season != .none }
  /// Where the level stands among the variables.
  var levelIndex: Int {
    1 + (hasTrend ? 1 : 0) + (hasSeason ? 1 : 0) + (form.trend == .damped ? 1 : 0)
  }

  /// The parameters a point stands for.
  func parameters(at point: [Double]) -> ETSParameters {
    let least = Self.smoothing.lowerBound
    var parameters = ETSParameters(alpha: point[0], initial: ETSState(level: 0))
    var next = 1
    if hasTrend {
      parameters.beta = least + point[next] * (point[0] - least)
      next += 1
    }
    if hasSeason {
      parameters.gamma = least + point[next] * (1 - point[0] - least)
      next += 1
    }
    if form.trend == .damped {
      parameters.phi = point[next]
      next += 1
    }
    parameters.initial.level = point[next]
    next += 1
    if hasTrend {
      parameters.initial.slope = point[next]
      next += 1
    }
    if hasSeason {
      let total = form.season == .multiplicative ? Double(seasonLength) : 0
      let others = point[next...].reduce(0, +)
      parameters.initial.seasons = [total - others] + point[next...]
    }
    return parameters
  }

  /// The point that stands for parameters; what lies outside the box is moved to its edge.
  func point(for parameters: ETSParameters) -> [Double] {
    let least = Self.smoothing.lowerBound
    func share(_ value: Double, of width: Double) -> Double {
      width > 0 ? min(max((value - least) / width, 0), 1) : 0
    }
    let alpha = min(max(parameters.alpha, least), Self.smoothing.upperBound)
    var point = [alpha]
    if hasTrend { point.append(share(parameters.beta, of: alpha - least)) }
    if hasSeason { point.append(share(parameters.gamma, of: 1 - alpha - least)) }
    if form.trend == .damped {
      point.append(
        min(max(parameters.phi, Self.damping.lowerBound), Self.damping.upperBound))
    }
    point.append(parameters.initial.level)
    if hasTrend { point.append(parameters.initial.slope) }
    if hasSeason { point += parameters.initial.seasons.dropFirst() }
    return point
  }

  mutating func evaluate(_ points: [Double], count: Int, into results: inout [Double]) {
    for first in stride(from: 0, to: count, by: Self.lanes) {
      let used = min(Self.lanes, count - first)
      var isAllowed = [Bool](repeating: true, count: used)
      for lane in 0..<Self.lanes {
        // Unused lanes repeat the last point.
        let offset = (first + min(lane, used - 1)) * dimension
        let allowed = fill(lane, from: points, at: offset)
        if lane < used { isAllowed[lane] = allowed }
      }
      pass()
      for lane in 0..<used {
        var value = Double(values.count) * log(squares[lane] + floor)
        if form.error == .multiplicative { value += 2 * logarithms[lane] }
        results[first + lane] = isAllowed[lane] && value.isFinite ? value : .infinity
      }
    }
  }

  /// Writes a point into a lane; false where a multiplicative season would start negative.
  private mutating func fill(_ lane: Int, from points: [Double], at offset: Int) -> Bool {
    let least = Self.smoothing.lowerBound
    let alpha = points[offset]
    var next = offset + 1
    rows[lane] = alpha
    if hasTrend {
      rows[Self.lanes + lane] = least + points[next] * (alpha - least)
      next += 1
    }
    if hasSeason {
      rows[2 * Self.lanes + lane] = least + points[next] * (1 - alpha - least)
      next += 1
    }
    rows[3 * Self.lanes + lane] = 1
    if form.trend == .damped {
      rows[3 * Self.lanes + lane] = points[next]
      next += 1
    }
    rows[4 * Self.lanes + lane] = points[next]
    next += 1
    if hasTrend {
      rows[5 * Self.lanes + lane] = points[next]
      next += 1
    }
    guard hasSeason else { return true }
    var first = form.season == .multiplicative ? Double(seasonLength) : 0
    var least0 = Double.infinity
    for phase in 1..<seasonLength {
      let season = points[next + phase - 1]
      first -= season
      least0 = min(least0, season)
      seasons[phase * Self.lanes + lane] = season
    }
    seasons[lane] = first
    return form.season == .additive || min(least0, first) >= 0
  }

  /// One pass of the kernel over the series.
  private mutating func pass() {
    let trend: Int32 = hasTrend ? 1 : 0
    let season: Int32 =
      switch form.season {
      case .none: 0
      case .additive: 1
      case .multiplicative: 2
      }
    unsafe ets_sums(
      trend, season, form.error == .multiplicative ? 1 : 0, values, values.count, seasonLength,
      rows, &seasons, &squares, &logarithms)
  }

  func isFeasible(_ point: [Double]) -> Bool {
    guard hasSeason else { return true }
    return ETSAdmissibility.holds(
      parameters(at: point), hasTrend: hasTrend, seasonLength: seasonLength)
  }
}
