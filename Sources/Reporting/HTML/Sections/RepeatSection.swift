internal import Evaluation

/// Every option, every definition, and the command that repeats the run.
struct RepeatSection {
  let source: ReportSource

  init(_ source: ReportSource) { self.source = source }

  var section: ReportPage.Section {
    var section = ReportPage.Section(id: "repeat", title: "Options and how to repeat the run")
    let facts = ["data", "sha-256", "rows", "series", "span", "frequency", "season length"]
    section.terms = source.report.settings.filter { !facts.contains($0.key) }.map {
      ReportPage.Term(name: $0.key, meaning: $0.value)
    }
    section.code = source.report.repeatCommand()
    return section
  }
}
