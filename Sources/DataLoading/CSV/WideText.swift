/// Text of two bytes a character, which spreadsheets save as "Unicode text".
enum WideText {
  /// The encoding by its byte-order mark or by its zero bytes, nil for anything else.
  ///
  /// Without a mark: at least half of the first 1000 pairs of bytes have a zero on one side, and
  /// none on the other.
  static func encoding(of bytes: Span<UInt8>) -> String? {
    guard bytes.count >= 2 else { return nil }
    switch (bytes[0], bytes[1]) {
    case (0xFF, 0xFE), (0xFE, 0xFF): return "UTF-16"
    default: break
    }
    let pairs = min(bytes.count / 2, 1_000)
    var zeros = (first: 0, second: 0)
    for pair in 0..<pairs {
      if bytes[2 * pair] == 0 { zeros.first += 1 }
      if bytes[2 * pair + 1] == 0 { zeros.second += 1 }
    }
    if zeros.first == 0, 2 * zeros.second >= pairs { return "UTF-16LE" }
    if zeros.second == 0, 2 * zeros.first >= pairs { return "UTF-16BE" }
    return nil
  }
}
