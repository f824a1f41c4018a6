internal import ForecastCore
internal import Glibc

/// What the user asked of a regression on lags, before the length of a series is known.
struct LagPlan: Hashable, Sendable {
  let trend: TrendTerm
  /// Lags the model has whatever the criterion says.
  let fixedLags: [Int]
  /// Whether lags 1, 2, … are added as far as the criterion wants.
  let selectsOrder: Bool
  /// The highest order to try; nil takes `⌊10 log₁₀ n⌋`, as R does.
  let maximumOrder: Int?
  let criterion: InformationCriterion
  let lead: Int

  /// The regressors for a series of n observations.
  ///
  /// - Throws: `FitError.seriesTooShort` where not even the smallest candidate leaves a residual.
  func design(for slice: SeriesSlice) throws(FitError) -> LagDesign {
    let n = slice.count
    let base = LagDesign(trend: trend, fixedLags: fixedLags, freeLags: [], lead: lead)
    let needed = base.reach(leading: base.columns) + base.columns + 1
    guard n >= needed else {
      throw .seriesTooShort(series: slice.id, needed: needed, found: n)
    }
    guard selectsOrder else { return base }
    var order = maximumOrder ?? Int(10 * log10(Double(n)))
    while order > 0 {
      let design = LagDesign(
        trend: trend, fixedLags: fixedLags,
        freeLags: (1...order).filter { !fixedLags.contains($0) }, lead: lead)
      // Three degrees of freedom at the least keep the corrected criterion finite.
      if n - design.reach(leading: design.columns) >= design.columns + 3 { return design }
      order -= 1
    }
    return base
  }
}
