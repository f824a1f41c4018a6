/// A check that bytes are those that were written; against accidents, not against forgers.
enum Checksum {
  /// FNV-1a of 64 bits in hexadecimal digits.
  ///
  /// - Source: Fowler, Noll & Vo, draft-eastlake-fnv, §2.
  static func text(of bytes: [UInt8]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
