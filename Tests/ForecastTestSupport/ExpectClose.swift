public import Testing

/// Expects two numbers to agree: `|actual - expected| <= max(absolute, relative · |expected|)`.
///
/// NaN agrees with nothing, an infinity only with itself.
public func expectClose(
  _ actual: Double, _ expected: Double, absolute: Double = 0, relative: Double = 1e-12,
  _ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation
) {
  let agree =
    actual == expected
    || abs(actual - expected) <= max(absolute, relative * abs(expected))
  #expect(
    agree, comment ?? "\(actual) is not close to \(expected)", sourceLocation: sourceLocation)
}

/// Expects two arrays to have the same count and agree element by element.
public func expectClose(
  _ actual: [Double], _ expected: [Double], absolute: Double = 0, relative: Double = 1e-12,
  _ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation
) {
  guard actual.count == expected.count else {
    Issue.record(
      "\(actual.count) numbers, expected \(expected.count)", sourceLocation: sourceLocation)
    return
  }
  for (index, pair) in zip(actual, expected).enumerated() {
    let agree =
      pair.0 == pair.1 || abs(pair.0 - pair.1) <= max(absolute, relative * abs(pair.1))
    #expect(
      agree, "\(comment.map { "\($0): " } ?? "")[\(index)] \(pair.0) is not close to \(pair.1)",
      sourceLocation: sourceLocation)
  }
}
