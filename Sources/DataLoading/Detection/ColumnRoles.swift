internal import ForecastCore

/// Which column is what.
struct ColumnRoles: Sendable {
  var layout: DataLayout
  var date: Int?
  var values: [Int]
  var id: Int?
  /// Columns beside the values: known beforehand, then observed.
  var covariates: [(column: Int, covariate: Covariate)] = []
  var notices: [DataNotice] = []

  /// The roles as the options say, and for the rest as header and content suggest.
  static func find(
    in sheet: Sheet, bytes: Span<UInt8>, options: LoadOptions
  ) throws(DataError) -> ColumnRoles {
    let finder = try RoleFinder(sheet: sheet, bytes: bytes, options: options)
    var roles = try finder.find()
    roles.covariates = try finder.covariates(roles)
    if roles.layout != .wide { try roles.refuseRepeatedNames(in: sheet) }
    if !sheet.hasHeader { roles.notices.insert(.noHeader, at: 0) }
    return roles
  }
}

extension ColumnRoles {
  /// Nothing says which of two columns of one name is meant.
  fileprivate func refuseRepeatedNames(in sheet: Sheet) throws(DataError) {
    for column in [date, id].compactMap({ $0 }) + values + covariates.map(\.column) {
      let alike = sheet.names.indices.filter { sheet.names[$0] == sheet.names[column] }
      if alike.count > 1 {
        throw .repeatedColumn(
          path: sheet.path, name: sheet.names[column], columns: alike.map { $0 + 1 })
      }
    }
  }
}

/// What the first rows of a column hold.
struct ColumnProfile: Sendable {
  var numbers = 0
  var integers = 0
  var dates = 0
  var texts = 0

  /// Numbers, not counting missing cells; one odd cell among many does not hide them.
  var isNumeric: Bool { numbers > dates + texts }
  /// Dates, or bare integers that may be times.
  var isTime: Bool { dates > numbers + texts }
  var isInteger: Bool { integers > 0 && integers == numbers && dates + texts == 0 }
  var isText: Bool { texts > numbers + dates }
  var isEmpty: Bool { numbers + dates + texts == 0 }
}

/// Finds the roles of the columns of one file.
private struct RoleFinder {
  static let sampledRows = 100
  let sheet: Sheet
  let options: LoadOptions
  let profiles: [ColumnProfile]
  /// Lower-case names, `_` and `-` and `.` made blanks.
  let keys: [String]
  /// Whether a time stands in two sampled rows, for each column.
  let repeats: [Bool]
  private let explicitDate: Int?
  private let explicitID: Int?
  private let explicitValues: [Int]
  private let explicitCovariates: [(column: Int, covariate: Covariate)]

  init(sheet: Sheet, bytes: Span<UInt8>, options: LoadOptions) throws(DataError) {
    self.sheet = sheet
    self.options = options
    explicitDate = try options.dateColumn.map { (name) throws(DataError) in
      try Self.column(name, sheet)
    }
    explicitID = try options.idColumn.map { (name) throws(DataError) in
      try Self.column(name, sheet)
    }
    explicitValues = try options.valueColumns.map { (name) throws(DataError) in
      try Self.column(name, sheet)
    }
    explicitCovariates =
      try Self.covariates(options.knownColumns, .known, sheet)
      + Self.covariates(options.observedColumns, .observed, sheet)
    let classifier = CellClassifier()
    let rows = min(sheet.rowCount, Self.sampledRows)
    var profiles: [ColumnProfile] = []
    var repeats: [Bool] = []
    for column in sheet.names.indices {
      var profile = ColumnProfile()
      var seen: Set<[UInt8]> = []
      for row in 0..<rows {
        let field = sheet.field(row, column)
        switch classifier.kind(of: field, in: bytes) {
        case .missing: break
        case .number:
          profile.numbers += 1
          profile.integers += classifier.integer(field, in: bytes) == nil ? 0 : 1
        case .date: profile.dates += 1
        case .text: profile.texts += 1
        }
        if field.count <= 64 { seen.insert(field.content(in: bytes)) }
      }
      profiles.append(profile)
      repeats.append(seen.count < rows)
    }
    self.profiles = profiles
    self.repeats = repeats
    keys = sheet.names.indices.map { column in
      sheet.isNameless(column)
        ? ""
        : String(
          sheet.names[column].lowercased().map { "_-.*".contains($0) ? " " : $0 }
        ).trimmingBlanks()
    }
  }

  private static func covariates(
    _ names: [String], _ availability: Covariate.Availability, _ sheet: Sheet
  ) throws(DataError) -> [(column: Int, covariate: Covariate)] {
    try names.map { name throws(DataError) in
      let column = try column(name, sheet)
      let covariate = Covariate(name: sheet.names[column], availability: availability)
      return (column, covariate)
    }
  }

  /// The columns beside the values, each with one part to play.
  func covariates(_ roles: ColumnRoles) throws(DataError) -> [(column: Int, covariate: Covariate)] {
    if roles.layout == .wide, !explicitCovariates.isEmpty {
      throw .wrongLayout(
        path: sheet.path, layout: .wide,
        reason: "known or observed columns are named; a wide row holds the values of one series")
    }
    var taken = Set(roles.values + [roles.date, roles.id].compactMap { $0 })
    for one in explicitCovariates where !taken.insert(one.column).inserted {
      throw .columnTwice(path: sheet.path, name: one.covariate.name)
    }
    return explicitCovariates
  }

  func find() throws(DataError) -> ColumnRoles {
    switch options.layout {
    case .wide: return try wide()
    case .auto where isWide: return try wide()
    default: return try tall()
    }
  }

  // MARK: Wide

  private var isWide: Bool {
    guard explicitDate == nil, explicitValues.isEmpty, options.idColumn == nil,
      explicitCovariates.isEmpty,
      sheet.hasHeader, sheet.names.count >= 3
    else { return false }
    guard profiles[0].isText, profiles.dropFirst().allSatisfy({ $0.isNumeric || $0.isEmpty }),
      !keys.dropFirst().contains(where: { Self.dateNames.contains($0) })
    else { return false }
    // V2, V3, … or t1, t2, … or 1960, 1961, …: names that count.
    let counts = sheet.names.dropFirst().map { Int($0.drop { !$0.isNumber }) }
    return zip(counts, counts.dropFirst()).allSatisfy { left, right in
      guard let left, let right else { return false }
      return right == left + 1
    }
  }

  private func wide() throws(DataError) -> ColumnRoles {
    guard sheet.names.count >= 2 else {
      throw .wrongLayout(
        path: sheet.path, layout: .wide,
        reason: "there is only one column; a wide row is a name and its values")
    }
    if explicitDate != nil || !explicitValues.isEmpty {
      throw .wrongLayout(
        path: sheet.path, layout: .wide,
        reason: "a date or value column is named; a wide row has only the name of its series")
    }
    let id = explicitID ?? 0
    return ColumnRoles(
      layout: .wide, date: nil, values: sheet.names.indices.filter { $0 != id }, id: id)
  }

  // MARK: Long and single

  private func tall() throws(DataError) -> ColumnRoles {
    let date = explicitDate ?? dateColumn()
    let id = options.layout == .single ? explicitID : explicitID ?? idColumn(date: date)
    if options.layout == .long, id == nil {
      throw .wrongLayout(
        path: sheet.path, layout: .long,
        reason: "no column names the series; name one with --id-column")
    }
    if options.layout == .single, id != nil {
      throw .wrongLayout(
        path: sheet.path, layout: .single, reason: "--id-column is for the long layout")
    }
    var roles = ColumnRoles(
      layout: id == nil ? .single : .long, date: date, values: explicitValues, id: id)
    if roles.values.isEmpty { try chooseValue(&roles) }
    if date == nil { roles.notices.append(.countedByRow) }
    return roles
  }

  private static let dateNames = [
    "ds", "date", "datetime", "timestamp", "date time", "time", "day", "period", "month",
    "quarter", "year", "week", "yearmonth", "t", "index", "idx", "step",
  ]

  private func dateColumn() -> Int? {
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

  private func idColumn(date: Int?) -> Int? {
    for name in Self.idNames {
      guard let column = keys.firstIndex(of: name), column != date,
        !explicitValues.contains(column), !isCovariate(column)
      else { continue }
      // A number for every row, such as a key of a database, names no series.
      let tellsApart = repeats[column] || date.map { repeats[$0] } ?? false
      if name == "unique id" || options.layout == .long || tellsApart { return column }
    }
    return nil
  }

  private static let valueNames = [
    "adj close", "adjusted close", "adjclose", "close", "close last", "y", "value", "values",
    "price", "last", "settle",
  ]

  private func chooseValue(_ roles: inout ColumnRoles) throws(DataError) {
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

  private func isCovariate(_ column: Int) -> Bool {
    explicitCovariates.contains { $0.column == column }
  }

  private static func column(_ name: String, _ sheet: Sheet) throws(DataError) -> Int {
    if let exact = sheet.names.firstIndex(of: name) { return exact }
    let wanted = name.trimmingBlanks().lowercased()
    let alike = sheet.names.indices.filter { sheet.names[$0].lowercased() == wanted }
    guard alike.count == 1 else {
      throw .unknownColumn(path: sheet.path, name: name, known: sheet.names)
    }
    return alike[0]
  }
}
