internal import Models
internal import Reporting

/// What an automatic choice compared, and what came of it.
struct SelectionText {
  private let comparison: ModelComparison
  private let combine: AutomaticModel.Combine
  private let style: TextTable.Style

  init(
    _ comparison: ModelComparison, combine: AutomaticModel.Combine, style: TextTable.Style
  ) {
    self.comparison = comparison
    self.combine = combine
    self.style = style
  }

  /// A model × horizon table and what follows from it; `asked` is what the user called the
  /// model, nil where no model was named.
  func text(_ asked: String?) -> String {
    let compared = comparison.series.filter { $0.origins > 0 }
    guard let most = compared.map(\.origins).max() else {
      return "The series are too short to compare models; '\(comparison.models[0])' forecasts.\n"
    }
    let opening =
      asked.map { "'\($0)' compared these" } ?? "No --model was given; these were compared"
    let unit =
      comparison.series.count == 1
      ? "mean absolute error" : "mean absolute error over that of the season before"
    return """
      \(opening) at \(most) past \(most == 1 ? "origin" : "origins") \
      (\(unit), smaller is better):

      \(table.text(style))
      \(gaps)\(failures)\(outcome(compared.count))

      """
  }

  private var table: TextTable {
    let errors = comparison.meanErrors()
    let columns = (0..<comparison.horizon).map { step in errors.map { $0?[step] ?? nil } }
    let texts = columns.map { NumberText.column($0) }
    let marks = columns.indices.map { step in
      let best = columns[step].compactMap { $0 }.min()
      return NumberText.marks(
        texts[step], best: columns[step].indices.filter { best != nil && columns[step][$0] == best }
      )
    }
    return TextTable(
      header: ["model"] + columns.indices.map { "h=\($0 + 1)" },
      rows: comparison.models.indices.map { model in
        [TextTable.Cell(comparison.models[model])]
          + columns.indices.map { step in
            TextTable.Cell(texts[step][model], isBest: marks[step][model])
          }
      })
  }

  /// Who forecasts what, and why.
  private func outcome(_ compared: Int) -> String {
    if combine == .inverseError { return "Each counts by its inverse squared error." }
    return comparison.series.count == 1 ? outcomeOfOne : outcomeOfAll(compared)
  }

  /// A table of weights where several count, and a sentence for each way to forecast.
  private var outcomeOfOne: String {
    let weights = comparison.weights(ofSeries: comparison.series[0].id, by: combine) ?? []
    let alone = weights.map { step in step.firstIndex(of: 1) }
    let models = comparison.models.indices
    let chosen = models.filter { alone.contains($0) }
    let shared = weights.indices.filter { alone[$0] == nil }
    if chosen.count == 1, shared.isEmpty {
      return
        "'\(comparison.models[chosen[0]])' \(reason(chosen[0], steps: Array(weights.indices)))."
    }
    let sentences = chosen.map { model in
      let steps = alone.indices.filter { alone[$0] == model }
      return
        "h=\(Self.ranges(steps.map { $0 + 1 })): '\(comparison.models[model])' "
        + "\(reason(model, steps: steps)).\n"
    }
    guard let first = shared.first, let last = shared.last else {
      return sentences.joined()
    }
    let outcomes = comparison.series[0].outcomes
    return """
      \(sentences.joined())\
      h=\(Self.ranges(shared.map { $0 + 1 })): a mean of several, as \
      \(Self.numbers(outcomes[last], outcomes[first])) do not set one apart. Weights in \
      percent, by the mean errors from step h/2 to 2h:

      \(weightTable(weights).text(style))
      """
  }

  /// Why a model alone forecasts some steps of the only series.
  private func reason(_ model: Int, steps: [Int]) -> String {
    let errors = comparison.series[0].errors
    let others = errors.indices.filter { $0 != model && errors[$0] != nil }
    guard !others.isEmpty else { return "forecasts: no other model could be compared" }
    guard others.contains(where: { errors[$0] != errors[model] }) else {
      return "forecasts: it is the first, and all that could be compared have the same errors"
    }
    guard combine == .evidence else { return "has the smallest error and forecasts" }
    let outcomes = steps.map { comparison.series[0].outcomes[$0] }
    let most = outcomes.max() ?? 0
    return """
      forecasts: \(Self.numbers(outcomes.min() ?? 0, most)) \(most == 1 ? "makes" : "make") it at \
      least \(Int(100 * AutomaticModel.certainty)) % likely to be the best
      """
  }

  private func weightTable(_ weights: [[Double]]) -> TextTable {
    TextTable(
      header: ["model"] + weights.indices.map { "h=\($0 + 1)" },
      rows: comparison.models.indices.filter { model in weights.contains { $0[model] > 0 } }
        .map { model in
          [TextTable.Cell(comparison.models[model])]
            + weights.map { step in
              TextTable.Cell(step[model] > 0 ? "\(Int((100 * step[model]).rounded()))" : "–")
            }
        })
  }

  /// How often each model forecasts alone, and the weights where several count.
  private func outcomeOfAll(_ compared: Int) -> String {
    var alone = [Int](repeating: 0, count: comparison.models.count)
    var sums = [Double](repeating: 0, count: comparison.models.count)
    var shared = 0
    for one in comparison.series where one.origins > 0 {
      for step in comparison.weights(ofSeries: one.id, by: combine) ?? [] {
        if let model = step.firstIndex(of: 1) {
          alone[model] += 1
        } else {
          shared += 1
          for model in step.indices { sums[model] += step[model] }
        }
      }
    }
    func listed(_ numbers: [Double], _ text: (Double) -> String) -> String {
      numbers.indices.filter { numbers[$0] > 0 }
        .sorted { (numbers[$1], $0) < (numbers[$0], $1) }
        .map { "'\(comparison.models[$0])' \(text(numbers[$0]))" }.joined(separator: ", ")
    }
    let total = shared + alone.reduce(0, +)
    let picks = listed(alone.map(Double.init)) { "\(Int($0))" }
    let opening =
      combine == .best
      ? "The smallest error forecasts each step of each of \(compared) series: \(picks) of \(total)."
      : "Of \(total) steps of \(compared) series, "
        + (picks.isEmpty
          ? "none is forecast by one model alone" : "one model alone forecasts: \(picks)")
        + "."
    guard shared > 0 else { return opening }
    let weights = listed(sums.map { 100 * $0 / Double(shared) }) { "\(Int($0.rounded())) %" }
    return "\(opening) A mean forecasts \(shared), where outcomes do not set one apart: \(weights)."
  }

  /// `20 separate outcomes`, `2.1 to 20 separate outcomes`.
  private static func numbers(_ least: Double, _ most: Double) -> String {
    let ends = [least, most].map { "\(($0 * 10).rounded() / 10)" }
      .map { $0.hasSuffix(".0") ? String($0.dropLast(2)) : $0 }
    let range = ends[0] == ends[1] ? ends[0] : ends.joined(separator: " to ")
    return "\(range) separate \(ends == ["1", "1"] ? "outcome" : "outcomes")"
  }

  /// Who saw missing values as they are, and who saw them filled.
  private var gaps: String {
    guard let seesFilled = comparison.seesFilled, seesFilled.contains(true) else { return "" }
    let taking = comparison.models.indices.filter { !seesFilled[$0] }
      .map { "'\(comparison.models[$0])'" }
    let filling = AutomaticModel.filling.rawValue
    return taking.isEmpty
      ? "All saw the gaps filled (\(filling)), from their own training part.\n"
      : "\(taking.joined(separator: ", ")) stepped over the gaps; the others saw them filled "
        + "(\(filling)), from their own training part.\n"
  }

  /// The models that could not be compared, each with its first reason.
  private var failures: String {
    comparison.models.indices.compactMap { model in
      let reasons = comparison.series.compactMap { $0.failures[model] }
      guard let first = reasons.first else { return nil }
      let count = comparison.series.count == 1 ? "" : " on \(reasons.count) series"
      return "left out\(count): \(comparison.models[model]): \(first)\n"
    }.joined()
  }

  /// `1-3, 5`.
  static func ranges(_ numbers: [Int]) -> String {
    var ranges: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = ranges.last, last.upperBound == number - 1 {
        ranges[ranges.count - 1] = last.lowerBound...number
      } else {
        ranges.append(number...number)
      }
    }
    return ranges.map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)"
    }.joined(separator: ",")
  }
}
