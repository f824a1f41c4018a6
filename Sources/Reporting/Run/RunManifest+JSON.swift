public import Evaluation
internal import ForecastCore
internal import FoundationEssentials

extension RunManifest {
  /// The file's text: keys sorted, indented.
  public func json() -> String {
    JSONText.text(self)
  }

  /// Reads what `json()` writes.
  ///
  /// - Throws: `DecodingError` naming the key that is missing or wrong.
  init(json text: String) throws {
    self = try JSONDecoder().decode(RunManifest.self, from: Data(text.utf8))
  }

  /// Every fold of an evaluation that has no forecast, by model, series and cutoff.
  public static func failures(of result: CrossValidationResult) -> [Failure] {
    result.models.flatMap { model in
      result.series.enumerated().flatMap { index, series in
        series.folds.enumerated().compactMap { position, fold in
          failure(
            model.outcomes[index][position], model: model.name, series: series, fold: fold)
        }
      }
    }
  }

  private static func failure(
    _ outcome: FoldOutcome, model: String, series: EvaluatedSeries, fold: Fold
  ) -> Failure? {
    let phase: String
    let reason: String
    switch outcome {
    case .finished: return nil
    case .failed(let failure):
      phase = failure.phase.rawValue
      reason = failure.reason
    case .interrupted:
      phase = "interrupted"
      reason = "the run was stopped before this fold"
    }
    let cutoff = series.observations.frequency.text(of: series.cutoffTime(of: fold))
    return Failure(
      model: model, series: series.id, cutoff: cutoff, phase: phase, reason: reason)
  }
}

/// JSON as the program writes it.
enum JSONText {
  /// Keys sorted, indented, slashes plain, a newline at the end.
  static func text(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else {
      preconditionFailure("a value that JSON cannot hold: \(value)")
    }
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  /// The same on one line, as bytes.
  static func line(_ value: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    guard let data = try? encoder.encode(value) else {
      preconditionFailure("a value that JSON cannot hold: \(value)")
    }
    return Array(data)
  }

  /// Reads what `line(_:)` gives; nil for other bytes.
  static func value<Value: Decodable>(_ line: [UInt8]) -> Value? {
    guard line.first == UInt8(ascii: "{") else { return nil }
    return try? JSONDecoder().decode(Value.self, from: Data(line))
  }
}
