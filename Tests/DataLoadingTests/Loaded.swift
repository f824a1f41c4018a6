import DataLoading
import ForecastCore

/// What a text loads to, or the words of its error.
func loaded(_ text: String, _ options: LoadOptions = LoadOptions()) -> (
  data: LoadedData?, error: String?
) {
  do {
    return (try DataFile.load(text: text, path: "f.csv", options: options), nil)
  } catch {
    return (nil, error.description)
  }
}

extension LoadedData {
  /// The values of a series.
  func values(_ series: Int = 0) -> [Double] { panel[series: series].values }

  /// The times of a series as text.
  func times(_ series: Int = 0) -> [String] {
    panel[series: series].timestamps.map(panel.frequency.text)
  }

  /// The notices as text.
  var words: [String] { notices.map(\.description) }
}

/// Bytes loaded as if they stood in a file.
enum CSVText {
  static func load(_ bytes: [UInt8]) throws(DataError) -> LoadedData {
    try DataFile.load(bytes.span, path: "f.csv", options: LoadOptions())
  }
}
