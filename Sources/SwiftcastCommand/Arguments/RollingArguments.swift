internal import ArgumentParser
internal import Evaluation
internal import ForecastCore

/// Where the series are cut, and what each cut may train on.
struct RollingArguments: ParsableArguments {
  @Option(help: "Steps to forecast and score at every origin.")
  var horizon = 1

  @Option(
    help: ArgumentHelp(
      "How many origins to evaluate; the last one ends at the last observation (20 by default).",
      valueName: "windows"))
  var windows: Int?

  @Option(
    help: ArgumentHelp("Observations between two origins (1 by default).", valueName: "step"))
  var step: Int?

  @Option(help: "What a fold trains on: expanding, or sliding:LENGTH.")
  var window = TrainingWindowArgument(value: .expanding)

  @Option(help: "Observations between training part and targets that nobody sees (embargo).")
  var gap = 0

  @Option(help: "When parameters are learned anew: always, never, or every:FOLDS.")
  var refit = RefitArgument(value: .always)

  @Option(
    help: ArgumentHelp(
      "Use every origin that leaves at least this many observations to train on.",
      discussion: "With --horizon 1 this is the one-step, leave-one-out evaluation.",
      valueName: "minimum-training"))
  var everyOrigin: Int?

  @Option(
    help: ArgumentHelp(
      "Cut at the last observation not after this date (repeatable).", valueName: "date"))
  var cutoff: [String] = []

  @Option(help: "What makes folds of several series belong together: end or date.")
  var align = AlignmentArgument.end

  @Flag(help: "Evaluate short series on the windows that fit, and say how many.")
  var allowFewerWindows = false

  /// How many origins `--windows` asks for.
  var plannedWindows: Int { windows ?? 20 }

  /// Observations between two origins.
  ///
  /// With `--cutoff` they lie where the dates say: 1 then only fills a place in `run.json`, and
  /// significance tests count which targets overlap.
  var plannedStep: Int { step ?? 1 }

  func validate() throws {
    if everyOrigin != nil, !cutoff.isEmpty {
      throw ValidationError("--every-origin and --cutoff both name the origins; keep one.")
    }
    if everyOrigin != nil || !cutoff.isEmpty {
      let chooser = cutoff.isEmpty ? "--every-origin" : "--cutoff"
      for (name, value) in [("--windows", windows), ("--step", step)] where value != nil {
        throw ValidationError("\(chooser) names the origins itself; leave \(name) out.")
      }
    }
    // Any time stands for the cutoffs: which they are is known when the data are.
    let cutoffs = cutoff.map { _ in Timestamp(rawValue: 0) }
    do { try plan(cutoffs: cutoffs).validate() } catch { throw ValidationError("\(error)") }
  }

  /// The plan these arguments describe.
  ///
  /// - Parameter cutoffs: the times of `--cutoff`.
  /// - Returns: a plan, not yet validated against the series.
  func plan(cutoffs: [Timestamp]) -> RollingOrigin {
    var plan: RollingOrigin
    if let everyOrigin {
      plan = RollingOrigin(horizon: horizon, origins: .every(minimumTraining: everyOrigin))
    } else if !cutoffs.isEmpty {
      plan = RollingOrigin(horizon: horizon, origins: .at(cutoffs))
    } else {
      plan = RollingOrigin(horizon: horizon, windows: plannedWindows, step: plannedStep)
    }
    plan.trainingWindow = window.value
    plan.gap = gap
    plan.refit = refit.value
    plan.alignment = align == .date ? .date : .seriesEnd
    plan.allowsFewerWindows = allowFewerWindows
    return plan
  }
}

/// `end` or `date`.
enum AlignmentArgument: String, ExpressibleByArgument, CaseIterable {
  case end
  case date
}

/// `expanding` or `sliding:LENGTH`.
struct TrainingWindowArgument: ExpressibleByArgument, CustomStringConvertible {
  let value: RollingOrigin.TrainingWindow

  init(value: RollingOrigin.TrainingWindow) { self.value = value }

  init?(argument: String) {
    if argument == "expanding" {
      value = .expanding
    } else if let length = count(in: argument, after: "sliding:") {
      value = .sliding(length: length)
    } else {
      return nil
    }
  }

  var description: String {
    switch value {
    case .expanding: "expanding"
    case .sliding(let length): "sliding:\(length)"
    }
  }

  var defaultValueDescription: String { description }
}

/// `always`, `never` or `every:FOLDS`.
struct RefitArgument: ExpressibleByArgument, CustomStringConvertible {
  let value: RollingOrigin.Refit

  init(value: RollingOrigin.Refit) { self.value = value }

  init?(argument: String) {
    switch argument {
    case "always": value = .always
    case "never": value = .never
    default:
      guard let folds = count(in: argument, after: "every:") else { return nil }
      value = .every(folds: folds)
    }
  }

  var description: String {
    switch value {
    case .always: "always"
    case .never: "never"
    case .every(let folds): "every:\(folds)"
    }
  }

  var defaultValueDescription: String { description }
}

/// The whole number that follows a prefix.
private func count(in text: String, after prefix: String) -> Int? {
  text.hasPrefix(prefix) ? Int(text.dropFirst(prefix.count)) : nil
}
