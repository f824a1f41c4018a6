/// `Σ left[t] · right[t]` over a range of t, in four partial sums so that the additions overlap.
///
/// - Parameters:
///   - left: `[n]`.
///   - right: `[n]`.
///   - range: the positions summed; all unless given.
/// - Returns: the sum; always the same for the same input.
/// - Complexity: O(n), no allocation.
package func dotProduct(
  _ left: [Double], _ right: [Double], _ range: Range<Int>? = nil
) -> Double {
  let range = range ?? 0..<left.count
  precondition(
    left.count == right.count && range.lowerBound >= 0 && range.upperBound <= left.count,
    "equal counts expected")
  return unsafe left.withUnsafeBufferPointer { left in
    unsafe right.withUnsafeBufferPointer { right in
      var sums = SIMD4<Double>.zero
      var t = range.lowerBound
      while t + 4 <= range.upperBound {
        let a = unsafe SIMD4(left[t], left[t + 1], left[t + 2], left[t + 3])
        let b = unsafe SIMD4(right[t], right[t + 1], right[t + 2], right[t + 3])
        sums += a * b
        t += 4
      }
      var sum = (sums[0] + sums[1]) + (sums[2] + sums[3])
      while t < range.upperBound {
        unsafe sum += left[t] * right[t]
        t += 1
      }
      return sum
    }
  }
}
