internal import ForecastCore

/// Finds the roles of the columns of one file.
struct RoleFinder {
  let sheet: Sheet
  let options: LoadOptions
  let profiles: [ColumnProfile]
  /// Lower-case names, `_` and `-` and `.` made blanks.
  let keys: [String]
  let explicitDate: Int?
  let explicitID: Int?
  let explicitValues: [Int]
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
    var profiles: [ColumnProfile] = []
    for column in sheet.names.indices {
      profiles.append(ColumnProfile(of: column, in: sheet, bytes: bytes, using: classifier))
    }
    self.profiles = profiles
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

  func isCovariate(_ column: Int) -> Bool {
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
