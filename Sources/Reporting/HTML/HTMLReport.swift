public import Evaluation
internal import Mustache

/// `report.html`: one self-contained page with the verdict, tables and charts of a run.
///
/// It loads nothing from anywhere; what it does not have (intervals, failures, a second model) it
/// leaves out. The same run gives the same bytes but for the part between the comments `seconds`
/// and `/seconds`: what the models cost.
public struct HTMLReport: Sendable {
  private let source: ReportSource
  private let version: String

  /// The page of a run.
  ///
  /// - Parameters:
  ///   - report: what the run found.
  ///   - result: the forecasts it was found from.
  ///   - version: the program's version.
  public init(_ report: RunReport, result: CrossValidationResult, version: String = "") {
    source = ReportSource(report, result: result)
    self.version = version
  }

  /// The file's text.
  public func text() -> String {
    let values: [String: Any] = [
      "title": "\(page.data): evaluation", "data": page.data, "subtitle": page.subtitle,
      "verdict": page.verdict, "findings": page.findings, "facts": page.facts, "keys": page.keys,
      "names": page.names, "sections": page.sections, "version": page.version,
      "style": ReportStyle.sheet,
      "script": ReportScript.text,
    ]
    do {
      let library = MustacheLibrary(templates: [
        "table": try MustacheTemplate(string: ReportTemplate.table),
        "page": try MustacheTemplate(string: ReportTemplate.page),
      ])
      guard let text = library.render(values, withTemplate: "page") else {
        preconditionFailure("the page's template is registered above")
      }
      return text
    } catch { preconditionFailure("the page's template does not parse: \(error)") }
  }

  /// The error of every model against the horizon as a picture, `horizons.svg`; nil where there is
  /// nothing to draw.
  public func picture() -> String? {
    guard source.table.horizon > 1, var chart = HorizonSection(source).chart else { return nil }
    chart.title = "\(source.title) by steps ahead, \(source.dataName)"
    return ChartPicture(
      chart: chart,
      entries: source.table.models.indices.map {
        ChartPicture.Entry(name: source.short($0), ink: source.ink($0))
      }
    ).text()
  }

  private var page: ReportPage {
    let findings = source.report.findings()
    return ReportPage(
      data: source.dataName, subtitle: source.subtitle,
      verdict: [findings[0], source.report.foldSummary()].map(Self.kept),
      findings: findings.dropFirst().map(Self.kept),
      facts: source.facts,
      keys: source.table.models.indices.map { model in
        let name = ReportPage.Name(source.table.models[model], source.names)
        return ReportPage.Key(
          index: "\(model)", name: name.text, full: name.full,
          classes: source.ink(model).lineClass)
      },
      names: source.names.entries.map { ReportPage.Term(name: $0.short, meaning: $0.full) },
      sections: sections.filter { !$0.isEmpty }.map { section in
        var section = section
        section.lead = Self.kept(section.lead)
        return section
      }, version: version)
  }

  /// Numbers with their sign or unit: no line breaks between them.
  private static func kept(_ text: String) -> String {
    [" %", "p = ", "p ≤ ", "p ≥ ", "p < "].reduce(text) { text, part in
      text.replacing(part, with: part.replacing(" ", with: "\u{A0}"))
    }
  }

  /// The parts in the order of their importance: directions first where the models are for them.
  private var sections: [ReportPage.Section] {
    let directions = [DirectionSection(source).section]
    let isFirst = DirectionText.isMainMatter(of: source.table)
    return (isFirst ? directions : []) + scores + (isFirst ? [] : directions) + others
  }

  private var scores: [ReportPage.Section] {
    [
      ScoreSection(source).section, HorizonSection(source).section,
      SkillSection(source).section, RankSection(source).section, SeriesSection(source).section,
      ForecastSection(source).section, TimeSection(source).section,
      ResidualSection(source).section, IntervalSection(source).section,
    ]
  }

  private var others: [ReportPage.Section] {
    [
      TrainingSection(source).section, CostSection(source).section, FailureSection(source).section,
      DataSection(source).section,
      RepeatSection(source).section,
    ]
  }
}
