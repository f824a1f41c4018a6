internal import ForecastCore
internal import Models

extension [RequestedModel] {
  /// Says on standard error which models do not read columns that were named.
  func noteUnreadColumns(_ data: DataArguments) {
    for line in unreadColumns(known: data.knownColumn, observed: data.observedColumn) {
      Terminal.say(line)
    }
  }

  /// A line each for known and observed columns that some models do not read.
  ///
  /// What holds other models is left out: it reads what they read.
  func unreadColumns(known: [String], observed: [String]) -> [String] {
    let asked: [(flag: String, columns: [String], readers: Set<ColumnReading>)] = [
      ("--known-column", known, [.known, .all, .asItsModels]),
      ("--observed-column", observed, [.all, .asItsModels]),
    ]
    return asked.compactMap { flag, columns, readers in
      let others = filter { model in
        let entry = try? ModelCatalog.entry(named: model.specification.model)
        return entry.map { !readers.contains($0.columns) } ?? false
      }
      guard !columns.isEmpty, !others.isEmpty else { return nil }
      let names = others.map { "'\($0.forecaster.name)'" }.joined(separator: ", ")
      let verb = others.count == 1 ? "does" : "do"
      return "note: \(names) \(verb) not read \(columns.joined(separator: ", ")) (\(flag))"
    }
  }
}
