internal import ForecastCore
internal import Glibc
internal import NumericalMethods

/// Fits Theta variants to a series and hands back every one.
struct ThetaSearch {
  let variants: [ThetaVariant]
  let seasonLength: AutomaticOr<Int>

  /// α stays within this range, as in R's forecTheta and statsforecast.
  static let smoothing = 0.1...0.99

  /// Each variant with the parameters that minimise its squared one-step errors.
  ///
  /// A window's optimum may be handed in as a start for the next; the search takes it only where
  /// it beats the starts of a fit from scratch.
  ///
  /// - Throws: `FitError.seriesTooShort` below 4 observations that are not all equal,
  ///   `.missingValue`.
  func fit(
    _ training: SeriesSlice, previous: [ThetaVariant: ThetaFit.Optimum] = [:]
  ) throws(FitError) -> [ThetaFit] {
    let isConstant = training.allSatisfy { $0 == training[0] }
    let values = try training.completeValues(
      minimumCount: isConstant && training.count > 1 ? 2 : ThetaObjective.burnIn + 1)
    if isConstant { return [constant(values)] }
    let m = seasonLength.fixedValue ?? training.seasonLength
    let adjustment = SeasonalAdjustment.tested(values, m: m)
    let adjusted = adjustment.removed(from: values)
    return variants.map { fit($0, adjusted, adjustment, previous: previous[$0]) }
  }

  private func fit(
    _ variant: ThetaVariant, _ values: [Double], _ adjustment: SeasonalAdjustment,
    previous: ThetaFit.Optimum?
  ) -> ThetaFit {
    var objective = ThetaObjective(values: values, variant: variant)
    var starts = [0.15, 0.3, 0.5, 0.8, 0.97].map { alpha in
      [values[0] / 2, alpha] + (variant.optimisesTheta ? [0.5] : [])
    }
    if let previous {
      let weight = variant.optimisesTheta ? [1 - 1 / previous.theta] : []
      starts.append([previous.initialLevel, previous.alpha] + weight)
    }
    var heights = [Double](repeating: 0, count: starts.count)
    objective.evaluate(starts.flatMap { $0 }, count: starts.count, into: &heights)
    let best = starts.indices.min { (heights[$0], $0) < (heights[$1], $1) } ?? 0
    let minimum = box(values, variant).minimise(from: starts[best], &objective)
    let weight = variant.optimisesTheta ? minimum.point[2] : 0.5
    let n = Double(values.count)
    return ThetaFit(
      variant: variant, alpha: minimum.point[1], theta: 1 / (1 - weight),
      initialLevel: minimum.point[0],
      variance: exp(minimum.value / n) / Double(values.count - ThetaObjective.burnIn),
      errorCount: values.count - ThetaObjective.burnIn, line: TrendLine(values),
      adjustment: adjustment)
  }

  private func box(_ values: [Double], _ variant: ThetaVariant) -> BoxQuasiNewton {
    let changes = zip(values.dropFirst(), values).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    let largest = values.reduce(0) { max($0, abs($1)) }
    let unit = max((changes / Double(values.count)).squareRoot(), 1e-9 * largest)
    // A season can be all there is: then nothing is left of an adjusted series.
    let scale = unit > 0 ? unit : 1
    // θ up to 10⁶ is all but the whole line.
    let weight = variant.optimisesTheta ? [1 - 1e-6] : []
    return BoxQuasiNewton(
      lower: [-.infinity, Self.smoothing.lowerBound] + weight.map { _ in 0 },
      upper: [.infinity, Self.smoothing.upperBound] + weight,
      scales: [scale, 1] + weight.map { _ in 1 })
  }

  /// The exact model of a constant series: its trend line is flat.
  private func constant(_ values: [Double]) -> ThetaFit {
    ThetaFit(
      variant: .standard, alpha: 0.5, theta: 1, initialLevel: values[0], variance: 0,
      errorCount: values.count, line: TrendLine(values), adjustment: .none)
  }
}
