internal import NumericalMethods

/// Second moments of a stationary ARMA process with innovations of variance 1.
///
/// - Source: autocovariances of the autoregressive factor by the Levinson recursion run
///   backwards and forwards (Brockwell & Davis 1991, §5.2, §8.2), then moving averages of them.
struct StationaryCovariance {
  private let model: ARMAModel
  /// `Cov(w[t], w[t-k])`, k = 0 … stateCount.
  let autocovariances: [Double]
  /// `Cov(x_j, w)` of Harvey's state x with w, j = 0 …: the first column of its covariance.
  let firstColumn: [Double]

  /// The moments of a model whose `ar` is stationary; nil where it is not.
  ///
  /// - Complexity: O((p + q)²).
  init?(_ model: ARMAModel) {
    self.model = model
    let r = model.stateCount
    guard let plain = Self.autoregressive(model.ar, lags: r + model.ma.count) else { return nil }
    let ma = [(lag: 0, weight: 1.0)] + model.maTerms.map { (lag: $0.lag, weight: $0.coefficient) }
    var products = [Double](repeating: 0, count: model.ma.count + 1)
    for left in ma {
      for right in ma where right.lag >= left.lag {
        products[right.lag - left.lag] += left.weight * right.weight
      }
    }
    var covariances = [Double](repeating: 0, count: r + 1)
    for (shift, product) in products.enumerated() where product != 0 {
      for k in 0...r {
        covariances[k] += product * plain[k + shift]
        if shift > 0 { covariances[k] += product * plain[abs(k - shift)] }
      }
    }
    autocovariances = covariances
    let responses = Self.responses(of: model)
    var column = [Double](repeating: 0, count: r)
    for term in model.arTerms {
      for j in 0..<term.lag { column[j] += term.coefficient * covariances[term.lag - j] }
    }
    for term in ma {
      for j in 0...term.lag { column[j] += term.weight * responses[term.lag - j] }
    }
    firstColumn = column
  }

  /// ψ_0 … ψ_q, the answer of w to one innovation.
  private static func responses(of model: ARMAModel) -> [Double] {
    var responses = [Double](repeating: 0, count: model.ma.count + 1)
    responses[0] = 1
    for i in 1..<max(1, responses.count) {
      responses[i] = model.ma[i - 1]
      for term in model.arTerms where term.lag <= i {
        responses[i] += term.coefficient * responses[i - term.lag]
      }
    }
    return responses
  }

  /// Autocovariances 0 … lags of an AR process; nil unless it is stationary.
  private static func autoregressive(_ phi: [Double], lags: Int) -> [Double]? {
    let p = phi.count
    guard let partials = StationaryPolynomial.partialAutocorrelations(of: phi) else { return nil }
    var covariances = [Double](repeating: 0, count: max(lags, p) + 1)
    covariances[0] = partials.reduce(1) { $0 / ((1 - $1) * (1 + $1)) }
    var variance = covariances[0]
    var predictor: [Double] = []
    for (k, partial) in partials.enumerated() {
      // Cov at lag k+1 = Σ a_i Cov(k+1-i) + π v, with a and v of the predictor of order k.
      var covariance = partial * variance
      for (i, a) in predictor.enumerated() { covariance += a * covariances[k - i] }
      covariances[k + 1] = covariance
      let previous = predictor
      for i in previous.indices { predictor[i] -= partial * previous[k - 1 - i] }
      predictor.append(partial)
      variance *= (1 - partial) * (1 + partial)
    }
    for k in p + 1..<max(covariances.count, p + 1) {
      for (i, a) in phi.enumerated() { covariances[k] += a * covariances[k - 1 - i] }
    }
    return covariances
  }

  /// The whole covariance of Harvey's state, `[r, r]`, row by row.
  ///
  /// - Complexity: O(r²).
  var stateCovariance: [Double] {
    let r = firstColumn.count
    var matrix = [Double](repeating: 0, count: r * r)
    func at(_ values: [Double], _ index: Int) -> Double { index < values.count ? values[index] : 0 }
    let weights = [1] + model.ma
    // P = T P Tᵀ + R Rᵀ, read from the last element back; the first column is known.
    for i in (0..<r).reversed() {
      for j in (0..<r).reversed() {
        let (phiI, phiJ) = (at(model.ar, i), at(model.ar, j))
        let below = i + 1 < r && j + 1 < r ? matrix[(i + 1) * r + j + 1] : 0
        matrix[i * r + j] =
          below + phiI * phiJ * firstColumn[0] + phiI * at(firstColumn, j + 1)
          + phiJ * at(firstColumn, i + 1) + at(weights, i) * at(weights, j)
      }
    }
    return matrix
  }
}
