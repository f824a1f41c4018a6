public import Evaluation

/// The verdict in plain words, a sentence for every run of horizons of one outcome.
public enum VerdictText {
  /// A sentence for every stretch of horizons.
  ///
  /// For example `At horizon 1 no model beats naive (p = 0.410).`
  ///
  /// Percentages are of what the verdict is `measured(by:metric:)`. A model that beats the baseline by
  /// the tests without a lower score has its skill named.
  ///
  /// - Parameter verdict: who beats the baseline where.
  /// - Returns: one sentence a span of horizons; empty where there is nothing to compare.
  public static func sentences(_ verdict: Verdict) -> [String] {
    verdict.spans.map { sentence($0, baseline: verdict.baseline) }
  }

  /// What the tests behind a verdict compare, where that is not what a metric measures.
  ///
  /// - Parameters:
  ///   - significance: the tests.
  ///   - metric: what the scores beside the verdict are.
  /// - Returns: a sentence, or none.
  public static func tested(_ significance: Significance, beside metric: any Metric) -> [String] {
    guard !significance.loss.isMeasured(by: metric.name), !significance.verdict.steps.isEmpty
    else { return [] }
    // Only such a metric has skill.
    let percentages = metric.better == .smaller ? ", of which percentages are" : ""
    return [
      "Tests compare \(significance.loss.rawValue) errors, not the \(metric.title)\(percentages); by "
        + "them:"
    ]
  }

  private static func sentence(_ span: Verdict.Span, baseline: String) -> String {
    let place =
      span.isLong
      ? "From horizon \(span.horizons.lowerBound) to \(span.horizons.upperBound)"
      : "At horizon \(span.horizons.lowerBound)"
    var text = place + " "
    switch span.outcome {
    case .beaten(let model):
      text += "\(model) beats \(baseline)"
      if let skill = span.skill { text += ", \(gain(skill))" }
      if let pValue = span.pValue {
        text += " (\(NumberText.probability(pValue, isMost: span.isLong)))"
      }
    case .unbeaten:
      text += "no model beats \(baseline)" + chance(span.pValue, of: span)
    case .overlapping:
      text += "nothing can be said against chance: \(OverlapText.reason(span.overlaps))"
    case .untested(let reason):
      text += "nothing can be said against chance: \(reason)"
    }
    let losers = span.losers.map { lost($0, of: span, baseline: baseline) }
    return ([text] + losers).joined(separator: "; ") + "."
  }

  /// Why nobody beats the baseline.
  private static func chance(_ pValue: Double?, of span: Verdict.Span) -> String {
    guard let pValue else { return ": none has a lower error" }
    // Holm's adjustment ends at 1: such a p-value says no more than this.
    guard pValue < 0.9995 else { return ": lower errors are not distinguishable from chance" }
    return " (\(NumberText.probability(pValue, isLeast: span.isLong)))"
  }

  /// `naive beats ar and ets`, `naive beats ar at horizons 1 to 3 and 5`.
  private static func lost(
    _ losers: Verdict.Losers, of span: Verdict.Span, baseline: String
  ) -> String {
    let text = "\(baseline) beats \(CoverageText.list(losers.models))"
    guard losers.horizons.count < span.horizons.count else { return text }
    return "\(text) at \(horizons(losers.horizons))"
  }

  /// `horizon 4`, `horizons 1 to 3, 5 and 8`.
  static func horizons(_ steps: [Int]) -> String {
    (steps.count == 1 ? "horizon " : "horizons ") + Self.steps(steps)
  }

  /// `4`, `1 to 3, 5 and 8`.
  static func steps(_ steps: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for step in steps {
      if let last = runs.last, step == last.upperBound + 1 {
        runs[runs.count - 1] = last.lowerBound...step
      } else {
        runs.append(step...step)
      }
    }
    let parts = runs.flatMap { run in
      run.count > 2
        ? ["\(run.lowerBound) to \(run.upperBound)"] : run.map { "\($0)" }
    }
    return CoverageText.list(parts)
  }

  /// `by 1.2 to 3.4 %`, `though its skill is -0.3 %`.
  private static func gain(_ skill: ClosedRange<Double>) -> String {
    let ends = [skill.lowerBound, skill.upperBound].map(NumberText.signedPercent)
    guard ends[0].hasPrefix("-") else { return "by \(percent(skill))" }
    return "though its skill is "
      + (ends[0] == ends[1] ? ends[0] : "\(ends[0].dropLast(2)) to \(ends[1])")
  }

  /// `1.2 to 3.4 %`; a share too small to be printed is said to be so.
  private static func percent(_ skill: ClosedRange<Double>) -> String {
    let ends = [skill.lowerBound, skill.upperBound].map {
      NumberText.fixed(100 * $0, decimals: 1)
    }
    if ends[1] == "0.0" { return "less than 0.05 %" }
    if ends[0] == ends[1] { return ends[0] + " %" }
    return ends[0] == "0.0" ? "up to \(ends[1]) %" : "\(ends[0]) to \(ends[1]) %"
  }
}

extension Verdict.Span {
  fileprivate var isLong: Bool { horizons.count > 1 }
}
