/// A lag with its coefficient.
package struct LagTerm: Hashable, Sendable {
  /// At least 1.
  package let lag: Int
  /// What the value at this lag is multiplied by.
  package let coefficient: Double

  /// A term.
  package init(lag: Int, coefficient: Double) {
    precondition(lag >= 1, "a lag must be at least 1, found \(lag)")
    self.lag = lag
    self.coefficient = coefficient
  }
}

/// Residuals of an ARMA recursion with constant coefficients.
///
///     e[t] = w[t] - Σ a_i w[t-i] - Σ b_j e[t-j],   t = start, start + 1, …
///
/// What `residuals` holds before `start` stands as it is; values before the first count as 0.
///
/// - Parameters:
///   - w: `[n]`.
///   - ar: lags and coefficients a.
///   - ma: lags and coefficients b.
///   - start: where to begin, 0 … n.
///   - end: where to stop, start … n.
///   - residuals: e, `[n]`, overwritten from `start` up to `end`.
/// - Complexity: O(n · terms).
package func fillARMAResiduals(
  of w: [Double], ar: [LagTerm], ma: [LagTerm], from start: Int, to end: Int,
  into residuals: inout [Double]
) {
  precondition(
    residuals.count == w.count && start >= 0 && start <= end && end <= w.count,
    "residuals of w expected")
  unsafe w.withUnsafeBufferPointer { w in
    unsafe residuals.withUnsafeMutableBufferPointer { e in
      unsafe ARMAResidualKernel.autoregress(w, ar, start..<end, into: e)
      unsafe ARMAResidualKernel.average(ma, start..<end, in: e)
    }
  }
}

enum ARMAResidualKernel {
  /// `e[t] = w[t] - Σ a_i w[t-i]`.
  static func autoregress(
    _ w: UnsafeBufferPointer<Double>, _ terms: [LagTerm], _ range: Range<Int>,
    into e: UnsafeMutableBufferPointer<Double>
  ) {
    for t in range { unsafe e[t] = w[t] }
    for term in terms {
      let (lag, a) = (term.lag, term.coefficient)
      let first = max(range.lowerBound, lag)
      guard first < range.upperBound else { continue }
      for t in first..<range.upperBound { unsafe e[t] -= a * w[t - lag] }
    }
  }

  /// `e[t] -= Σ b_j e[t-j]`, in order.
  static func average(
    _ terms: [LagTerm], _ range: Range<Int>, in e: UnsafeMutableBufferPointer<Double>
  ) {
    guard let longest = terms.map(\.lag).max() else { return }
    let (start, end) = (range.lowerBound, range.upperBound)
    let head = min(end, max(start, longest))
    for t in start..<max(start, head) {
      for term in terms where term.lag <= t {
        unsafe e[t] -= term.coefficient * e[t - term.lag]
      }
    }
    guard head < end else { return }
    if terms.count == 1, longest == 1 {
      // The value just made stays in a register: the recursion's latency is all it costs.
      let b = terms[0].coefficient
      var last = unsafe e[head - 1]
      for t in head..<end {
        last = unsafe e[t] - b * last
        unsafe e[t] = last
      }
      return
    }
    for t in head..<end {
      var sum = unsafe e[t]
      for term in terms.reversed() { unsafe sum -= term.coefficient * e[t - term.lag] }
      unsafe e[t] = sum
    }
  }
}
