public import Evaluation
internal import ForecastCore

/// What fits found, as tables for people.
public struct FitText: Sendable {
  private let fits: [SeriesFit]

  /// Fits as `FutureForecast.descriptions` gives them.
  public init(_ fits: [SeriesFit]) { self.fits = fits }

  /// One block a fit: form, measures, coefficients, and the candidates from the best on.
  public func text(_ style: TextTable.Style = TextTable.Style()) -> String {
    if fits.isEmpty { return "\nNo model has a fit to explain.\n" }
    return fits.map { fit in
      fit.fits.map { block($0, of: fit, style) }.joined()
    }.joined()
  }

  private func block(
    _ fit: FitDescription, of one: SeriesFit, _ style: TextTable.Style
  ) -> String {
    let place = ["\(one.model), series \(one.series)"] + fit.members + [fit.form]
    let title = TextTable.oneLine(place.joined(separator: ": "))
    let before =
      fit.preparation.isEmpty ? "" : "after: \(fit.preparation.joined(separator: "; "))\n"
    let lines = [fit.formula, measures(fit)].compactMap { $0 }.filter { !$0.isEmpty }
    let remarks = fit.remarks.map { "note: \($0)\n" }.joined()
    return """

      \(title)
      \(before)\(lines.map { $0 + "\n" }.joined())\(remarks)\
      \(fit.coefficients.isEmpty ? "" : coefficients(fit).text(style))\
      \(steps(fit, style))\(candidates(fit, style))
      """
  }

  /// A row a step, where steps have numbers of their own.
  private func steps(_ fit: FitDescription, _ style: TextTable.Style) -> String {
    guard let count = fit.steps.map(\.values.count).max() else { return "" }
    let columns = fit.steps.map { numbers -> [String] in
      let isCounted = numbers.values.allSatisfy {
        $0.map { $0 == $0.rounded() && $0 < 1e9 } ?? true
      }
      return isCounted
        ? numbers.values.map { $0.map { String(Int($0)) } ?? "–" }
        : NumberText.column(numbers.values)
    }
    let table = TextTable(
      header: ["step"] + fit.steps.map(\.name),
      rows: (0..<count).map { step in
        [TextTable.Cell("h=\(step + 1)")]
          + columns.map { TextTable.Cell(step < $0.count ? $0[step] : "–") }
      })
    return (fit.coefficients.isEmpty ? "" : "\n") + table.text(style)
  }

  /// `σ² 0.0013 · log likelihood 244.7 · AICc -483.2 · 131 observations`.
  private func measures(_ fit: FitDescription) -> String {
    let parts: [String?] = [
      weight(fit.weights),
      fit.variance.map { "σ² " + NumberText.alone($0) },
      fit.logLikelihood.map { "log likelihood " + NumberText.fixed($0, decimals: 3) },
      fit.aicc.map { "AICc " + NumberText.fixed($0, decimals: 3) },
      fit.observations.map { "\($0) observations" },
    ]
    return parts.compactMap { $0 }.joined(separator: " · ")
  }

  /// `weight 0.25`, `weight 0.25 to 0.4` where it depends on the step.
  private func weight(_ weights: [Double]) -> String? {
    guard let least = weights.min(), let most = weights.max() else { return nil }
    let ends = [least, most].map { NumberText.fixed($0, decimals: 2) }
    return "weight " + (ends[0] == ends[1] ? ends[0] : ends.joined(separator: " to "))
  }

  private func coefficients(_ fit: FitDescription) -> TextTable {
    let knowsErrors = fit.coefficients.contains { $0.standardError != nil }
    let values = NumberText.levels(fit.coefficients.map(\.value))
    let errors = NumberText.column(fit.coefficients.map(\.standardError))
    return TextTable(
      header: ["coefficient", "estimate"] + (knowsErrors ? ["standard error"] : []),
      rows: fit.coefficients.enumerated().map { place, coefficient in
        [coefficient.name, values[place]].map { TextTable.Cell($0) }
          + (knowsErrors ? [TextTable.Cell(errors[place])] : [])
      })
  }

  private func candidates(_ fit: FitDescription, _ style: TextTable.Style) -> String {
    guard !fit.candidates.isEmpty else { return "" }
    // Criteria of one basis compare; the bases stand in the order they are given.
    var bases: [String?] = []
    for candidate in fit.candidates where !bases.contains(candidate.basis) {
      bases.append(candidate.basis)
    }
    let ranked = bases.flatMap { basis in
      fit.candidates.filter { $0.basis == basis }.enumerated().sorted { left, right in
        let (a, b) = (left.element.criterion ?? .infinity, right.element.criterion ?? .infinity)
        return a == b ? left.offset < right.offset : a < b
      }.map(\.element)
    }
    let isMixed = bases.count > 1
    let table = TextTable(
      header: ["tried, best first", fit.comparedBy ?? "criterion"] + (isMixed ? ["by"] : []),
      rows: ranked.map { candidate in
        [
          TextTable.Cell(candidate.form),
          TextTable.Cell(
            candidate.criterion.map { NumberText.fixed($0, decimals: 3) } ?? "passed over"),
        ] + (isMixed ? [TextTable.Cell(candidate.basis ?? "")] : [])
      })
    return "\n" + table.text(style)
  }
}
