import DataLoading
import ForecastCore
import Foundation
import Testing

/// Real files that are not part of the package: `../shared` beside it, skipped where absent.
@Suite struct EvaluationFilesTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static let folder = root.appending(path: "../shared/data/evaluation").standardized

  /// The path of a file, or nil, with a line printed, where it is absent.
  private func path(_ name: String) -> String? {
    let path = Self.folder.appending(path: name).path
    if FileManager.default.fileExists(atPath: path) { return path }
    print("skipped: ../shared/data/evaluation/\(name) is absent")
    return nil
  }

  /// A stock file and what a reader in another language finds in it.
  struct StockFile: Sendable, CustomStringConvertible {
    let name: String
    let column: String
    let rows: Int
    let first: (date: String, value: Double)
    let last: (date: String, value: Double)
    let sum: Double
    var description: String { name }
  }

  // Rows, first, last and sum by Python's csv and datetime, dates oldest first.
  static let stockFiles = [
    StockFile(
      name: "backtesting_GOOG.csv", column: "Close", rows: 2148, first: ("2004-08-19", 100.34),
      last: ("2013-03-01", 806.19), sum: 1021327.2),
    StockFile(
      name: "bitcoin_price_dd-mon-yy.csv", column: "Close", rows: 1760,
      first: ("2013-04-28", 134.21),
      last: ("2018-02-20", 11403.7), sum: 2614914.72),
    StockFile(
      name: "google_train_quoted_volume.csv", column: "Close", rows: 1258,
      first: ("2012-01-03", 663.59),
      last: ("2016-12-30", 771.82), sum: 896538.44),
    StockFile(
      name: "nasdaq_historicalquotes_dollar.csv", column: "Last", rows: 2518,
      first: ("2010-03-01", 29.8557),
      last: ("2020-02-28", 273.36), sum: 288989.6571),
    StockFile(
      name: "plotly_2014_apple_stock.csv", column: "AAPL_y", rows: 240,
      first: ("2014-01-02", 77.44539475),
      last: ("2014-12-12", 110.0271393), sum: 21624.62689009),
    StockFile(
      name: "yahoo_nsei_null_rows.csv", column: "Adj Close", rows: 1228,
      first: ("2016-03-08", 7485.299805),
      last: ("2021-03-05", 14938.099609), sum: 12852465.207057),
  ]

  @Test(arguments: stockFiles)
  func stockFilesLoadRight(_ file: StockFile) throws {
    guard let path = path("stock-files/\(file.name)") else { return }
    let data = try DataFile.load(path: path, options: LoadOptions(missing: .drop))
    let series = data.panel[series: 0]
    #expect(data.facts.valueColumns == [file.column])
    #expect(series.count == file.rows)
    #expect(data.panel.frequency.text(of: series.timestamp(at: 0)) == file.first.date)
    #expect(data.panel.frequency.text(of: series.timestamp(at: series.count - 1)) == file.last.date)
    #expect(series.values.first == file.first.value)
    #expect(series.values.last == file.last.value)
    #expect(abs(series.values.reduce(0, +) - file.sum) <= 1e-9 * file.sum)
    let daily: Frequency = file.name.hasPrefix("bitcoin") ? .daily : .businessDaily
    #expect(data.panel.frequency == daily)
  }

  @Test func nullRowsAreRefusedByDefaultWithTheirLine() throws {
    guard let path = path("stock-files/yahoo_nsei_null_rows.csv") else { return }
    let error = #expect(throws: DataError.self) { try DataFile.load(path: path) }
    #expect(
      error?.description
        == "\(path):109:32: expected a number in 'Adj Close', found 'null'; 'Adj Close' has 6 "
        + "missing values. Fill the file, or pass --missing forward-fill, interpolate or drop, "
        + "or keep for models that take gaps.")
  }

  @Test func wideM4FilesLoad() throws {
    for (name, count, total) in [("Hourly", 414, 353_500), ("Weekly", 359, 366_912)] {
      guard let path = path("m4/\(name)-train.csv") else { continue }
      let data = try DataFile.load(path: path, options: LoadOptions(seasonLength: 24))
      #expect(data.panel.count == count)
      #expect(data.panel.whole.reduce(0) { $0 + $1.count } == total)
      #expect(data.panel.seasonLength == 24)
    }
  }

  @Test func longM3FilesLoad() throws {
    guard let path = path("m3/M3-monthly-train.csv") else { return }
    let data = try DataFile.load(path: path)
    #expect(data.panel.count == 1_428)
    #expect(data.panel.frequency == .monthly)
    #expect(data.facts.rowCount == 141_858)
    #expect(data.values().prefix(3) == [2_640, 2_640, 2_160])
  }

  @Test func csvSpectrumTablesEqualTheirJSON() throws {
    guard let folder = path("csv/csv-spectrum/csvs") else { return }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    // That file is no UTF-8, and the JSON beside it holds another record.
    for name in names where name != "location_coordinates.csv" {
      let file = try MappedFile(path: "\(folder)/\(name)")
      let json = "\(folder)/../json/\(name.dropLast(4)).json"
      let expected = try JSONDecoder().decode(
        [[String: String]].self, from: Data(contentsOf: URL(filePath: json)))
      let found = try file.withBytes { bytes in
        let table = try CSVScanner.scan(bytes, path: name)
        return (1..<table.recordCount).map { record in
          (0..<table.columnCount).map { column in
            (
              String(decoding: table[0, column].bytes(in: bytes), as: UTF8.self),
              String(decoding: table[record, column].bytes(in: bytes), as: UTF8.self)
            )
          }
        }
      }
      #expect(found.map { Dictionary(uniqueKeysWithValues: $0) } == expected, "\(name)")
    }
  }

  @Test func everyW3CFileLoadsOrSaysWhy() throws {
    guard let folder = path("csv/w3c-csvw-tests") else { return }
    var loadedCount = 0
    for case let name as String in FileManager.default.enumerator(atPath: folder) ?? .init()
    where name.hasSuffix(".csv") {
      let path = "\(folder)/\(name)"
      do throws(DataError) {
        _ = try DataFile.load(path: path)
        loadedCount += 1
      } catch {
        let text = error.description
        #expect(text.hasPrefix(path) && text.contains("expected"), "\(text)")
        #expect(text.hasSuffix(".") || text.hasSuffix("?") || text.hasSuffix(")."), "\(text)")
      }
    }
    #expect(loadedCount > 0)
  }

  @Test func everyCommittedSeriesLoads() throws {
    let folder = Self.root.appending(path: "datasets")
    let several = ["eustockmarkets": ["DAX", "FTSE"], "macrodata_quarterly": ["realgdp"]]
    let expected: [String: (Frequency, Int)] = [
      "aapl_daily": (.businessDaily, 3_270), "ibm_daily": (.businessDaily, 3_270),
      "stocks5_daily_panel": (.businessDaily, 12_154), "eustockmarkets": (.index, 1_860),
      "airpassengers": (.monthly, 144), "usaccdeaths": (.monthly, 72), "lynx": (.yearly, 114),
      "nile_yearly": (.yearly, 100), "sunspots_yearly": (.yearly, 309),
      "co2_weekly": (.weekly, 2_284), "macrodata_quarterly": (.quarterly, 203),
      "vic_elec_hourly": (.hourly, 3_600),
    ]
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".csv") }
    #expect(files.count == expected.count)
    for (name, (frequency, rows)) in expected {
      let options = LoadOptions(valueColumns: several[name] ?? [], missing: .interpolate)
      let data = try DataFile.load(
        path: folder.appending(path: "\(name).csv").path, options: options)
      #expect(data.panel.frequency == frequency, "\(name)")
      #expect(data.facts.rowCount == rows, "\(name)")
    }
  }
}

extension CSVField {
  /// The field's bytes, doubled quotes made single: some test files are no UTF-8.
  fileprivate func bytes(in bytes: Span<UInt8>) -> [UInt8] {
    text(in: bytes).map { Array($0.utf8) } ?? (start..<end).map { bytes[$0] }
  }
}
