/// `Σ left[t] · right[t]`, t = start …, in four partial sums so that the additions overlap.
///
/// - Parameters:
///   - left: `[n]`.
///   - right: `[n]`.
///   - start: the first position summed.
/// - Returns: the sum; always the same for the same input.
/// - Complexity: O(n), no allocation.
package func dotProduct(_ left: [Double], _ right: [Double], from start: Int = 0) -> Double {
  precondition(
    left.count == right.count && start >= 0 && start <= left.count, "equal counts expected")
  return unsafe left.withUnsafeBufferPointer { left in
    unsafe right.withUnsafeBufferPointer { right in
      var sums = SIMD4<Double>.zero
      var t = start
      while t + 4 <= left.count {
        let a = unsafe SIMD4(left[t], left[t + 1], left[t + 2], left[t + 3])
        let b = unsafe SIMD4(right[t], right[t + 1], right[t + 2], right[t + 3])
        sums += a * b
        t += 4
      }
      var sum = (sums[0] + sums[1]) + (sums[2] + sums[3])
      while t < left.count {
        unsafe sum += left[t] * right[t]
        t += 1
      }
      return sum
    }
  }
}
