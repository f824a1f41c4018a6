internal import ArgumentParser
internal import Evaluation
internal import ForecastCore
internal import Models

/// Whether bounds from past errors can be had: known from the options, and from the lengths of the
/// series, before anything is fitted.
struct CalibrationCheck {
  /// A model whose bounds come from its past errors, and how many origins it takes them from.
  private struct Calibrated {
    /// What messages call it.
    let name: String
    let origins: Int
  }

  /// The widest level wanted; nil where no bounds are.
  private let level: ConfidenceLevel?
  /// The models concerned; where `--intervals` makes it all of them, one entry stands for them.
  private let calibrated: [Calibrated]
  private let isForAll: Bool

  /// The models asked for, and where their bounds come from.
  ///
  /// - Throws: `ValidationError` on a level out of range.
  init(_ models: [RequestedModel], _ levels: LevelArguments) throws {
    level = try levels.levels().max()
    isForAll = levels.intervals != .model
    // Bounds by --intervals leave those of a conformal model out.
    guard levels.intervals == .model else {
      let windows = levels.calibrationWindows ?? Conformal.Options().windows
      calibrated = [Calibrated(name: "every model", origins: windows)]
      return
    }
    calibrated = try models.compactMap { model in
      guard model.specification.model == Conformal.catalogName else { return nil }
      let options = try Conformal.Options(settings: model.specification.settings)
      return Calibrated(
        name: "model '\(model.specification.displayName)'", origins: options.windows)
    }
  }

  /// Refuses a level that needs more origins than the options allow.
  ///
  /// - Throws: `ValidationError` with the number needed.
  func checkOptions() throws {
    guard let level, let short = calibrated.first(where: { $0.origins < needed }) else { return }
    let mending =
      isForAll ? "Pass --calibration-windows \(needed)" : "Write windows=\(needed) in its options"
    throw ValidationError(
      """
      --level \(level): bounds from past errors need at least \(needed) origins, \
      \(isForAll ? "--calibration-windows" : short.name) takes \(short.origins). \
      \(mending), or ask for a lower level.
      """)
  }

  /// Refuses an evaluation whose training parts are too short for the level.
  ///
  /// - Parameters:
  ///   - series: as cut.
  ///   - rolling: where they are cut.
  /// - Returns: the fewest observations a fold may train on, where some training parts are too short
  ///   and fewer windows are allowed: no model has to fail there.
  /// - Throws: `FitError.unsuitable` with the number of observations needed.
  func check(
    _ series: [EvaluatedSeries], _ rolling: RollingArguments
  ) throws(FitError) -> Int? {
    guard let level, let name = calibrated.first?.name else { return nil }
    let steps = rolling.horizon + rolling.gap
    let expected = Conformal.observationsNeeded(for: level, horizon: steps)
    let counts = series.flatMap { series in
      series.folds.map { (id: series.id, count: $0.training.count) }
    }
    let short = counts.filter { $0.count < expected }
    guard let shortest = short.min(by: { $0.count < $1.count }) else { return nil }
    let isHopeless = short.count == counts.count
    guard isHopeless || !rolling.allowFewerWindows else { return expected }
    let way =
      isHopeless
      ? ""
      : ". \(short.count) of \(counts.count) training parts are too short: ask for fewer windows, or "
        + "pass --allow-fewer-windows to go on without them"
    throw .unsuitable(
      series: shortest.id,
      reason:
        "expected at least \(expected) observations to train on for bounds at \(level) % from "
        + "past errors of \(name), found \(shortest.count). A shorter horizon or a lower "
        + "level needs fewer\(levelThatFits(in: counts.map(\.count).min() ?? 0, steps))\(way)")
  }

  /// Refuses forecasts of series that are all too short for the level.
  ///
  /// - Throws: `FitError.unsuitable` with the number of observations needed.
  func check(_ panel: Panel, horizon: Int) throws(FitError) {
    guard let level, let name = calibrated.first?.name else { return }
    let expected = Conformal.observationsNeeded(for: level, horizon: horizon)
    guard let longest = panel.whole.max(by: { $0.count < $1.count }), longest.count < expected
    else { return }
    throw .unsuitable(
      series: longest.id,
      reason:
        "expected at least \(expected) observations for bounds at \(level) % from past errors "
        + "of \(name), found \(longest.count). A shorter horizon or a lower level needs "
        + "fewer\(levelThatFits(in: longest.count, horizon))")
  }

  private var needed: Int { level.map { Conformal.originsNeeded(for: $0) } ?? 0 }

  /// The highest of the usual levels that a training part is long enough for.
  private func levelThatFits(in count: Int, _ steps: Int) -> String {
    let fitting = [99, 95, 90, 80, 50].lazy.compactMap { ConfidenceLevel(percent: $0) }.first {
      Conformal.observationsNeeded(for: $0, horizon: steps) <= count
    }
    return fitting.map { "; at horizon \(steps) it reaches for \($0) %" } ?? ""
  }
}
