public import ForecastCore

/// Forecasts made by anyone, as a file has them: a row a series and time, a column a model, and
/// columns `<Model>-lo-95`, `<Model>-hi-95` for bounds.
public struct ForecastTable: Sendable {
  /// A column of numbers, NaN where the field is empty.
  public struct Column: Sendable {
    /// The name in the header.
    public let name: String
    /// One number a row.
    public let values: [Double]

    /// A column.
    public init(name: String, values: [Double]) {
      self.name = name
      self.values = values
    }
  }

  /// The bounds of a model at a level.
  public struct Bounds: Sendable {
    /// The level in the names of the columns.
    public let level: ConfidenceLevel
    /// One lower bound a row.
    public let lower: [Double]
    /// One upper bound a row.
    public let upper: [Double]
  }

  /// A model's columns.
  public struct Model: Sendable {
    /// The name of its column.
    public let name: String
    /// One point forecast a row.
    public let point: [Double]
    /// Its bounds, narrowest level first.
    public let bounds: [Bounds]
  }

  /// The series of each row.
  public let seriesIDs: [String]
  /// The time each row forecasts.
  public let times: [Timestamp]
  /// The last time each row's forecast could see, where the file says.
  public let cutoffs: [Timestamp]?
  /// What came true, where the file says (a column `y`).
  public let actuals: [Double]?
  /// The models, in the order of their columns.
  public let models: [Model]

  /// Sorts out the columns of a file.
  ///
  /// - Parameters:
  ///   - seriesIDs: the series of each row.
  ///   - times: the time each row forecasts.
  ///   - cutoffs: the last time each row's forecast could see, or nil.
  ///   - columns: all other columns; one called `y` holds what came true.
  ///   - names: the models, where they are known: their columns are points whatever their names look
  ///     like. A name without a column is none of the table's.
  /// - Throws: `ForecastTableError` naming the column, and the row where there is one.
  public init(
    seriesIDs: [String], times: [Timestamp], cutoffs: [Timestamp]? = nil, columns: [Column],
    models names: [String] = []
  ) throws(ForecastTableError) {
    precondition(
      times.count == seriesIDs.count && (cutoffs?.count ?? times.count) == times.count
        && columns.allSatisfy { $0.values.count == times.count }, "a value for every row expected")
    var seen: Set<String> = []
    for column in columns where !seen.insert(column.name).inserted {
      throw .repeatedColumn(column.name)
    }
    let parsed = columns.filter { $0.name != "y" }.map {
      (column: $0, bound: names.contains($0.name) ? nil : Bound($0.name))
    }
    let points = parsed.filter { $0.bound == nil }.map(\.column)
    guard !points.isEmpty else { throw .noModels }
    for case (let column, let bound?) in parsed
    where !points.contains(where: { $0.name == bound.model }) {
      throw .boundWithoutModel(column: column.name, model: bound.model)
    }
    var models: [Model] = []
    for point in points {
      let own = parsed.filter { $0.bound?.model == point.name }
      models.append(
        Model(
          name: point.name, point: point.values,
          bounds: try Self.bounds(own.map(\.column))))
    }
    self.seriesIDs = seriesIDs
    self.times = times
    self.cutoffs = cutoffs
    actuals = columns.first { $0.name == "y" }?.values
    self.models = models
  }

  /// Pairs lower with upper columns.
  private static func bounds(_ columns: [Column]) throws(ForecastTableError) -> [Bounds] {
    var bounds: [Bounds] = []
    for column in columns {
      guard let bound = Bound(column.name) else { continue }
      guard let partner = columns.first(where: { Bound($0.name) == bound.partner }) else {
        throw .missingPartner(column: column.name, partner: bound.partner.name)
      }
      guard bound.isLower else { continue }
      if let row = column.values.indices.first(where: { column.values[$0] > partner.values[$0] }) {
        throw .crossed(
          column: column.name, row: row, lower: column.values[row], upper: partner.values[row])
      }
      bounds.append(Bounds(level: bound.level, lower: column.values, upper: partner.values))
    }
    return bounds.sorted { $0.level < $1.level }
  }

  /// What the name of a column of bounds says.
  private struct Bound: Equatable {
    let model: String
    let level: ConfidenceLevel
    let isLower: Bool

    init(model: String, level: ConfidenceLevel, isLower: Bool) {
      self.model = model
      self.level = level
      self.isLower = isLower
    }

    init?(_ name: String) {
      let parts = name.split(separator: "-", omittingEmptySubsequences: false)
      guard parts.count >= 3, let percent = Double(parts[parts.count - 1]),
        let level = ConfidenceLevel(percent: percent)
      else { return nil }
      let side = parts[parts.count - 2]
      guard side == "lo" || side == "hi" else { return nil }
      self.init(
        model: parts.dropLast(2).joined(separator: "-"), level: level, isLower: side == "lo")
    }

    var partner: Bound { Bound(model: model, level: level, isLower: !isLower) }
    var name: String { "\(model)-\(isLower ? "lo" : "hi")-\(level)" }
  }
}
