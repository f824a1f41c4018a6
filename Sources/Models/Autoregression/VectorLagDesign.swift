internal import ForecastCore
internal import Glibc
internal import NumericalMethods

/// The observations of a vector autoregression, checked and centred.
struct VectorLagDesign {
  /// One array a series, less `shifts`.
  private let values: [[Double]]
  /// With a constant the model does not depend on levels; without them no digits are lost.
  private let shifts: [Double]
  private let names: [String]
  private let trend: TrendTerm

  /// - Throws: `FitError.notAligned`, `.seriesTooShort`, `.missingValue`.
  init(_ training: PanelSlice, trend: TrendTerm, needed: (Int) -> Int) throws(FitError) {
    let first = training[0]
    let times = first.timestamps
    var values: [[Double]] = []
    for series in training {
      values.append(try series.completeValues(minimumCount: needed(training.count)))
      guard series.timestamps == times else {
        throw .notAligned(series: first.id, other: series.id)
      }
    }
    let shifts = values.map { trend == .none ? 0 : $0[0] }
    self.shifts = shifts
    self.values = zip(values, shifts).map { series, shift in series.map { $0 - shift } }
    names = training.map(\.id)
    self.trend = trend
  }

  /// n.
  var observations: Int { values[0].count }
  private var series: Int { values.count }

  private func columns(order: Int) -> Int { trend.columns + order * series }

  /// The rows of the targets from `first` on: trend, every series one step back, two steps back.
  private func regressors(order: Int, first: Int) -> Matrix {
    var matrix = Matrix(rows: observations - first, columns: columns(order: order))
    for row in 0..<matrix.rows {
      if trend != .none { matrix[row, 0] = 1 }
      if trend == .linear { matrix[row, 1] = Double(first + row + 1) }
      for lag in 1..<(order + 1) {
        for index in 0..<series {
          matrix[row, trend.columns + (lag - 1) * series + index] =
            values[index][first + row - lag]
        }
      }
    }
    return matrix
  }

  private func targets(first: Int) -> Matrix {
    var matrix = Matrix(rows: observations - first, columns: series)
    for index in 0..<series {
      for row in 0..<matrix.rows { matrix[row, index] = values[index][first + row] }
    }
    return matrix
  }

  /// The order with the least criterion on the observations that every order can explain.
  ///
  ///     aic  = T log|Σ| + 2 K,   bic = T log|Σ| + K log T,   K = s q + s (s+1)/2
  ///     aicc = T log|Σ| + 2 K T / (T - q - s - 1)
  ///
  /// with T common targets, s series, q regressors an equation, Σ the residual cross product
  /// over T. One factorisation of [X | Y] gives Σ of every order.
  ///
  /// - Source: Lütkepohl (2005) §4.3; Hurvich & Tsai (1993), J. Time Ser. Anal. 14(3).
  func bestOrder(limit: Int, criterion: InformationCriterion) throws(FitError) -> Int {
    var highest = limit
    while highest > 0, observations - highest < columns(order: highest) + series + 3 {
      highest -= 1
    }
    guard highest > 0 else { return 0 }
    let regressors = regressors(order: highest, first: highest)
    let targets = targets(first: highest)
    let triangle = regressors.joined(with: targets).triangularFactor()
    let rank = Self.independentColumns(triangle, among: regressors.columns)
    let total = crossProduct(triangle, from: 0, targets: regressors.columns)
    var best = 0
    var least = Double.infinity
    for order in 0...highest {
      let q = columns(order: order)
      guard q <= rank else { break }
      let products = crossProduct(triangle, from: q, targets: regressors.columns)
      // A perfect fit of one series leaves rounding only, whose logarithm decides by chance.
      let isExact = (0..<series).contains { products[$0, $0] <= 1e-26 * total[$0, $0] }
      guard !isExact, let factor = try? CholeskyFactorisation(products) else { return order }
      let value = Self.value(
        of: criterion, logDeterminant: factor.logDeterminant, targets: targets.rows,
        series: series, regressors: q)
      if value < least { (best, least) = (order, value) }
    }
    return best
  }

  private static func value(
    of criterion: InformationCriterion, logDeterminant: Double, targets: Int, series: Int,
    regressors: Int
  ) -> Double {
    let count = Double(targets)
    return count * (logDeterminant - Double(series) * log(count))
      + criterion.penalty(
        parameters: series * regressors + series * (series + 1) / 2, observations: targets,
        freedom: targets - regressors - series - 1)
  }

  private static func independentColumns(_ triangle: Matrix, among count: Int) -> Int {
    (0..<count).prefix { column in
      guard column < triangle.rows else { return false }
      let length = (0...column).reduce(0) { hypot($0, triangle[$1, column]) }
      return abs(triangle[column, column]) > LeastSquares.rankTolerance * length
    }.count
  }

  /// `Σ_{i ≥ first} R[i, a] R[i, b]` over the columns of the targets.
  private func crossProduct(_ triangle: Matrix, from first: Int, targets: Int) -> Matrix {
    var products = Matrix(rows: series, columns: series)
    for a in 0..<series {
      for b in 0..<series {
        products[a, b] = (first..<max(first, triangle.rows)).reduce(0) {
          $0 + triangle[$1, targets + a] * triangle[$1, targets + b]
        }
      }
    }
    return products
  }

  /// Least squares of one order on all observations it can explain.
  func fit(order: Int, ids: [String], start: Int) throws(FitError) -> VectorAutoregressionFit {
    let regressors = regressors(order: order, first: order)
    let targets = targets(first: order)
    let solution: LeastSquaresSolution
    do {
      solution = try LeastSquares.solve(regressors: regressors, targets: targets)
    } catch {
      guard case .rankDeficient(let rank, let columns) = error else {
        throw .unsuitable(series: ids[0], reason: error.description)
      }
      throw .singularRegressors(series: ids[0], rank: rank, columns: columns)
    }
    let coefficients = solution.coefficients
    var residuals = regressors * coefficients
    for index in residuals.elements.indices {
      residuals.elements[index] = targets.elements[index] - residuals.elements[index]
    }
    let freedom = Double(targets.rows - regressors.columns)
    var covariance = residuals.transposedTimes(residuals)
    for index in covariance.elements.indices { covariance.elements[index] /= freedom }
    let lagMatrices = (0..<order).map { lag in
      var matrix = Matrix(rows: series, columns: series)
      for target in 0..<series {
        for source in 0..<series {
          matrix[target, source] = coefficients[trend.columns + lag * series + source, target]
        }
      }
      return matrix
    }
    return VectorAutoregressionFit(
      ids: ids, lagMatrices: lagMatrices, intercepts: intercepts(coefficients, lagMatrices),
      slopes: (0..<series).map { trend == .linear ? coefficients[1, $0] : 0 },
      residualCovariance: covariance, start: start)
  }

  /// Constants for the series as they are, not less their shifts.
  private func intercepts(_ coefficients: Matrix, _ lagMatrices: [Matrix]) -> [Double] {
    (0..<series).map { target in
      var constant = trend == .none ? 0 : coefficients[0, target] + shifts[target]
      for matrix in lagMatrices {
        for source in 0..<series { constant -= matrix[target, source] * shifts[source] }
      }
      return constant
    }
  }
}

extension Matrix {
  /// This matrix and, to its right, another of as many rows.
  fileprivate func joined(with right: Matrix) -> Matrix {
    var joined = Matrix(rows: rows, columns: columns + right.columns)
    joined.elements = elements + right.elements
    return joined
  }
}
