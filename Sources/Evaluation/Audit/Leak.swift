public import ForecastCore

/// A forecast that changed although only the future did.
public struct Leak: Hashable, Sendable {
  /// The part of a fold's outcome that changed.
  public enum Part: Hashable, Sendable {
    /// The point forecast.
    case point
    /// The lower bound at a level.
    case lower(ConfidenceLevel)
    /// The upper bound at a level.
    case upper(ConfidenceLevel)
    /// The predictive distribution.
    case distribution
    /// The scale of scaled errors, from the training part.
    case scale
    /// Whether there is a forecast at all, what it has, or why there is none.
    case outcome
  }

  /// The model that saw what it must not.
  public let model: String
  /// The series whose forecast changed.
  public let series: String
  /// The origin, counted from 0.
  public let origin: Int
  /// The last observation the fold may see, as the file has it.
  public let cutoff: String
  /// What the future was replaced by.
  public let replacement: FutureReplacement
  /// What changed first.
  public let part: Part
  /// Steps ahead, from 1; nil where the part has none.
  public let step: Int?
  /// What it was with the data as they are.
  public let before: String
  /// What it became.
  public let after: String
}

extension Leak: CustomStringConvertible {
  /// Who leaks, where, and the first value that differs.
  public var description: String {
    let place = step.map { " of step \($0)" } ?? ""
    return """
      model '\(model)', series '\(series)', origin \(origin + 1) (cutoff \(cutoff)): with \
      everything after the cutoff replaced by \(replacement.title), the \(partText)\(place) is \
      \(after) instead of \(before). The model sees its future; no score of it counts.
      """
  }

  private var partText: String {
    switch part {
    case .point: "point forecast"
    case .lower(let level): "lower bound at \(level) %"
    case .upper(let level): "upper bound at \(level) %"
    case .distribution: "distribution"
    case .scale: "scale"
    case .outcome: "outcome"
    }
  }
}
