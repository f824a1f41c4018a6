internal import Glibc

/// What a likelihood needs of a series and its regressors once a filter has made them white.
///
/// With innovations e of variance F for the series and for every regressor, the regression
/// coefficients and the variance have closed forms, so only the ARMA parameters are searched.
struct WhitenedMoments {
  /// `Σ e_i e_j / F` over the columns: the series first, then the regressors; `[c, c]`.
  var products: [Double]
  /// `Σ log F`.
  var logVariances: Double
  /// How many innovations were summed.
  var count: Int
  /// c.
  let columns: Int

  init(columns: Int) {
    self.columns = columns
    products = [Double](repeating: 0, count: columns * columns)
    logVariances = 0
    count = 0
  }

  /// Generalised least squares of the series on the regressors, `[c - 1]`; a regressor that
  /// depends on those before it gets 0.
  var regression: [Double] {
    let k = columns - 1
    if k == 0 { return [] }
    if k == 1 { return [products[3] > 0 ? products[1] / products[3] : 0] }
    var factor = [Double](repeating: 0, count: k * k)
    var rotated = [Double](repeating: 0, count: k)
    for j in 0..<k {
      for i in j..<k {
        var sum = product(i + 1, j + 1)
        for l in 0..<j { sum -= factor[i * k + l] * factor[j * k + l] }
        if i == j {
          factor[j * k + j] = sum > 1e-12 * product(j + 1, j + 1) ? sum.squareRoot() : 0
        } else {
          factor[i * k + j] = factor[j * k + j] > 0 ? sum / factor[j * k + j] : 0
        }
      }
      var sum = product(0, j + 1)
      for l in 0..<j { sum -= factor[j * k + l] * rotated[l] }
      rotated[j] = factor[j * k + j] > 0 ? sum / factor[j * k + j] : 0
    }
    for j in (0..<k).reversed() {
      var sum = rotated[j]
      for i in j + 1..<max(k, j + 1) { sum -= factor[i * k + j] * rotated[i] }
      rotated[j] = factor[j * k + j] > 0 ? sum / factor[j * k + j] : 0
    }
    return rotated
  }

  /// `Σ (e - X β)² / F` for coefficients β.
  func sumOfSquares(_ beta: [Double]) -> Double {
    var sum = products[0]
    for (i, left) in beta.enumerated() {
      sum -= 2 * left * product(0, i + 1)
      for (j, right) in beta.enumerated() { sum += left * right * product(i + 1, j + 1) }
    }
    return max(0, sum)
  }

  /// `(log σ² + mean log F) / 2` with σ² at its maximum: what is minimised.
  ///
  /// A variance below `floor` is only rounding: nothing is gained below it.
  func deviance(_ beta: [Double], floor: Double) -> Double {
    let variance = sumOfSquares(beta) / Double(count)
    return 0.5 * (log(max(variance, floor)) + logVariances / Double(count))
  }

  private func product(_ i: Int, _ j: Int) -> Double { products[i * columns + j] }
}
