/// The 64-bit FNV-1a hash: the same bytes, the same hash, in every process.
///
/// Swift's own hashes change from process to process. Against accidents, not against forgers.
///
///     h_0 = 14695981039346656037,   h_i = (h_{i-1} xor byte_i) · 1099511628211  (mod 2⁶⁴)
///
/// - Source: Fowler, Noll & Vo, draft-eastlake-fnv, §2.
public struct FNV1a: Hashable, Sendable {
  /// h, of all that was combined so far.
  public private(set) var hash: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The hash of nothing.
  public init() {}

  /// The hash of some bytes.
  public init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { combine(byte) }
  }

  /// Takes the next byte in.
  public mutating func combine(_ byte: UInt8) {
    hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }

  /// Takes the four bytes of a number in, the lowest first.
  public mutating func combine(_ number: Float) {
    for shift in stride(from: UInt32(0), to: 32, by: 8) {
      combine(UInt8(truncatingIfNeeded: number.bitPattern >> shift))
    }
  }
}
