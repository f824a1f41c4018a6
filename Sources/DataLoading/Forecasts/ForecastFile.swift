public import ForecastCore

/// Forecasts as a file has them, made by anyone: a row a series and time, a column a model.
///
/// The columns are found by name: the series (`unique_id`, `id`, …; a file without one is of one
/// series, named ""), the time (`ds`, `date`, `step`, …), the cutoff (`cutoff`, may be absent);
/// every other column holds numbers. A wide file, a row a series as in the M4 files, has one
/// model, and its steps count from 1.
public struct ForecastFile: Sendable {
  /// A column of numbers, NaN where the field is empty.
  public struct Column: Sendable {
    /// The name in the header.
    public let name: String
    /// One number a row.
    public let values: [Double]
  }

  /// The series of each row.
  public let seriesIDs: [String]
  /// The time each row forecasts.
  public let times: [Timestamp]
  /// The last time each row's forecast could see, where the file says.
  public let cutoffs: [Timestamp]?
  /// Every column of numbers, in the order of the file.
  public let columns: [Column]
  /// Whether times count steps after the end of the training part, as in a wide file.
  public let countsSteps: Bool

  /// Reads a file of forecasts.
  ///
  /// - Parameters:
  ///   - path: a CSV file.
  ///   - model: what the model of a wide file is called.
  ///   - options: how to read it; column names, layout, delimiter, date order, decimal mark.
  /// - Throws: `DataError` that says where, what was expected, what was found, how to mend it.
  public init(
    path: String, model: String = "forecast", options: LoadOptions = LoadOptions()
  ) throws(DataError) {
    let file = try MappedFile(path: path)
    self = try file.withBytes { (bytes) throws(DataError) in
      let table = try CSVScanner.scan(bytes, path: path, delimiter: options.delimiter)
      let sheet = try Sheet(table, bytes: bytes, path: path)
      if Self.isWide(sheet, options) {
        return try ForecastFile(wide: bytes, path: path, model: model, options: options)
      }
      return try ForecastFile(long: sheet, bytes: bytes, options: options)
    }
  }

  private static func isWide(_ sheet: Sheet, _ options: LoadOptions) -> Bool {
    switch options.layout {
    case .wide: true
    case .auto: options.dateColumn == nil && timeColumn(in: sheet.names) == nil
    case .single, .long: false
    }
  }

  private init(
    wide bytes: Span<UInt8>, path: String, model: String, options: LoadOptions
  ) throws(DataError) {
    var options = options
    options.layout = .wide
    options.missing = .keep
    let panel = try DataFile.load(bytes, path: path, options: options).panel.whole
    seriesIDs = panel.flatMap { [String](repeating: $0.id, count: $0.count) }
    times = panel.flatMap(\.timestamps)
    cutoffs = nil
    columns = [Column(name: model, values: panel.flatMap(\.values))]
    countsSteps = true
  }

  private init(
    long sheet: Sheet, bytes: Span<UInt8>, options: LoadOptions
  ) throws(DataError) {
    let id = try Self.position(options.idColumn, in: sheet) ?? Self.idColumn(in: sheet.names)
    let named = try Self.position(options.dateColumn, in: sheet)
    guard let time = named ?? Self.timeColumn(in: sheet.names) else {
      throw .unknownColumn(path: sheet.path, name: "ds", known: sheet.names)
    }
    let cutoff = sheet.names.firstIndex { $0.lowercased() == "cutoff" }
    seriesIDs = try Self.text(id, sheet, bytes)
    times = try Self.times(time, sheet, bytes, options)
    if let cutoff {
      cutoffs = try Self.times(cutoff, sheet, bytes, options)
    } else {
      cutoffs = nil
    }
    var columns: [Column] = []
    for index in sheet.names.indices where ![id, time, cutoff].contains(index) {
      let numbers = try NumberColumn.decode(
        sheet.column(index), name: sheet.names[index], sheet: sheet, bytes: bytes,
        mark: options.decimalMark)
      columns.append(Column(name: sheet.names[index], values: numbers.values))
    }
    self.columns = columns
    countsSteps = Self.stepNames.contains(sheet.names[time].lowercased())
  }

  private static let stepNames = ["step", "h", "horizon"]

  private static func timeColumn(in names: [String]) -> Int? {
    let known = ["ds", "date", "time", "timestamp", "datetime"] + stepNames
    return names.firstIndex { known.contains($0.lowercased()) }
  }

  private static func idColumn(in names: [String]) -> Int? {
    let known = ["unique_id", "id", "series", "series_id", "item_id", "symbol", "ticker"]
    return names.firstIndex { known.contains($0.lowercased()) }
  }

  private static func position(_ name: String?, in sheet: Sheet) throws(DataError) -> Int? {
    guard let name else { return nil }
    guard let position = sheet.names.firstIndex(of: name) else {
      throw .unknownColumn(path: sheet.path, name: name, known: sheet.names)
    }
    return position
  }

  private static func text(
    _ column: Int?, _ sheet: Sheet, _ bytes: Span<UInt8>
  ) throws(DataError) -> [String] {
    guard let column else { return [String](repeating: "", count: sheet.rowCount) }
    var texts: [String] = []
    texts.reserveCapacity(sheet.rowCount)
    for field in sheet.column(column) {
      guard let text = field.text(in: bytes) else {
        throw .invalidText(at: sheet.position(field, bytes), what: "the name of a series")
      }
      texts.append(text.trimmingBlanks())
    }
    return texts
  }

  private static func times(
    _ column: Int, _ sheet: Sheet, _ bytes: Span<UInt8>, _ options: LoadOptions
  ) throws(DataError) -> [Timestamp] {
    var time = try TimeColumn.decode(
      sheet.column(column), name: sheet.names[column], sheet: sheet, bytes: bytes,
      options: options)
    time.unifyZones()
    return time.clocks.map { Timestamp(rawValue: $0) }
  }
}
