public import Evaluation

/// The verdict in plain words, a sentence for every run of horizons of one outcome.
public enum VerdictText {
  /// A sentence for every stretch of horizons.
  ///
  /// For example `At horizon 1 no model beats naive (p = 0.410).`
  ///
  /// - Parameter verdict: who beats the baseline where.
  /// - Returns: one sentence a span of horizons; empty where there is nothing to compare.
  public static func sentences(_ verdict: Verdict) -> [String] {
    verdict.spans.map { sentence($0, baseline: verdict.baseline) }
  }

  private static func sentence(_ span: Verdict.Span, baseline: String) -> String {
    let place =
      span.horizons.count == 1
      ? "At horizon \(span.horizons.lowerBound)"
      : "From horizon \(span.horizons.lowerBound) to \(span.horizons.upperBound)"
    var text = place + " "
    switch span.outcome {
    case .beaten(let model):
      text += "\(model) beats \(baseline)"
      if let skill = span.skill { text += ", by \(percent(skill)) %" }
      if let pValue = span.pValue { text += " (p \(bound(pValue, isMost: span.isLong)))" }
    case .unbeaten:
      text += "no model beats \(baseline)"
      if let pValue = span.pValue {
        text += " (p \(bound(pValue, isMost: false, isLeast: span.isLong)))"
      } else {
        text += ": none has a lower error"
      }
    case .untested(let reason):
      text += "nothing can be said against chance: \(reason)"
    }
    if !span.losers.isEmpty {
      text += "; \(baseline) beats \(span.losers.joined(separator: ", "))"
    }
    return text + "."
  }

  private static func percent(_ skill: ClosedRange<Double>) -> String {
    let ends = [skill.lowerBound, skill.upperBound].map {
      NumberText.fixed(100 * $0, decimals: 1)
    }
    return ends[0] == ends[1] ? ends[0] : "\(ends[0]) to \(ends[1])"
  }

  private static func bound(
    _ pValue: Double, isMost: Bool, isLeast: Bool = false
  ) -> String {
    let text = NumberText.probability(pValue)
    guard !text.hasPrefix("<") else { return text }
    return (isMost ? "≤ " : isLeast ? "≥ " : "= ") + text
  }
}

extension Verdict.Span {
  fileprivate var isLong: Bool { horizons.count > 1 }
}
