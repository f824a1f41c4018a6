internal import ArgumentParser
internal import ForecastCore

/// Which prediction intervals are wanted.
struct LevelArguments: ParsableArguments {
  @Option(help: "A level of prediction intervals in percent: 80, 95, 97.5 (repeatable).")
  var level: [Double] = []

  func validate() throws { _ = try levels() }

  /// The levels, each once, narrowest first.
  func levels() throws -> [ConfidenceLevel] {
    let levels = try level.map { percent in
      guard let level = ConfidenceLevel(percent: percent) else {
        throw ValidationError("--level must lie between 0 and 100, found \(percent).")
      }
      return level
    }
    return Set(levels).sorted()
  }
}
