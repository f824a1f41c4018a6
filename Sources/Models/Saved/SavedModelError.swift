internal import ForecastCore

/// Why a model cannot be saved, or a saved one not be used.
///
/// Paths are those of files in the model's folder.
public enum SavedModelError: Error, Hashable, Sendable {
  /// A model whose fit has no file format.
  case cannotBeSaved(model: String, known: [String])
  /// A file that is no JSON, or lacks what it must hold.
  case malformed(path: String, reason: String)
  /// Written by a later version.
  case newerFormat(path: String, expected: Int, found: Int, version: String)
  /// A value of `model.json` that makes no sense.
  case badValue(path: String, key: String, expected: String, found: String)
  /// A `model.json` that is not the one that was written.
  case damaged(path: String, expected: String, found: String)
  /// Weights that are damaged or belong to another network.
  case badWeights(path: String, reason: String)
  /// Data of another spacing than the model was trained on.
  case otherFrequency(path: String, expected: String, found: String)
  /// Data of another season than the model was trained on.
  case otherSeasonLength(path: String, expected: Int, found: Int)
  /// A series without a network, where each has its own.
  case unknownSeries(path: String, series: String, known: [String])
  /// More steps than the networks were trained for.
  case tooManySteps(path: String, expected: Int, found: Int)
}

extension SavedModelError: CustomStringConvertible {
  /// Where, what was expected, what was found, how to mend it.
  public var description: String {
    switch self {
    case .cannotBeSaved(let model, let known):
      """
      '\(model)': expected a model that can be saved (\(known.joined(separator: ", "))). Save one of \
      these, or forecast with --model alone.
      """
    case .malformed(let path, let reason):
      "\(path): expected a saved model, found something else: \(reason). Save the model again."
    case .newerFormat(let path, let expected, let found, let version):
      """
      \(path): expected format \(expected) or older, found \(found), written by swiftcast \
      \(version). Update swiftcast, or save the model again.
      """
    case .badValue(let path, let key, let expected, let found):
      "\(path), '\(key)': expected \(expected), found \(found). Save the model again."
    case .damaged(let path, let expected, let found):
      """
      \(path): expected text with checksum \(expected), found \(found.isEmpty ? "none" : found): it was \
      changed after it was written. Save the model again.
      """
    case .badWeights(let path, let reason): "\(path): \(reason) Save the model again."
    case .otherFrequency(let path, let expected, let found):
      """
      \(path): expected data of frequency '\(expected)', which the model was trained on, found \
      '\(found)'. Set --frequency where the data are the same, or train a new model.
      """
    case .otherSeasonLength(let path, let expected, let found):
      """
      \(path): expected \(expected) observations a season, as in training, found \(found). Pass \
      --season-length \(expected), or train a new model.
      """
    case .unknownSeries(let path, let series, let known):
      """
      \(path): expected series that have a network of their own, found \
      '\(series)'\(Self.hint(series, known)). Train a new model, or one with scope=global.
      """
    case .tooManySteps(let path, let expected, let found):
      """
      \(path): expected a horizon of at most \(expected), which the model was trained for, found \
      \(found). Forecast fewer steps, or train a new model.
      """
    }
  }

  private static func hint(_ series: String, _ known: [String]) -> String {
    if let nearest = NearestName.of(series, among: known) { return " (did you mean '\(nearest)'?)" }
    let more = known.count > 5 ? " and \(known.count - 5) more" : ""
    return " (known: \(known.prefix(5).joined(separator: ", "))\(more))"
  }
}
