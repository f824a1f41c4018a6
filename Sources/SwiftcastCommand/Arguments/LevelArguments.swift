internal import ArgumentParser
internal import ForecastCore

/// Which prediction intervals are wanted.
struct LevelArguments: ParsableArguments {
  @Option(help: "A level of prediction intervals in percent: 80, 95, 97.5 (repeatable).")
  var level: [Double] = []

  @Option(
    help: ArgumentHelp(
      "Where bounds come from: each model, or every model's own past errors (conformal, adaptive).",
      discussion: """
        conformal: inside the fold every model forecasts the last 100 origins of its training \
        part, and the errors there give bounds that hold whatever the model. adaptive: the level \
        rises after misses and falls after hits, for series that drift. See swiftcast models \
        conformal.
        """))
  var intervals = IntervalChoice.model

  @Option(
    help: ArgumentHelp(
      "The past origins that conformal and adaptive bounds take errors from (100 by default).",
      discussion: "The level 95 needs 19, 99 needs 99, 99.5 needs 199.", valueName: "windows"))
  var calibrationWindows: Int?

  func validate() throws {
    try check(calibrationWindows, "--calibration-windows", in: 1...100_000)
    guard calibrationWindows == nil || intervals != .model else {
      throw ValidationError(
        """
        --calibration-windows: expected --intervals conformal or adaptive beside it, found bounds \
        of the models' own. Add --intervals conformal.
        """)
    }
    guard try !levels().isEmpty || intervals == .model else {
      throw ValidationError(
        "--intervals \(intervals.rawValue): expected a --level, found none. Add --level 95.")
    }
  }

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
