/// Turns the bytes of a plain decimal number into the nearest `Double`, ties to even.
///
/// A plain number is `[+-]digits[.digits][e[+-]digits]` with a digit before or behind the point.
/// Up to 19 significant digits with a power of ten in −27…55 are rounded exactly by one or two
/// 64×64-bit products; anything else goes through the standard library, which is exact too.
///
/// - Source: Clinger (1990), PLDI: exact products and quotients below 2⁵³; Lemire (2021),
///   "Number parsing at a gigabyte per second", Software: Practice and Experience 51(8).
package struct DecimalParser: Sendable {
  private static let exponents = -27...55
  /// 5^q scaled by a power of two to fill 128 bits, truncated; from q = −27.
  private let high: [UInt64]
  private let low: [UInt64]
  /// 10⁰…10²², all exact.
  private let powersOfTen: [Double]

  /// A parser with its tables.
  package init() {
    let powers = Self.exponents.map(Self.scaledPowerOfFive)
    high = powers.map { UInt64(truncatingIfNeeded: $0 >> 64) }
    low = powers.map { UInt64(truncatingIfNeeded: $0) }
    powersOfTen = (0..<22).reduce(into: [1]) { powers, _ in powers.append((powers.last ?? 1) * 10) }
  }

  /// The number a range of bytes holds, from its first byte to its last.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - start: the first byte.
  ///   - end: the byte behind the last.
  /// - Returns: nil where the bytes are no plain number; infinite where it is too large.
  @inline(__always)
  package func parse(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Double? {
    var index = start
    var isNegative = false
    if index < end, bytes[index] == 0x2D || bytes[index] == 0x2B {
      isNegative = bytes[index] == 0x2D
      index += 1
    }
    let firstDigit = index
    var digits: UInt64 = 0
    while index < end {
      let digit = bytes[index] &- 0x30
      if digit > 9 { break }
      digits = digits &* 10 &+ UInt64(digit)
      index += 1
    }
    var digitCount = index - firstDigit
    var exponent = 0
    if index < end, bytes[index] == 0x2E {
      index += 1
      let firstDecimal = index
      while index < end {
        let digit = bytes[index] &- 0x30
        if digit > 9 { break }
        digits = digits &* 10 &+ UInt64(digit)
        index += 1
      }
      exponent = firstDecimal - index
      digitCount -= exponent
    }
    if digitCount == 0 { return nil }
    if index < end {
      guard bytes[index] | 0x20 == 0x65, let power = Self.power(bytes, index + 1, end) else {
        return nil
      }
      exponent += power
    }
    // Leading zeros count too: such long texts are rare enough for the slow way.
    if digitCount > 19 { return Self.slowly(bytes, start, end) }
    guard let magnitude = value(digits, exponent) else { return Self.slowly(bytes, start, end) }
    return isNegative ? -magnitude : magnitude
  }

  /// digits · 10^exponent, nil where the fast ways cannot tell.
  @inline(__always)
  private func value(_ digits: UInt64, _ exponent: Int) -> Double? {
    if digits == 0 { return 0 }
    if digits <= 1 << 53 {
      if exponent == 0 { return Double(digits) }
      if exponent < 0, exponent >= -22 { return Double(digits) / powersOfTen[-exponent] }
      if exponent > 0, exponent <= 22 { return Double(digits) * powersOfTen[exponent] }
    }
    guard Self.exponents.contains(exponent) else { return nil }
    return product(digits, exponent)
  }

  /// digits · 10^exponent by Lemire's products, digits not 0, the exponent in the table.
  private func product(_ digits: UInt64, _ exponent: Int) -> Double {
    let zeros = digits.leadingZeroBitCount
    let normalised = digits << UInt64(zeros)
    let index = exponent - Self.exponents.lowerBound
    var product = normalised.multipliedFullWidth(by: high[index])
    // The 9 low bits of the upper half all set: the truncated low half of the power may carry.
    if product.high & 0x1FF == 0x1FF {
      let second = normalised.multipliedFullWidth(by: low[index])
      let (sum, carried) = product.low.addingReportingOverflow(second.high)
      product = (product.high + (carried ? 1 : 0), sum)
    }
    let upperBit = Int(product.high >> 63)
    let shift = upperBit + 9
    var mantissa = product.high >> UInt64(shift)
    // ⌊exponent · log₂ 10⌋ + 63, then the bias of the format.
    var power = ((217_706 * exponent) >> 16) + 63 + upperBit - zeros + 1_023
    // Exactly half way between two doubles: to the even one.
    if product.low <= 1, (-4...23).contains(exponent), mantissa & 3 == 1,
      mantissa << UInt64(shift) == product.high
    {
      mantissa &= ~1
    }
    mantissa = (mantissa + (mantissa & 1)) >> 1
    if mantissa >= 1 << 53 {
      mantissa = 1 << 52
      power += 1
    }
    return Double(bitPattern: UInt64(power) << 52 | (mantissa & (1 << 52 - 1)))
  }

  /// The digits behind `e`; beyond ±9999 the value is 0 or infinite whatever the digits.
  private static func power(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
    var index = start
    var isNegative = false
    if index < end, bytes[index] == 0x2D || bytes[index] == 0x2B {
      isNegative = bytes[index] == 0x2D
      index += 1
    }
    guard index < end else { return nil }
    var power = 0
    while index < end {
      let digit = bytes[index] &- 0x30
      guard digit <= 9 else { return nil }
      power = min(power * 10 + Int(digit), 9_999)
      index += 1
    }
    return isNegative ? -power : power
  }

  private static func slowly(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Double? {
    var characters: [UInt8] = []
    characters.reserveCapacity(end - start)
    for index in start..<end { characters.append(bytes[index]) }
    return Double(String(decoding: characters, as: UTF8.self))
  }

  /// The leading 128 bits of 5^q; for negative q those of the reciprocal, rounded up.
  private static func scaledPowerOfFive(_ q: Int) -> UInt128 {
    if q >= 0 {
      let power = (0..<q).reduce(into: UInt128(1)) { power, _ in power *= 5 }
      return power << UInt128(power.leadingZeroBitCount)
    }
    // 2^(bits + 127) / 5^-q in two digits of 64 bits; 5^27 still fits into one.
    let divisor = (0..<(-q)).reduce(into: UInt64(1)) { power, _ in power *= 5 }
    let bits = 64 - divisor.leadingZeroBitCount
    let top = UInt64(1) << UInt64(bits - 1)
    let first = divisor.dividingFullWidth((top, 0))
    let second = divisor.dividingFullWidth((first.remainder, 0))
    return UInt128(first.quotient) << 64 | UInt128(second.quotient) + 1
  }
}
