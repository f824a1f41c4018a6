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
    let numbers = measures(fit)
    return """

      \(title)
      \(before)\(numbers.isEmpty ? "" : numbers + "\n")\
      \(coefficients(fit).text(style))\(candidates(fit, style))
      """
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
    let values = NumberText.column(fit.coefficients.map(\.value))
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
    let ranked = fit.candidates.enumerated().sorted { left, right in
      let (a, b) = (left.element.criterion ?? .infinity, right.element.criterion ?? .infinity)
      return a == b ? left.offset < right.offset : a < b
    }
    let table = TextTable(
      header: ["tried, best first", "criterion"],
      rows: ranked.map { _, candidate in
        [
          TextTable.Cell(candidate.form),
          TextTable.Cell(
            candidate.criterion.map { NumberText.fixed($0, decimals: 3) } ?? "passed over"),
        ]
      })
    return "\n" + table.text(style)
  }
}
