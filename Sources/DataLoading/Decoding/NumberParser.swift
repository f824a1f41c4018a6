/// Reads numbers as people write them: `$273.36`, `"73,80,500"`, `(1,234.5)`, `1e-3`, ` 12 `.
struct NumberParser: Sendable {
  /// What a field holds.
  enum Reading: Equatable {
    case number(Double)
    /// A number whose only mark of either kind has 3 digits behind it: `1,234` or `1.234`.
    case ambiguous(Double)
    case missing
    case tooLarge
    case percentage
    case notANumber
  }

  private let decimals = DecimalParser()

  /// What a field holds under a decimal mark.
  @inline(__always)
  func read(_ field: CSVField, in bytes: Span<UInt8>, mark: DecimalMark) -> Reading {
    if mark == .point, let plain = decimals.parse(bytes, field.start, field.end) {
      return plain.isFinite ? .number(plain) : .tooLarge
    }
    return readSlowly(field.trimmed(in: bytes), in: bytes, mark: mark)
  }

  private func readSlowly(
    _ range: Range<Int>, in bytes: Span<UInt8>, mark: DecimalMark
  ) -> Reading {
    if MissingToken.matches(range, in: bytes) { return .missing }
    // No number people write is longer; a text of a megabyte is not worth copying.
    guard range.count <= 400 else { return .notANumber }
    var text = range.map { bytes[$0] }
    if text.last == UInt8(ascii: "%") { return .percentage }
    guard let isNegative = Self.takeSignAndCurrency(&text) else { return .notANumber }
    guard let plain = Self.plain(text, mark: mark),
      let value = decimals.parse(plain.digits.span, 0, plain.digits.count)
    else { return .notANumber }
    guard value.isFinite else { return .tooLarge }
    return plain.isAmbiguous
      ? .ambiguous(isNegative ? -value : value) : .number(isNegative ? -value : value)
  }

  private static let currencies: [[UInt8]] = ["$", "€", "£", "¥", "₹"].map { Array($0.utf8) }

  /// Takes sign, currency sign and accounting brackets off both ends; nil where they contradict.
  private static func takeSignAndCurrency(_ text: inout [UInt8]) -> Bool? {
    var isNegative = false
    if text.first == UInt8(ascii: "("), text.last == UInt8(ascii: ")") {
      isNegative = true
      text = Array(text.dropFirst().dropLast())
    }
    var hasSign = isNegative
    var hasCurrency = false
    while let first = text.first {
      if first == 0x2D || first == 0x2B {
        if hasSign { return nil }
        (hasSign, isNegative) = (true, first == 0x2D)
        text.removeFirst()
      } else if let currency = currencies.first(where: { text.starts(with: $0) }) {
        if hasCurrency { return nil }
        hasCurrency = true
        text.removeFirst(currency.count)
      } else if first == 0x20, hasSign || hasCurrency {
        text.removeFirst()
      } else {
        break
      }
    }
    if !hasCurrency,
      let currency = currencies.first(where: {
        text.count > $0.count && text.suffix($0.count) == $0[...]
      })
    {
      text.removeLast(currency.count)
      while text.last == 0x20 { text.removeLast() }
    }
    return isNegative
  }

  /// Unsigned digits with grouping taken out and the decimal mark made a point.
  private static func plain(
    _ text: [UInt8], mark: DecimalMark
  ) -> (digits: [UInt8], isAmbiguous: Bool)? {
    let point = UInt8(ascii: mark == .point ? "." : ",")
    let comma = UInt8(ascii: mark == .point ? "," : ".")
    let exponent = text.firstIndex { $0 | 0x20 == 0x65 } ?? text.endIndex
    let whole = text[..<exponent].firstIndex(of: point) ?? exponent
    guard let first = text.first, isDigit(first) || (first == point && whole == 0) else {
      return nil
    }
    var digits: [UInt8] = []
    let separators = text[..<whole].filter { !isDigit($0) }
    if let separator = separators.first {
      // One kind of separator: a comma, a space (also the no-break one) or an apostrophe.
      let allowed = [comma, 0x20, UInt8(ascii: "'")].contains(separator)
      guard allowed, separators.allSatisfy({ $0 == separator }),
        isGrouped(text[..<whole].split(separator: separator, omittingEmptySubsequences: false))
      else { return nil }
    }
    digits += text[..<whole].filter(isDigit)
    if whole < exponent {
      digits.append(UInt8(ascii: "."))
      digits += text[(whole + 1)..<exponent]
    }
    digits += text[exponent...]
    let hasOneComma = separators.count == 1 && separators.first == comma
    return (digits, hasOneComma && whole == text.count)
  }

  /// Whether groups are written as in `1,234,567` or, the Indian way, `12,34,567`.
  private static func isGrouped(_ groups: [ArraySlice<UInt8>]) -> Bool {
    let lengths = groups.map(\.count)
    guard let first = lengths.first, (1...3).contains(first), lengths.last == 3 else {
      return false
    }
    let inner = lengths.dropFirst().dropLast()
    return inner.allSatisfy { $0 == 3 } || (first <= 2 && inner.allSatisfy { $0 == 2 })
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 <= 9 }
}
