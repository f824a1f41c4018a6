internal import Evaluation

/// Why horizons cannot be judged from origins whose targets overlap, in words.
enum OverlapText {
  /// `targets of neighbouring origins overlap, so the 20 origins are worth 4.0 to 1.6 that do not,
  /// and 5 are needed: --windows 60 or --step 3 would do`.
  ///
  /// Cutoffs that were asked for one by one take neither option: `60 cutoffs as far apart, or 20 at
  /// least 3 observations apart, would do`.
  ///
  /// - Parameter overlaps: of neighbouring horizons, at least one, nearest first.
  /// - Returns: a clause without an end.
  static func reason(_ overlaps: [OriginOverlap]) -> String {
    guard let last = overlaps.last else { return "" }
    let origins = CoverageText.count(last.origins, "origin")
    let mending = "\(OriginOverlap.fewest) are needed: \(mending(last)) would do"
    guard last.reach > 1, last.origins > 1 else {
      return "\(origins) \(last.origins == 1 ? "is" : "are") too few, \(mending)"
    }
    var ends: [String] = []
    for end in [overlaps.first ?? last, last].map({ Self.worth($0) }) where !ends.contains(end) {
      ends.append(end)
    }
    // Where origins lie unevenly most may overlap with fewer than the closest do.
    let value = last.step == nil ? "count as" : "are worth"
    return "targets of neighbouring origins overlap, so the \(origins) \(value) "
      + "\(ends.joined(separator: " to ")) that do not, and \(mending)"
  }

  /// What would do, as the command takes it.
  private static func mending(_ overlap: OriginOverlap) -> String {
    guard overlap.step == nil else {
      return "--windows \(overlap.enoughOrigins)"
        + (overlap.enoughStep.map { " or --step \($0)" } ?? "")
    }
    let more =
      "\(overlap.enoughOrigins) cutoffs" + (overlap.origins > 1 ? " as far apart" : "")
    guard let step = overlap.enoughStep else { return more }
    return "\(more), or \(overlap.origins) at least \(step) observations apart,"
  }

  /// One decimal, rounded down: what is not enough must not print as enough.
  private static func worth(_ overlap: OriginOverlap) -> String {
    NumberText.fixed(Double(10 * overlap.origins / overlap.reach) / 10, decimals: 1)
  }
}
