internal import Glibc
internal import NumericalMethods

/// A differenced series whose gaps are filled, and a column for every value filled in: what the
/// fast filter of complete series needs to give the likelihood of the values that are there.
///
///     L(y) = ∫ L(y, z) dz,   z the g missing values
///
/// The integrand is Gaussian in z. Its maximum is the regression of any filling on columns that
/// are 1 at a gap and 0 elsewhere, differenced as the series is, and its width their precision.
/// The levels before the first difference are integrated over likewise, so that nothing but
/// differences is ever filtered; the Kalman filter has to carry d + mD levels along.
///
/// - Source: Gómez, Maravall & Peña (1999), J. Econometrics 88(2), who show that this is the
///   likelihood of the Kalman filter with a vague start.
struct FilledSeries {
  /// The series, its regressors and the gaps, `[c + g][n - d - mD]`.
  let columns: [[Double]]
  /// g.
  let gapCount: Int
  /// The logarithm of the determinant that takes the first d + mD levels to the observations
  /// from which they become known: the filter with a vague start leaves it out.
  private let startLogDeterminant: Double

  /// Up to so many columns, the gaps' among them, filtering them all costs less than the Kalman
  /// filter's covariances, whatever the orders: with 13 to 26 both took as long, on 150 and 600
  /// observations with states of 1 to 27.
  static let mostColumns = 20

  /// A filled series; nil where the observations never determine all levels.
  ///
  /// - Parameters:
  ///   - values: the levels, NaN where missing, in the unit of the filter.
  ///   - regressors: differenced, `[c - 1][n - d - mD]`.
  ///   - order: the orders of the models that will be filtered.
  init?(_ values: [Double], regressors: [[Double]], order: ARIMAOrder) {
    let span = order.differencingSpan
    // What is missing at the ends tells nothing and is told by nothing.
    guard let first = values.firstIndex(where: { !$0.isNaN }),
      let last = values.lastIndex(where: { !$0.isNaN }), last - first >= span
    else { return nil }
    let gaps = (first...last).filter { values[$0].isNaN }.map { $0 - first }
    let delta = Differencing.weights(order)
    let count = last - first + 1
    guard let start = Self.startLogDeterminant(gaps: gaps, count: count, delta: delta) else {
      return nil
    }
    startLogDeterminant = start
    gapCount = gaps.count
    let polynomial = [1] + delta.map { -$0 }
    let columns = gaps.map { gap in
      var column = [Double](repeating: 0, count: count - span)
      for (lag, weight) in polynomial.enumerated() where column.indices ~= gap + lag - span {
        column[gap + lag - span] = weight
      }
      return column
    }
    let bridged = DifferenceOrders.bridged(Array(values[first...last]))
    let changes = Differencing.apply(bridged, order: order)
    guard let series = Self.leastChanging(changes, columns, gaps, span: span) else { return nil }
    self.columns = [series] + regressors.map { Array($0[first...last - span]) } + columns
  }

  /// The filling whose differences are least, so that sums of squares hold little but surprises.
  ///
  /// A straight line across a gap can be far from the season; what is filled in does not matter
  /// but for rounding.
  private static func leastChanging(
    _ changes: [Double], _ columns: [[Double]], _ gaps: [Int], span: Int
  ) -> [Double]? {
    guard !gaps.isEmpty else { return changes }
    let ranges = gaps.map { max(0, $0 - span)..<min(changes.count, $0 + 1) }
    var products = Matrix(rows: gaps.count, columns: gaps.count)
    var targets = Matrix(rows: gaps.count, columns: 1)
    for i in gaps.indices {
      targets[i, 0] = dotProduct(columns[i], changes, ranges[i])
      for j in 0...i where ranges[i].overlaps(ranges[j]) {
        products[i, j] = dotProduct(columns[i], columns[j], ranges[i].clamped(to: ranges[j]))
        products[j, i] = products[i, j]
      }
    }
    guard let factor = try? CholeskyFactorisation(products) else { return nil }
    let shares = factor.solve(targets)
    var series = changes
    for i in gaps.indices {
      for t in ranges[i] { series[t] -= shares[i, 0] * columns[i][t] }
    }
    return series
  }

  /// The logarithm of |det| of the map from the first levels to the observations that first
  /// determine them, in order; nil where some level is never determined.
  ///
  /// Levels that are observed stand for themselves, so only those missing among the first take
  /// part: each later level is a sum of them, by the differences alone.
  private static func startLogDeterminant(gaps: [Int], count: Int, delta: [Double]) -> Double? {
    let unknown = gaps.prefix { $0 < delta.count }
    if unknown.isEmpty { return 0 }
    let missing = Set(gaps)
    var rows = (0..<delta.count).map { t in unknown.map { $0 == t ? 1.0 : 0 } }
    var pivots: [(column: Int, row: [Double])] = []
    var logarithm = 0.0
    for t in delta.count..<max(count, delta.count) where pivots.count < unknown.count {
      var row = [Double](repeating: 0, count: unknown.count)
      for (j, weight) in delta.enumerated() where weight != 0 {
        for k in row.indices { row[k] += weight * rows[t - 1 - j][k] }
      }
      rows.append(row)
      if missing.contains(t) { continue }
      let size = row.reduce(0) { max($0, abs($1)) }
      for (column, known) in pivots where row[column] != 0 {
        let share = row[column] / known[column]
        for k in row.indices { row[k] -= share * known[k] }
        row[column] = 0
      }
      guard let column = row.indices.max(by: { abs(row[$0]) < abs(row[$1]) }),
        abs(row[column]) > 1e-9 * size
      else { continue }
      logarithm += log(abs(row[column]))
      pivots.append((column, row))
    }
    return pivots.count == unknown.count ? logarithm : nil
  }

  /// The moments of the series and its regressors, from those of all columns; nil where the
  /// model leaves a gap undetermined.
  func moments(_ whitened: WhitenedMoments?) -> WhitenedMoments? {
    guard var moments = whitened?.integrated(last: gapCount) else { return nil }
    moments.logVariances -= 2 * startLogDeterminant
    return moments
  }
}

extension WhitenedMoments {
  /// The moments of the other columns once the last `g` are integrated over: their coefficients
  /// may be anything.
  ///
  ///     products ← A - B C⁻¹ Bᵀ,   Σ log F ← Σ log F + log det C,   count ← count - g
  ///
  /// with A, B and C the blocks of the products.
  ///
  /// - Returns: nil where the columns depend on each other.
  /// - Complexity: O(c² g + g³).
  func integrated(last g: Int) -> WhitenedMoments? {
    let kept = columns - g
    var factor = [Double](repeating: 0, count: g * g)
    var rotated = [Double](repeating: 0, count: kept * g)
    var result = WhitenedMoments(columns: kept)
    result.logVariances = logVariances
    result.count = count - g
    for j in 0..<g {
      let own = products[(kept + j) * columns + kept + j]
      var rest = own
      for l in 0..<j { rest -= factor[j * g + l] * factor[j * g + l] }
      guard rest > 1e-13 * own else { return nil }
      let pivot = rest.squareRoot()
      factor[j * g + j] = pivot
      result.logVariances += 2 * log(pivot)
      for i in j + 1..<max(g, j + 1) {
        var sum = products[(kept + i) * columns + kept + j]
        for l in 0..<j { sum -= factor[i * g + l] * factor[j * g + l] }
        factor[i * g + j] = sum / pivot
      }
      for i in 0..<kept {
        var sum = products[i * columns + kept + j]
        for l in 0..<j { sum -= rotated[i * g + l] * factor[j * g + l] }
        rotated[i * g + j] = sum / pivot
      }
    }
    for i in 0..<kept {
      for j in 0..<kept {
        var sum = products[i * columns + j]
        for l in 0..<g { sum -= rotated[i * g + l] * rotated[j * g + l] }
        result.products[i * kept + j] = sum
      }
    }
    return result
  }
}
