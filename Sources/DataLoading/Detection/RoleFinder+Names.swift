/// Roles by the names users give their columns.
extension RoleFinder {
  static let dateNames = [
    "ds", "date", "datetime", "timestamp", "date time", "time", "day", "period", "month",
    "quarter", "year", "week", "yearmonth", "t", "index", "idx", "step",
  ]

  func dateColumn() -> Int? {
    let free = sheet.names.indices.filter {
      !explicitValues.contains($0) && $0 != explicitID && !isCovariate($0)
    }
    let named = Self.dateNames.compactMap { name in free.first { keys[$0] == name } }
    if let column = named.first(where: { profiles[$0].isTime || profiles[$0].isInteger }) {
      return column
    }
    let hinting = free.filter { column in
      keys[column].split(separator: " ").contains { $0 == "date" || $0 == "time" }
    }
    if let column = hinting.first(where: { profiles[$0].isTime }) { return column }
    if let column = free.first(where: { profiles[$0].isTime }) { return column }
    if let first = free.first, first == 0, sheet.isNameless(0), sheet.hasHeader,
      profiles[0].isInteger, free.count > 1
    {
      return 0
    }
    // A column called so that holds no times: reading it says where and why.
    return named.first { ["ds", "date", "datetime", "timestamp"].contains(keys[$0]) }
  }

  private static let idNames = [
    "unique id", "series id", "item id", "id", "symbol", "ticker", "series", "instrument",
  ]

  func idColumn(date: Int?) -> Int? {
    for name in Self.idNames {
      guard let column = keys.firstIndex(of: name), column != date,
        !explicitValues.contains(column), !isCovariate(column)
      else { continue }
      // A number for every row, such as a key of a database, names no series.
      let tellsApart = profiles[column].repeats || date.map { profiles[$0].repeats } ?? false
      if name == "unique id" || options.layout == .long || tellsApart { return column }
    }
    return nil
  }

  private static let valueNames = [
    "adj close", "adjusted close", "adjclose", "close", "close last", "y", "value", "values",
    "price", "last", "settle",
  ]

  func chooseValue(_ roles: inout ColumnRoles) throws(DataError) {
    let free = sheet.names.indices.filter {
      $0 != roles.date && $0 != roles.id && !isCovariate($0)
    }
    let normal = keys.map { String($0.map { $0 == "/" ? " " : $0 }) }
    let named = Self.valueNames.compactMap { name in free.first { normal[$0] == name } }
    if let column = named.first {
      roles.values = [column]
      // Usual names first: they are the likeliest to have been meant.
      let numeric = free.filter { profiles[$0].isNumeric && !sheet.isNameless($0) }
      let others = named.dropFirst() + numeric.filter { !named.contains($0) }
      if !others.isEmpty {
        roles.notices.append(
          .choseValueColumn(sheet.names[column], others: others.map { sheet.names[$0] }))
      }
      return
    }
    let numeric = free.filter { profiles[$0].isNumeric }
    switch numeric.count {
    case 1: roles.values = numeric
    case 0:
      // One column left: reading it says where and why it holds no numbers.
      guard free.count == 1 else {
        throw .noValueColumn(path: sheet.path, columns: sheet.names)
      }
      roles.values = free
    default:
      throw .severalValueColumns(path: sheet.path, columns: numeric.map { sheet.names[$0] })
    }
  }
}
