internal import Glibc

/// Fits candidates to one series and remembers what each scored.
struct CandidateScorer {
  /// What tells candidates of one search apart.
  struct Choice: Hashable {
    var p: Int
    var q: Int
    var seasonalP: Int
    var seasonalQ: Int
    var hasConstant: Bool
  }

  /// What the candidates are fitted to.
  struct Series {
    /// NaN where missing.
    let values: [Double]
    let columnNames: [String]
    /// The columns regressed out, complete, each as long as the values.
    let columns: [[Double]]

    init(values: [Double], columnNames: [String] = [], columns: [[Double]] = []) {
      self.values = values
      self.columnNames = columnNames
      self.columns = columns
    }

    var presentCount: Int { values.count { !$0.isNaN } }
  }

  let series: Series
  let d: Int
  let seasonalD: Int
  let seasonLength: Int
  let criterion: InformationCriterion
  /// Whether conditional sums of squares stand in for likelihoods.
  let isApproximate: Bool
  /// Whether moving-average roots within 1 % of the unit circle are passed over on series of any
  /// length.
  let isStrict: Bool

  /// Everything tried, in order.
  private(set) var tried: [(choice: Choice, candidate: ARIMACandidate)] = []
  /// Those fitted again by likelihood, in order.
  private(set) var refitted: [ARIMACandidate] = []
  /// The least criterion of a model passed over for a moving-average root at 1.
  private(set) var bestOverdifferenced = Double.infinity
  /// The same by the likelihood, of those that were fitted by it.
  private(set) var bestExactOverdifferenced = Double.infinity
  private var estimates: [Choice: ARIMAEstimate] = [:]
  /// Where the searches of this window begin, and later where those of the next may.
  private(set) var memory: SearchMemory.Optima
  /// What makes an approximate criterion comparable with an exact one.
  private let offset: Double

  init(
    series: Series, d: Int, seasonalD: Int, seasonLength: Int,
    criterion: InformationCriterion, isApproximate: Bool, isStrict: Bool,
    memory: SearchMemory.Optima = SearchMemory.Optima()
  ) {
    self.series = series
    self.isStrict = isStrict
    self.memory = memory
    self.d = d
    self.seasonalD = seasonalD
    self.seasonLength = seasonLength
    self.criterion = criterion
    self.isApproximate = isApproximate
    guard isApproximate else {
      offset = 0
      return
    }
    let order = Self.order(
      Choice(p: 0, q: 0, seasonalP: 0, seasonalQ: 0, hasConstant: false), d, seasonalD,
      seasonLength)
    let plain = Self.estimator(series, order, trend: .auto, method: .ml).estimate()
    let n = Double(series.presentCount)
    let difference = -2 * plain.logLikelihood - n * log(plain.innovationVariance)
    offset = difference.isFinite ? difference : 0
  }

  /// Whether nothing varies once the differences are taken: then there is nothing to search.
  var isExplainedByDifferences: Bool {
    let order = order(
      of: Choice(p: 0, q: 0, seasonalP: 0, seasonalQ: 0, hasConstant: false))
    return DifferenceOrders.isConstant(
      Differencing.apply(series.values, order: order),
      levels: DifferenceOrders.magnitude(series.values))
  }

  /// Whether a choice has been scored.
  func knows(_ choice: Choice) -> Bool { tried.contains { $0.choice == choice } }

  /// The criterion of a choice, which becomes the last one tried.
  mutating func score(_ choice: Choice) -> Double {
    let order = order(of: choice)
    let warm = isApproximate ? memory.conditional[choice] ?? [] : []
    let estimate = estimator(choice, exactly: !isApproximate)
      .estimate(from: warm, fresh: warm.isEmpty)
    if isApproximate { memory.conditional[choice] = estimate.starts }
    let value = criterion(of: estimate, approximate: isApproximate)
    if value == .infinity, !isInvertible(estimate) {
      bestOverdifferenced = min(
        bestOverdifferenced, plainCriterion(of: estimate, approximate: isApproximate))
    }
    tried.append(
      (
        choice,
        ARIMACandidate(
          order: order, hasConstant: choice.hasConstant, criterion: value,
          isApproximate: isApproximate)
      ))
    if value.isFinite { estimates[choice] = estimate }
    return value
  }

  /// The exact estimate of a choice, and its criterion.
  ///
  /// It is looked for from the conditional optimum, as a search from scratch does, and from
  /// where the window before had it; the better one is taken.
  mutating func exactEstimate(of choice: Choice) -> (estimate: ARIMAEstimate, criterion: Double) {
    if !isApproximate, let known = estimates[choice] {
      return (known, criterion(of: known, approximate: false))
    }
    let estimator = estimator(choice, exactly: true)
    let conditional = isApproximate ? estimates[choice]?.starts ?? [] : []
    let estimate =
      conditional.isEmpty
      ? estimator.estimate()
      : estimator.estimate(fromConditional: conditional, warm: memory.exact[choice] ?? [])
    let value = criterion(of: estimate, approximate: false)
    if isApproximate {
      memory.exact[choice] = estimate.starts
      refitted.append(
        ARIMACandidate(
          order: order(of: choice), hasConstant: choice.hasConstant, criterion: value,
          isApproximate: false))
    }
    if value == .infinity, !isInvertible(estimate) {
      bestExactOverdifferenced = min(
        bestExactOverdifferenced, plainCriterion(of: estimate, approximate: false))
    }
    return (estimate, value)
  }

  /// The criterion; infinite where a root lies too near the unit circle.
  private func criterion(of estimate: ARIMAEstimate, approximate: Bool) -> Double {
    guard isInvertible(estimate),
      StationaryPolynomial.rootsExceed(1.01, coefficients: estimate.model.ar)
    else { return .infinity }
    return plainCriterion(of: estimate, approximate: approximate)
  }

  /// Whether no moving-average root is one that overdifferencing leaves: within 1/n of 1, where
  /// estimates of a root at 1 pile up, or within 1 %, as R has it, on shorter series and where
  /// the search is strict.
  private func isInvertible(_ estimate: ARIMAEstimate) -> Bool {
    let share = 1 / Double(max(1, estimate.observationCount))
    return StationaryPolynomial.rootsExceed(
      1 + (isStrict ? 0.01 : min(0.01, share)), coefficients: estimate.model.ma.map { -$0 })
  }

  private func plainCriterion(of estimate: ARIMAEstimate, approximate: Bool) -> Double {
    guard estimate.innovationVariance > 0 else { return .infinity }
    let n = Double(estimate.observationCount)
    let fit =
      approximate
      ? offset + n * log(estimate.innovationVariance) : -2 * estimate.logLikelihood
    let value =
      fit
      + criterion.penalty(
        parameters: estimate.parameterCount, observations: estimate.observationCount)
    return value.isNaN ? .infinity : value
  }

  func order(of choice: Choice) -> ARIMAOrder {
    Self.order(choice, d, seasonalD, seasonLength)
  }

  private func estimator(_ choice: Choice, exactly: Bool) -> ARIMAEstimator {
    Self.estimator(
      series, order(of: choice), trend: choice.hasConstant ? .constant : .none,
      method: exactly ? .cssML : .css)
  }

  private static func order(_ choice: Choice, _ d: Int, _ seasonalD: Int, _ m: Int) -> ARIMAOrder {
    let isSeasonal = choice.seasonalP + seasonalD + choice.seasonalQ > 0
    return ARIMAOrder(
      choice.p, d, choice.q, seasonal: (choice.seasonalP, seasonalD, choice.seasonalQ),
      seasonLength: isSeasonal ? m : 1)
  }

  private static func estimator(
    _ series: Series, _ order: ARIMAOrder, trend: ARIMATrend, method: ARIMAMethod
  ) -> ARIMAEstimator {
    let problem = ARIMAProblem(
      values: series.values, order: order,
      regressors: trend.regressors(differences: order.differenceCount),
      columnNames: series.columnNames, columns: series.columns)
    return ARIMAEstimator(problem: problem, method: method, effort: .single)
  }
}
