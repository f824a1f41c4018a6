internal import ForecastCore
internal import NumericalMethods

/// Fits the forms an option allows and keeps the best: what every ETS definition shares.
struct ETSSearch {
  let pattern: ETSPattern
  var trends = ETSTrends.all
  var horizon = 1
  var criterion = InformationCriterion.aicc
  var margin = 0.0
  var seasonLength = AutomaticOr<Int>.automatic

  /// Seasons longer than this cost more parameters than an automatic choice should spend.
  static let longestAutomaticSeason = 24
  /// Up to here an automatic choice takes simple smoothing: R's `n ≤ parameters + 4`.
  static let shortSeries = 6

  func seasonLength(of training: SeriesSlice) -> Int {
    seasonLength.fixedValue ?? training.seasonLength
  }

  /// The most suitable form with its most likely parameters.
  ///
  /// - Parameters:
  ///   - training: complete values.
  ///   - seed: what simulated intervals will draw from.
  ///   - previous: optima for an earlier window, by form.
  ///   - onlyForm: the form to keep, where the choice is not to be made again.
  /// - Returns: the fit, with every form that was tried.
  /// - Throws: `FitError` where the data do not allow the form asked for.
  func fit(
    _ training: SeriesSlice, seed: UInt64, previous: ETSOptima = ETSOptima(),
    onlyForm: ETSForm? = nil
  ) throws(FitError) -> ETSFit {
    let m = seasonLength(of: training)
    let form = onlyForm ?? pattern.onlyForm
    let isConstant = training.allSatisfy { $0 == training[0] }
    let values = try training.completeValues(
      minimumCount: form.map { fewestObservations($0, isConstant && training.count > 1, m) } ?? 2)
    if let form { try check(form, training, values, m) }
    if isConstant { return ETSFit(estimates: [constant(values, m)], chosen: 0, seed: seed) }
    let forms = onlyForm.map { [$0] } ?? candidates(values, m)
    let estimates = forms.compactMap { form in
      ETSEstimator(form: form, values: values, seasonLength: m)
        .estimate(previous: previous[form])
    }
    if let best = preferred(estimates, values, m) {
      return ETSFit(estimates: estimates, chosen: best, seed: seed)
    }
    guard forms.isEmpty else {
      throw .diverged(
        series: training.id, detail: "the likelihood of \(pattern.optionText) is finite nowhere")
    }
    return ETSFit(estimates: [simple(values)], chosen: 0, seed: seed)
  }

  /// The simplest of the forms whose criterion comes within the margin of the best; one that
  /// runs away only where all do.
  private func preferred(_ estimates: [ETSEstimate], _ values: [Double], _ m: Int) -> Int? {
    let sane = estimates.indices.filter { !runsAway(estimates[$0], values, m) }
    let choice = sane.isEmpty ? Array(estimates.indices) : sane
    let criteria = estimates.map { $0.criterion(criterion) }
    // Where the sample is too small for the criterion, the fewest parameters decide.
    let least = choice.map { criteria[$0] }.filter(\.isFinite).min() ?? .infinity
    return choice.filter { criteria[$0] <= least + margin }.min {
      (estimates[$0].parameterCount, criteria[$0]) < (estimates[$1].parameterCount, criteria[$1])
    }
  }

  /// Whether the season to come is three times as large as anything seen.
  ///
  /// Where a series jumps by orders of magnitude, the likeliest factors of a season are as large
  /// as the jump, and so is the level by which they are then multiplied.
  private func runsAway(_ estimate: ETSEstimate, _ values: [Double], _ m: Int) -> Bool {
    guard estimate.form.season == .multiplicative else { return false }
    var state = estimate.parameters.initial
    var largest = 0.0
    for value in values {
      state.update(value, estimate.form, estimate.parameters)
      largest = max(largest, abs(value))
    }
    let season = ETSMoments(estimate: estimate, state: state, steps: m).means
    return !season.allSatisfy { abs($0) <= 3 * largest }
  }

  /// One form without a season on plain values: nil where there are too few of them.
  func estimate(
    _ form: ETSForm, _ values: [Double], previous: ETSParameters? = nil
  ) -> ETSEstimate? {
    if values.allSatisfy({ $0 == values[0] }) { return constant(values, 1) }
    if values.count >= form.parameterCount(seasonLength: 1) + 2 {
      return ETSEstimator(form: form, values: values, seasonLength: 1)
        .estimate(previous: previous)
    }
    return form.trend == .none ? simple(values) : nil
  }

  /// The forms worth trying on a series, in the catalog's order.
  private func candidates(_ values: [Double], _ m: Int) -> [ETSForm] {
    if pattern.onlyForm == nil, values.count <= Self.shortSeries { return [] }
    let isPositive = values.allSatisfy { $0 > 0 }
    return pattern.forms.filter { form in
      if pattern.trend == nil, !trends.allows(form.trend, count: values.count, horizon: horizon) {
        return false
      }
      if pattern.onlyForm == nil, form.season != .none,
        m < 2 || m > Self.longestAutomaticSeason || values.count <= m
      {
        return false
      }
      return (isPositive || !form.needsPositiveValues)
        && form.parameterCount(seasonLength: m) < values.count - 1
    }
  }

  /// Refuses a named form that the series does not allow.
  private func check(
    _ form: ETSForm, _ training: SeriesSlice, _ values: [Double], _ m: Int
  ) throws(FitError) {
    if form.season != .none, m < 2 {
      throw .unsuitable(
        series: training.id,
        reason: "form \(form) has a season, expected a season length of at least 2, found \(m)")
    }
    if form.needsPositiveValues, let position = values.firstIndex(where: { $0 <= 0 }) {
      throw .valueOutsideDomain(
        series: training.id, position: position, value: values[position],
        expected: "a value above 0 for the multiplicative form \(form)")
    }
  }

  /// How many observations a form needs: two more than parameters.
  ///
  /// Simple smoothing, and any form on a constant series, makes do with 2.
  private func fewestObservations(_ form: ETSForm, _ isConstant: Bool, _ m: Int) -> Int {
    let isSimplest = form == ETSForm(.additive, .none, .none)
    return isConstant || isSimplest ? 2 : form.parameterCount(seasonLength: m) + 2
  }

  /// The exact model of a constant series.
  private func constant(_ values: [Double], _ m: Int) -> ETSEstimate {
    let form = pattern.onlyForm ?? ETSForm(.additive, .none, .none)
    let seasons = [Double](
      repeating: form.season == .multiplicative ? 1 : 0, count: form.season == .none ? 0 : m)
    let parameters = ETSParameters(
      alpha: 0.5, phi: form.trend == .damped ? ETSObjective.damping.upperBound : 1,
      initial: ETSState(level: values[0], seasons: seasons))
    return ETSEstimate(form: form, parameters: parameters, values: values, estimatedCount: 1)
  }

  /// Simple smoothing from the first observation, its α by least squares: for a series too
  /// short to choose a form by likelihood.
  private func simple(_ values: [Double]) -> ETSEstimate {
    let form = ETSForm(.additive, .none, .none)
    let initial = ETSState(level: values[0])
    func squares(_ alpha: Double) -> Double {
      var state = initial
      let parameters = ETSParameters(alpha: alpha, initial: initial)
      return values.reduce(0) { sum, y in
        let error = y - state.update(y, form, parameters)
        return sum + error * error
      }
    }
    let range = ETSObjective.smoothing
    let minimum = NelderMead().minimise(
      from: [0.5], steps: [0.2], lower: [range.lowerBound], upper: [range.upperBound]
    ) { squares($0[0]) }
    let parameters = ETSParameters(alpha: minimum.point[0], initial: initial)
    return ETSEstimate(form: form, parameters: parameters, values: values, estimatedCount: 1)
  }
}
