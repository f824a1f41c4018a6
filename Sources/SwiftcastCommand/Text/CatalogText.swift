internal import Models
internal import Reporting

/// The model catalog as text.
struct CatalogText {
  let format: OutputFormat
  let style: TextTable.Style

  /// Every model, a line each.
  func list(_ entries: [ModelEntry]) -> String {
    let rows = entries.map { [$0.name, $0.isGlobal ? "panel" : "series", $0.summary] }
    return render(
      ["model", "fits a", "what it does"], keys: ["name", "fits", "summary"], rows)
      + (format == .table ? "\nswiftcast models NAME shows the options of a model.\n" : "")
  }

  /// Every option of a model, with default and range.
  func options(of entry: ModelEntry) -> String {
    let rows = entry.options.map { [$0.key, $0.defaultValue, $0.syntax, $0.summary] }
    let table = render(
      ["option", "default", "may be", "meaning"],
      keys: ["option", "default", "values", "summary"], rows)
    guard format == .table else { return table }
    let heading = "\(entry.name): \(entry.summary)\n\n"
    guard let first = entry.options.first else { return heading + "It has no options.\n" }
    let setting = Self.example(of: entry) ?? (key: first.key, value: first.defaultValue)
    return heading + table + "\nExample: --model \(entry.name):\(setting.key)=\(setting.value)\n"
  }

  /// The first option that may be set alone to something else than its default.
  private static func example(of entry: ModelEntry) -> (key: String, value: String)? {
    for option in entry.options {
      let words = option.syntax.split(separator: "|").map { word in
        String(word.drop { $0 == " " }.prefix { $0 != " " })
      }
      for value in words + ["5", "2", "0.5"] where value != option.defaultValue {
        let setting = OptionSetting(key: option.key, value: value)
        if (try? entry.allSettings(for: [setting])) != nil { return (option.key, value) }
      }
    }
    return nil
  }

  /// Columns for people, records with identifiers as keys for programs.
  private func render(_ header: [String], keys: [String], _ rows: [[String]]) -> String {
    let records = RecordTable(header: keys, records: rows.map { $0.map { .text($0) } })
    return switch format {
    case .table: Columns(header: header, rows: rows).text(width: style.width)
    case .csv: records.csv()
    case .json: records.json()
    }
  }
}
