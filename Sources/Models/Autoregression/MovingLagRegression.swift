internal import ForecastCore
internal import NumericalMethods

/// A regression on lags fitted to one window of a series after another.
///
/// The first window is factored by LAPACK; later ones rotate the new rows in and, when the
/// start moves too, leave the old ones behind (`SlidingLeastSquares`). One factor holds the
/// residuals of every order, so choosing the order costs nothing more; the chosen order is then
/// fitted to all rows it can use, of which only those before the common sample are added.
///
/// - Complexity: amortised O(k² · (new rows + longest lag)) a window expanding and O(k³) more
///   sliding, however long the window is.
struct MovingLagRegression: Sendable {
  let plan: LagPlan
  private var previous: SeriesSlice?
  private var design: LagDesign?
  private var factor = SlidingLeastSquares(columns: 0)
  /// Where in the series τ is 1 and the value subtracted from all observations stands.
  private var anchor = 0
  private var shift = 0.0

  init(plan: LagPlan) { self.plan = plan }

  mutating func fit(_ slice: SeriesSlice) throws(FitError) -> LagRegression {
    do {
      return try fitMoved(slice)
    } catch {
      previous = nil
      throw error
    }
  }

  private mutating func fitMoved(_ slice: SeriesSlice) throws(FitError) -> LagRegression {
    let wanted = try plan.design(for: slice)
    let known = isContinuation(slice) ? previous.map { $0.start + $0.count - slice.start } : nil
    try refuseMissing(slice, from: max(0, known ?? 0))
    if known == nil || wanted != design {
      design = wanted
      factor = SlidingLeastSquares(columns: wanted.columns)
      anchor = slice.start
      // With a constant the model does not depend on the level; without it, all digits of a
      // large level would stand in every regressor.
      shift = plan.trend == .none ? 0 : slice[0]
    }
    previous = slice
    let rows = Self.rows(of: slice, wanted)
    let moved = factor.move(to: rows, row: row(of: slice, wanted))
    return try chosen(from: moved, design: wanted, slice: slice, first: rows.lowerBound)
  }

  /// The targets, as positions in the series, that every candidate of a design can explain.
  private static func rows(of slice: SeriesSlice, _ design: LagDesign) -> Range<Int> {
    slice.start + design.reach(leading: design.columns)..<slice.start + slice.count
  }

  /// Writes the row of a target.
  private func row(
    of slice: SeriesSlice, _ design: LagDesign
  ) -> (Int, inout [Double]) -> Void {
    let (anchor, shift) = (anchor, shift)
    return { position, row in
      design.write(
        &row, target: position - slice.start, in: slice, time: Double(position - anchor + 1),
        shift: shift)
    }
  }

  /// How the last window was taken in: the factors themselves can be made again from its rows.
  var memory: [UInt8] {
    guard previous != nil else { return [] }
    var writer = ByteWriter()
    writer.write(anchor)
    writer.write(shift)
    writer.write(factor.parts.middle)
    writer.write(factor.parts.factored)
    writer.write(factor.parts.blockLength)
    return writer.bytes
  }

  /// Goes on where another regression of the same plan stood after a window.
  mutating func restore(_ memory: [UInt8], after slice: SeriesSlice) -> Bool {
    var reader = ByteReader(memory[...])
    guard let anchor = reader.integer(Int.self), let shift = reader.number(),
      let middle = reader.integer(Int.self), let factored = reader.integer(Int.self),
      let blockLength = reader.integer(Int.self), reader.isAtEnd,
      let design = try? plan.design(for: slice)
    else { return false }
    self.anchor = anchor
    self.shift = shift
    let parts = SlidingLeastSquares.Parts(
      middle: middle, factored: factored, blockLength: blockLength)
    guard
      let factor = SlidingLeastSquares(
        columns: design.columns, window: Self.rows(of: slice, design), parts: parts,
        row: row(of: slice, design))
    else { return false }
    self.factor = factor
    self.design = design
    previous = slice
    return true
  }

  /// Whether the window only moved forward since the last one.
  private func isContinuation(_ slice: SeriesSlice) -> Bool {
    guard let previous, slice.isWindow(ofSameSeriesAs: previous) else { return false }
    return slice.start >= previous.start
      && slice.start + slice.count >= previous.start + previous.count
  }

  private func refuseMissing(_ slice: SeriesSlice, from seen: Int) throws(FitError) {
    for position in min(seen, slice.count)..<slice.count {
      _ = try slice.presentValue(at: position)
    }
  }

  private func chosen(
    from common: UpdatingLeastSquares, design: LagDesign, slice: SeriesSlice, first: Int
  ) throws(FitError) -> LagRegression {
    let columns = try bestColumns(common, design: design, series: slice.id)
    var own = columns == design.columns ? common : common.leading(columns)
    var row = [Double](repeating: 0, count: columns + 1)
    for position in slice.start + design.reach(leading: columns)..<first {
      design.write(
        &row, target: position - slice.start, in: slice, time: Double(position - anchor + 1),
        shift: shift)
      own.add(row)
    }
    let solution: [Double]
    do { solution = try own.coefficients() } catch {
      throw .singularRegressors(
        series: slice.id, rank: own.independentLeadingColumns, columns: columns)
    }
    let trend = design.trend.columns
    let weights = Array(solution[trend...])
    let slope = trend == 2 ? solution[1] : 0
    let constant = trend >= 1 ? solution[0] : 0
    return LagRegression(
      lags: design.lags(leading: columns), weights: weights,
      intercept: constant + slope * Double(slice.start - anchor)
        + shift * (1 - weights.reduce(0, +)),
      slope: slope,
      residualVariance: own.residualSumOfSquares(leading: columns)
        / Double(own.rows - columns),
      observations: own.rows, start: slice.start)
  }

  /// The leading columns of the best candidate on the common sample.
  private func bestColumns(
    _ factor: UpdatingLeastSquares, design: LagDesign, series: String
  ) throws(FitError) -> Int {
    guard !design.freeLags.isEmpty else { return design.columns }
    let rank = factor.independentLeadingColumns
    guard rank >= design.fixedColumns else {
      throw .singularRegressors(series: series, rank: rank, columns: design.fixedColumns)
    }
    // A perfect fit leaves rounding only, whose logarithm would decide by chance.
    let rounding = 1e-26 * factor.residualSumOfSquares(leading: 0)
    var best = design.fixedColumns
    var least = Double.infinity
    for columns in design.fixedColumns...rank {
      let residuals = factor.residualSumOfSquares(leading: columns)
      if residuals <= rounding { return columns }
      let value = plan.criterion.value(
        residualSumOfSquares: residuals, observations: factor.rows, regressors: columns)
      if value < least { (best, least) = (columns, value) }
    }
    return best
  }
}
