public import Evaluation
public import ForecastCore

/// Forecasts of the future as a table, CSV or JSON: one row a series and step.
public struct ForecastText: Sendable {
  private let forecasts: [FutureForecast.ModelForecasts]
  private let series: [String]
  private let frequency: Frequency
  /// Levels of each model, narrowest first.
  private let levels: [[ConfidenceLevel]]
  /// Whether each model tells directions.
  private let tellsDirections: [Bool]

  /// Forecasts of a panel's series, as `FutureForecast.run` gives them.
  public init(_ forecasts: [FutureForecast.ModelForecasts], of panel: Panel) {
    self.forecasts = forecasts
    series = panel.ids
    frequency = panel.frequency
    levels = forecasts.map { model in
      let all = model.outcomes.compactMap(\.forecast).flatMap { $0.intervals.map(\.level) }
      return Set(all).sorted()
    }
    tellsDirections = forecasts.map { model in
      model.outcomes.contains { $0.forecast?.directions != nil }
    }
  }

  /// The step's facts of one series.
  private struct Row {
    let series: Int
    let step: Int
    let time: Timestamp
  }

  private var rows: [Row] {
    series.indices.flatMap { index in
      let times = forecasts.compactMap { $0.outcomes[index].forecast?.timestamps }.first ?? []
      return times.enumerated().map { Row(series: index, step: $0, time: $1) }
    }
  }

  private var modelColumns: [String] {
    forecasts.indices.flatMap { index in
      let model = forecasts[index].model
      return ForecastColumns.header(model: model, levels: levels[index])
        + (tellsDirections[index] ? ["down", "flat", "up"].map { "\(model)-\($0)" } : [])
    }
  }

  private func numbers(_ row: Row) -> [String] {
    forecasts.indices.flatMap { index in
      let forecast = forecasts[index].outcomes[row.series].forecast
      let directions = forecast?.directions?.probabilities[row.step]
      return ForecastColumns.fields(forecast, levels: levels[index], step: row.step)
        + (tellsDirections[index]
          ? ChangeDirection.allCases.map { CSVText.field(directions?[$0.rawValue]) } : [])
    }
  }

  /// `unique_id,ds,<Model>[,<Model>-lo-95,<Model>-hi-95]…` in full precision.
  ///
  /// A forecast that failed is empty. A model of directions has `<Model>-down`, `-flat` and `-up`
  /// too.
  public func csv() -> String {
    CSVText.line((["unique_id", "ds"] + modelColumns).map { CSVText.field($0) })
      + rows.map { row in
        CSVText.line(
          [CSVText.field(series[row.series]), frequency.text(of: row.time)] + numbers(row))
      }.joined()
  }

  /// Levels so many times their spread are not told apart by four digits.
  private static let high = 1e4

  /// The least difference between points and bounds of one model and series that lie far from 0
  /// beside it; nil where none do.
  private var spread: Double? {
    let spreads = forecasts.flatMap { model in
      model.outcomes.compactMap(\.forecast).compactMap { forecast -> Double? in
        let numbers = forecast.point + forecast.intervals.flatMap { $0.lower + $0.upper }
        guard let low = numbers.min(), let high = numbers.max(), high > low else { return nil }
        return max(abs(low), abs(high)) >= Self.high * (high - low) ? high - low : nil
      }
    }
    return spreads.min()
  }

  /// For people: a row a series and step, rounded to what the numbers are worth.
  public func table() -> TextTable {
    let values = rows.map { row in numbers(row).map { Double($0) } }
    let spread = spread
    let columns = modelColumns.indices.map { column in
      let own = values.map { $0[column] }
      let isHuge = own.contains { ($0?.magnitude ?? 0) >= 1e9 }
      return isHuge || spread != nil
        ? NumberText.levels(own, resolving: spread) : NumberText.column(own)
    }
    return TextTable(
      header: ["series", "time"] + modelColumns,
      rows: rows.enumerated().map { position, row in
        [TextTable.Cell(series[row.series]), TextTable.Cell(frequency.text(of: row.time))]
          + columns.map { TextTable.Cell($0[position]) }
      })
  }

  /// A list of objects: `unique_id`, `ds`, `model`, `forecast`, and `intervals` by level; from a
  /// model of directions also `down`, `flat` and `up`.
  public func json() -> String { JSONText.text(entries) }

  /// An object of `forecasts`, as `json()` has them, and `fits`.
  public func json(with fits: [SeriesFit]) -> String {
    JSONText.text(Explained(forecasts: entries, fits: fits))
  }

  private var entries: [Entry] {
    rows.flatMap { row in
      forecasts.compactMap { model in
        model.outcomes[row.series].forecast.map { forecast in
          Entry(
            uniqueID: series[row.series], ds: frequency.text(of: row.time), model: model.model,
            forecast: forecast.point[row.step],
            directions: forecast.directions?.probabilities[row.step],
            intervals: forecast.intervals.map {
              Entry.Bounds(
                level: $0.level.percent, lower: $0.lower[row.step], upper: $0.upper[row.step])
            })
        }
      }
    }
  }

  private struct Explained: Encodable {
    let forecasts: [Entry]
    let fits: [SeriesFit]
  }

  private struct Entry: Encodable {
    struct Bounds: Encodable {
      let level: Double
      let lower: Double
      let upper: Double
    }
    let uniqueID: String
    let ds: String
    let model: String
    let forecast: Double
    let down: Double?
    let flat: Double?
    let up: Double?
    let intervals: [Bounds]

    enum CodingKeys: String, CodingKey {
      case ds, model, forecast, down, flat, up, intervals
      case uniqueID = "unique_id"
    }

    init(
      uniqueID: String, ds: String, model: String, forecast: Double, directions: [Double]?,
      intervals: [Bounds]
    ) {
      self.uniqueID = uniqueID
      self.ds = ds
      self.model = model
      self.forecast = forecast
      down = directions?[ChangeDirection.down.rawValue]
      flat = directions?[ChangeDirection.flat.rawValue]
      up = directions?[ChangeDirection.up.rawValue]
      self.intervals = intervals
    }
  }
}
