/// Sums of products of ARMA residuals for eight sets of coefficients at once.
///
/// The recursion of one set waits for its own last residual at every step; eight side by side
/// fill that wait.
package struct ARMAResidualBatch {
  /// Eight numbers, one a set.
  package typealias Lanes = SIMD8<Double>

  private let arLags: [Int]
  private let maLags: [Int]
  private let ar: [Lanes]
  private let ma: [Lanes]

  /// Eight sets of coefficients at common lags.
  package init(arLags: [Int], ar: [Lanes], maLags: [Int], ma: [Lanes]) {
    precondition(arLags.count == ar.count && maLags.count == ma.count, "a set for every lag")
    self.arLags = arLags
    self.ar = ar
    self.maLags = maLags
    self.ma = ma
  }

  /// `Σ_{t ≥ start} e_i[t] e_j[t]` over pairs of columns, `[c, c]`, for
  /// `e[t] = w[t] - Σ a w[t-i] - Σ b e[t-j]`.
  ///
  /// - Parameters:
  ///   - columns: w, `[c][n]`.
  ///   - start: the first position summed, at least the longest autoregressive lag.
  ///   - before: e at `start - 1, start - 2, …` of each column, as far as known; 0 beyond.
  /// - Returns: the sums, one lane a set.
  /// - Complexity: O(c n · lags + c² n).
  package func products(
    _ columns: [[Double]], from start: Int, before: [[Lanes]]
  ) -> [Lanes] {
    precondition(start >= arLags.max() ?? 0, "the first residual needs its lags")
    let end = columns.first?.count ?? start
    let reach = max(maLags.max() ?? 0, 1)
    // Blocks small enough for the nearest cache; the last `reach` rows open the next one.
    let block = max(128, reach)
    var residuals = columns.indices.map { column in
      var lanes = [Lanes](repeating: .zero, count: reach + block)
      for (index, value) in before[column].prefix(reach).enumerated() {
        lanes[reach - 1 - index] = value
      }
      return lanes
    }
    var products = [Lanes](repeating: .zero, count: columns.count * columns.count)
    for first in stride(from: start, to: end, by: block) {
      let last = min(end, first + block)
      for column in columns.indices {
        unsafe columns[column].withUnsafeBufferPointer { w in
          unsafe residuals[column].withUnsafeMutableBufferPointer { e in
            unsafe fill(w, first..<last, into: e, reach: reach)
          }
        }
      }
      add(residuals, reach..<reach + last - first, to: &products)
      for column in columns.indices {
        for row in 0..<reach { residuals[column][row] = residuals[column][row + last - first] }
      }
    }
    return products
  }

  private func add(_ residuals: [[Lanes]], _ rows: Range<Int>, to products: inout [Lanes]) {
    for i in residuals.indices {
      for j in 0...i {
        let sum = unsafe residuals[i].withUnsafeBufferPointer { left in
          unsafe residuals[j].withUnsafeBufferPointer { right in
            unsafe Self.dot(left, right, rows)
          }
        }
        products[i * residuals.count + j] += sum
        if j < i { products[j * residuals.count + i] += sum }
      }
    }
  }

  private func fill(
    _ w: UnsafeBufferPointer<Double>, _ range: Range<Int>,
    into e: UnsafeMutableBufferPointer<Lanes>,
    reach: Int
  ) {
    if maLags == [1] {
      unsafe fillFirstOrder(w, range, into: e, reach: reach)
      return
    }
    unsafe arLags.withUnsafeBufferPointer { arLags in
      unsafe ar.withUnsafeBufferPointer { ar in
        unsafe maLags.withUnsafeBufferPointer { maLags in
          unsafe ma.withUnsafeBufferPointer { ma in
            for t in range {
              let row = reach + t - range.lowerBound
              var sum = unsafe Lanes(repeating: w[t])
              for term in 0..<arLags.count {
                unsafe sum -= ar[term] * w[t - arLags[term]]
              }
              // The nearest lag last: it is the one still being made.
              for term in stride(from: maLags.count - 1, through: 0, by: -1) {
                unsafe sum -= ma[term] * e[row - maLags[term]]
              }
              unsafe e[row] = sum
            }
          }
        }
      }
    }
  }

  /// The same where only the last residual counts: it stays in a register.
  private func fillFirstOrder(
    _ w: UnsafeBufferPointer<Double>, _ range: Range<Int>,
    into e: UnsafeMutableBufferPointer<Lanes>,
    reach: Int
  ) {
    let b = ma[0]
    unsafe arLags.withUnsafeBufferPointer { arLags in
      unsafe ar.withUnsafeBufferPointer { ar in
        var last = unsafe e[reach - 1]
        for t in range {
          var sum = unsafe Lanes(repeating: w[t])
          for term in 0..<arLags.count {
            unsafe sum -= ar[term] * w[t - arLags[term]]
          }
          last = sum - b * last
          unsafe e[reach + t - range.lowerBound] = last
        }
      }
    }
  }

  private static func dot(
    _ left: UnsafeBufferPointer<Lanes>, _ right: UnsafeBufferPointer<Lanes>, _ rows: Range<Int>
  ) -> Lanes {
    var (even, odd) = (Lanes.zero, Lanes.zero)
    var t = rows.lowerBound
    while t + 1 < rows.upperBound {
      unsafe even += left[t] * right[t]
      unsafe odd += left[t + 1] * right[t + 1]
      t += 2
    }
    if t < rows.upperBound { unsafe even += left[t] * right[t] }
    return even + odd
  }
}
