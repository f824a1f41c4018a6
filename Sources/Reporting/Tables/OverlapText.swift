internal import Evaluation

/// Why horizons cannot be judged from origins whose targets overlap, in words.
enum OverlapText {
  /// `targets of neighbouring origins overlap, so the 20 origins are worth 4.0 to 1.6 that do not,
  /// and 5 are needed: --windows 60 or --step 3 would do`.
  ///
  /// - Parameter overlaps: of neighbouring horizons, at least one, nearest first.
  /// - Returns: a clause without an end.
  static func reason(_ overlaps: [OriginOverlap]) -> String {
    guard let last = overlaps.last else { return "" }
    let origins = CoverageText.count(last.origins, "origin")
    let step = last.enoughStep.map { " or --step \($0)" } ?? ""
    let mending =
      "\(OriginOverlap.fewest) are needed: --windows \(last.enoughOrigins)\(step) would do"
    guard last.reach > 1, last.origins > 1 else {
      return "\(origins) \(last.origins == 1 ? "is" : "are") too few, \(mending)"
    }
    var ends: [String] = []
    for end in [overlaps.first ?? last, last].map({ Self.worth($0) }) where !ends.contains(end) {
      ends.append(end)
    }
    return "targets of neighbouring origins overlap, so the \(origins) are worth "
      + "\(ends.joined(separator: " to ")) that do not, and \(mending)"
  }

  /// One decimal, rounded down: what is not enough must not print as enough.
  private static func worth(_ overlap: OriginOverlap) -> String {
    NumberText.fixed(Double(10 * overlap.origins / overlap.reach) / 10, decimals: 1)
  }
}
