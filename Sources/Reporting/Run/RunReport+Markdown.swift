internal import Evaluation

extension RunReport {
  /// The report as Markdown.
  public func markdown() -> String {
    let isFirst = DirectionText.isMainMatter(of: table)
    let sections = [
      asked(), judged(), isFirst ? directions() : "", scores(), skill(), tests(),
      setsAndRanks(), calibration(), isFirst ? "" : directions(), allMetrics(), failureList(),
      trainings(), audited(), definitions(), repeating(),
    ]
    return "# Evaluation\n\n" + sections.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func asked() -> String {
    "## What was asked\n\n"
      + settings.map { "- \(MarkdownText.escaped("\($0.key): \($0.value)"))\n" }.joined()
  }

  /// The verdict, then horizon by horizon.
  private func judged() -> String {
    let sentences = findings().map(MarkdownText.escaped)
    let others = sentences.dropFirst()
    return "## Verdict\n\n\(sentences[0])\n"
      + (others.isEmpty ? "" : "\n" + others.map { "- \($0)\n" }.joined())
  }

  private func scores() -> String {
    var sections: [String] = []
    for group in table.groups.prefix(table.groups.count > 1 ? 2 : 1) {
      guard let scores = ScoreText.byHorizon(table, metric: metric, group: group) else { continue }
      let meaning = ScoreText.meaning(of: group).map { $0 + " " } ?? ""
      let suffix = table.groups.count > 1 ? ", \(group)" : ""
      sections.append(
        "## \(title) by horizon\(suffix)\n\n\(folded(scores))\n\(meaning)\(counts(group))")
    }
    guard !sections.isEmpty else {
      return "## \(title) by horizon\n\n\(MarkdownText.escaped(coverage.sentence))\n"
    }
    return sections.joined(separator: "\n")
  }

  /// Which sum of series a heading is of; nothing where there is one series.
  private func of(_ group: ScoreGroup) -> String {
    table.groups.count > 1 ? ", \(group)" : ""
  }

  private var baseline: String { MarkdownText.escaped(table.baseline) }

  private var title: String {
    table.metrics.first { $0.name == metric }?.title ?? metric
  }

  /// Counts stand beside every table.
  private func counts(_ group: ScoreGroup) -> String {
    let all = table.models.flatMap { model in
      table.horizons.dropLast().compactMap {
        try? table.score(of: model, in: group, at: $0, by: metric)?.get()
      }
    }
    let counts = all.map(\.count)
    guard let least = counts.min(), let most = counts.max() else {
      return "Nothing could be scored. \(MarkdownText.escaped(coverage.sentence))\n"
    }
    let points = least == most ? "\(most)" : "\(least) to \(most)"
    var text = "Behind each value: \(points) forecast\(most == 1 ? "" : "s")"
    let skipped = all.map(\.skipped).max() ?? 0
    if skipped > 0 { text += ", up to \(skipped) left out (missing or undefined)" }
    let folds = ([coverage.scored] + coverage.leftOut).joined(separator: "; ")
    text += "; " + MarkdownText.escaped(folds)
    return text + ". The best of a column is bold.\n"
  }

  private func skill() -> String {
    guard let skill = ScoreText.skillByHorizon(table, metric: metric) else { return "" }
    return "## Skill against \(baseline)\(of(table.headline))\n\n"
      + "1 − \(title) / \(title) of \(baseline): above 0 is better.\n\n\(folded(skill))"
  }

  private func tests() -> String {
    guard let tests = SignificanceText.byHorizon(significance.againstBaseline, models: table.models)
    else {
      let notes = SignificanceText.notes(significance.againstBaseline)
      guard !notes.isEmpty else { return "" }
      return "## Significance against \(baseline)\n\n"
        + notes.map { "- \(MarkdownText.escaped($0))\n" }.joined()
    }
    let signs = MarkdownText.escaped(
      SignificanceText.signs(significance.againstBaseline, beside: table, metric: metric))
    return "## Significance against \(baseline)\n\n"
      + "\(SignificanceText.method(significance.againstBaseline)) − better, + worse than \(baseline), "
      + "bold below 0.05.\(signs)\n\n"
      + folded(tests) + notes("Notes", SignificanceText.notes(significance.againstBaseline))
  }

  private func allMetrics() -> String {
    let all = ScoreText.byMetric(table)
    let undefined = notes("Undefined", ScoreText.undefined(table))
    guard all != nil || !undefined.isEmpty else { return "" }
    return "## All metrics, mean over horizons\(of(table.headline))\n\n"
      + (all.map(folded) ?? "") + undefined
  }

  private func audited() -> String {
    guard let audit else { return "" }
    let lines = "\(audit)".split(separator: "\n").map { MarkdownText.escaped(String($0)) }
    return "## Audit for leaks\n\n\(lines.joined(separator: "\n"))\n"
  }

  private func notes(_ title: String, _ lines: [String]) -> String {
    guard !lines.isEmpty else { return "" }
    return "\n\(title):\n\n" + lines.map { "- \(MarkdownText.escaped($0))\n" }.joined()
  }

  private func failureList() -> String {
    guard !failures.isEmpty else { return "## Failures\n\nNone.\n" }
    let shown = 20
    let real = failures.filter { !$0.isInterruption }
    let stopped = failures.count - real.count
    var text = "## Failures\n\n"
    if stopped > 0 {
      text +=
        "\(CoverageText.count(stopped, "forecast")) not made because the run was stopped.\n"
    }
    if real.isEmpty { return text + "No model failed.\n" }
    text += "\(CoverageText.count(real.count, "forecast")) failed, by reason.\n"
    if !data.absentModels.isEmpty {
      text +=
        "Without a single forecast, and so without scores: "
        + MarkdownText.escaped(data.absentModels.joined(separator: ", ")) + ".\n"
    }
    text += "\n"
    let groups = FailureGroups(failures).groups
    for group in groups.prefix(shown) {
      let first = group.first
      text +=
        "- "
        + MarkdownText.escaped(
          "\(group.text), \(group.count > 1 ? "the first of " : "")series \(first.series), cutoff "
            + "\(first.cutoff), \(first.phase): \(first.reason)") + "\n"
    }
    let rest = groups.dropFirst(shown)
    if !rest.isEmpty {
      let forecasts = CoverageText.count(rest.reduce(0) { $0 + $1.count }, "forecast")
      text +=
        "- and \(forecasts) for \(CoverageText.count(rest.count, "other reason")), all in run.json\n"
    }
    return text
  }

  private func trainings() -> String {
    let text = TrainingText(trainings: training)
    guard let table = text.table() else { return "" }
    return "## Training\n\n"
      + "Steps taken, the step and epoch whose weights were kept, and gradients before clipping; loss "
      + "curves are in report.html, and with all seconds in run.json.\n\n\(table.markdown())"
      + notes("Left out", text.remainder.isEmpty ? [] : [text.remainder])
  }

  private func definitions() -> String {
    "## Definitions\n\n"
      + "With e = y − ŷ, y_T the last value before the forecast and season m = \(seasonLength). "
      + "`mean` is the mean of the values of the steps, for RMSE too.\n\n"
      + table.metrics.map { "- \($0.title) (`\($0.name)`): \($0.formula)\n" }.joined()
  }

  private func repeating() -> String {
    "## How to repeat\n\n" + MarkdownText.code(repeatCommand(), language: "sh")
  }

  /// A wide table in pieces that a page can hold.
  func folded(_ table: TextTable) -> String {
    table.pieces(of: 12).map { $0.markdown() }.joined(separator: "\n")
  }
}
