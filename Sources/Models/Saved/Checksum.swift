internal import NumericalMethods

/// A check that bytes are those that were written; against accidents, not against forgers.
enum Checksum {
  /// FNV-1a of 64 bits in hexadecimal digits.
  static func text(of bytes: [UInt8]) -> String {
    let digits = String(FNV1a(bytes).hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
