internal import Models
internal import Reporting

/// What an automatic choice compared, and what came of it.
struct SelectionText {
  private let comparison: ModelComparison
  private let combine: AutomaticModel.Combine

  init(_ comparison: ModelComparison, combine: AutomaticModel.Combine) {
    self.comparison = comparison
    self.combine = combine
  }

  /// A model × horizon table and what follows from it; `asked` is what the user called the
  /// model, nil where no model was named.
  func text(_ asked: String?, style: TextTable.Style) -> String {
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
      \(opening) at the last \(most) \(most == 1 ? "origin" : "origins") \
      (\(unit), smaller is better):

      \(table.text(style))
      \(failures)\(outcome(compared.count))

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

  /// Who forecasts what.
  private func outcome(_ compared: Int) -> String {
    guard combine == .best else { return "Each counts by its inverse squared error." }
    var counts = [Int](repeating: 0, count: comparison.models.count)
    var steps = comparison.models.map { _ in [Int]() }
    for one in comparison.series where one.origins > 0 {
      for step in 0..<comparison.horizon {
        guard let best = one.best(at: step) else { continue }
        counts[best] += 1
        steps[best].append(step + 1)
      }
    }
    let chosen = counts.indices.filter { counts[$0] > 0 }
    if chosen.count == 1 {
      return "'\(comparison.models[chosen[0]])' has the smallest error and forecasts."
    }
    if comparison.series.count == 1 {
      let parts = chosen.map { "'\(comparison.models[$0])' h=\(Self.ranges(steps[$0]))" }
      return "The smallest error forecasts each step: \(parts.joined(separator: ", "))."
    }
    let parts = chosen.sorted { (counts[$1], $0) < (counts[$0], $1) }
      .map { "'\(comparison.models[$0])' \(counts[$0])" }
    return """
      The smallest error forecasts each step of each of \(compared) series: \
      \(parts.joined(separator: ", ")) of \(counts.reduce(0, +)).
      """
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
