internal import Models
internal import Reporting

/// The model catalog as text.
struct CatalogText {
  let format: OutputFormat
  let style: TextTable.Style

  /// Every model, a line each.
  func list(_ entries: [ModelEntry]) -> String {
    let rows = entries.map { [$0.name, $0.isGlobal ? "panel" : "series", $0.summary] }
    return render(header: ["model", "fits a", "what it does"], rows)
      + (format == .table ? "\nswiftcast models NAME shows the options of a model.\n" : "")
  }

  /// Every option of a model, with default and range.
  func options(of entry: ModelEntry) -> String {
    let rows = entry.options.map { [$0.key, $0.defaultValue, $0.syntax, $0.summary] }
    let table = render(header: ["option", "default", "may be", "meaning"], rows)
    guard format == .table else { return table }
    let heading = "\(entry.name): \(entry.summary)\n\n"
    guard let first = entry.options.first else { return heading + "It has no options.\n" }
    return heading + table
      + "\nExample: --model \(entry.name):\(first.key)=\(first.defaultValue)\n"
  }

  private func render(header: [String], _ rows: [[String]]) -> String {
    let records = RecordTable(header: header, records: rows.map { $0.map { .text($0) } })
    return switch format {
    case .table: Columns(header: header, rows: rows).text(width: style.width)
    case .csv: records.csv()
    case .json: records.json()
    }
  }
}
