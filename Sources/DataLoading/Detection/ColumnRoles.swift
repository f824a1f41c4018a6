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
