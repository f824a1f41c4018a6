import NumericalMethods

@testable import Models

/// Harvey's filter of an ARIMA process by plain matrices: T, P and Z in full.
struct DenseKalmanFilter {
  private let transition: Matrix
  private let noise: Matrix
  private let observation: [Double]
  private let start: Matrix

  init(_ model: ARMAModel, delta: [Double]) throws {
    let (r, size) = (model.stateCount, model.stateCount + delta.count)
    var transition = Matrix(rows: size, columns: size)
    for i in 0..<r - 1 { transition[i, i + 1] = 1 }
    for (i, phi) in model.ar.enumerated() { transition[i, 0] = phi }
    observation = [1] + [Double](repeating: 0, count: r - 1) + delta
    if !delta.isEmpty {
      for (j, weight) in observation.enumerated() { transition[r, j] = weight }
      for i in r + 1..<max(size, r + 1) { transition[i, i - 1] = 1 }
    }
    self.transition = transition
    let theta = [1] + model.ma
    var noise = Matrix(rows: size, columns: size)
    for (i, left) in theta.enumerated() {
      for (j, right) in theta.enumerated() { noise[i, j] = left * right }
    }
    self.noise = noise
    // The stationary covariance as the limit of T P Tᵀ + R Rᵀ.
    var arma = Matrix(rows: r, columns: r)
    let (small, drive) = (Self.block(transition, r), Self.block(noise, r))
    for _ in 0..<4000 { arma = Self.sum(small * arma.timesTransposed(small), drive) }
    var start = Matrix(rows: size, columns: size)
    for i in 0..<size {
      if i >= r { start[i, i] = GappyFilter.diffuse }
      for j in 0..<r where i < r { start[i, j] = arma[i, j] }
    }
    self.start = start
  }

  /// The innovations and variances of a series, NaN where missing.
  func innovations(_ values: [Double]) -> [(innovation: Double, variance: Double)] {
    let size = start.rows
    var covariance = start
    var mean = Matrix(rows: size, columns: 1)
    return values.map { value in
      let cross = (0..<size).map { i in
        (0..<size).reduce(0) { $0 + covariance[i, $1] * observation[$1] }
      }
      let variance = zip(cross, observation).reduce(0) { $0 + $1.0 * $1.1 }
      let innovation = value - (0..<size).reduce(0) { $0 + observation[$1] * mean[$1, 0] }
      if !value.isNaN {
        for i in 0..<size {
          mean[i, 0] += cross[i] * innovation / variance
          for j in 0..<size { covariance[i, j] -= cross[i] * cross[j] / variance }
        }
      }
      mean = transition * mean
      covariance = Self.sum(transition * covariance.timesTransposed(transition), noise)
      return (innovation, variance)
    }
  }

  private static func block(_ matrix: Matrix, _ r: Int) -> Matrix {
    Matrix((0..<r).map { i in (0..<r).map { matrix[i, $0] } })
  }

  private static func sum(_ left: Matrix, _ right: Matrix) -> Matrix {
    var sum = left
    for i in 0..<left.rows {
      for j in 0..<left.columns { sum[i, j] += right[i, j] }
    }
    return sum
  }
}
