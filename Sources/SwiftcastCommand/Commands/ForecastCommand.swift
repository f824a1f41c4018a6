internal import ArgumentParser
internal import DataLoading
internal import Evaluation
internal import ForecastCore
internal import Models
internal import Reporting

/// `swiftcast forecast DATA.csv`: the values that follow the last row.
struct ForecastCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast",
    abstract: "Forecast the values that follow the last row of a file.",
    discussion: """
      Without --model, the models that need no tuning are compared at the last origins, and the \
      best one forecasts; what was compared goes to standard error.

      Examples:
        swiftcast forecast prices.csv
        swiftcast forecast prices.csv --value-column Close --model ar --horizon 5 --level 95
        swiftcast forecast panel.csv --model seasonal-naive --format csv > next.csv
      """)

  @OptionGroup var data: DataArguments
  @OptionGroup var models: ModelArguments
  @OptionGroup var levels: LevelArguments
  @OptionGroup var run: RunArguments

  @Option(help: "Steps to forecast.")
  var horizon = 1

  func validate() throws {
    try check(horizon, "--horizon", in: 1...RollingOrigin.longestHorizon)
  }

  func run() async throws {
    let levels = try levels.levels()
    let requested = try models.requested().imputed(by: data.imputation)
    try requested.checkNames()
    let panel = try data.load(quiet: run.quiet, computesDigest: false).panel
    let chosen = try (requested.isEmpty ? [try await choose(for: panel)] : requested)
      .bounded(by: self.levels.intervals)
    let progress = ProgressLine(
      total: chosen.count * panel.count, choice: run.progress, quiet: run.quiet)
    let job = FutureForecast(
      horizon: horizon, levels: levels, seed: run.seed, threads: run.threads)
    let (forecasts, wasInterrupted) = try await interruptible {
      await job.run(chosen.map(\.forecaster), on: panel) {
        progress.foldEnded($0.record)
      }
    }
    progress.end()
    show(ForecastText(forecasts, of: panel))
    let failures = failures(in: forecasts, of: panel)
    failures.forEach { Terminal.say("failed: \($0)") }
    if wasInterrupted { throw ExitStatus.interrupted }
    if !failures.isEmpty { throw ExitStatus.partialFailure }
  }

  private func show(_ text: ForecastText) {
    switch run.format {
    case .table: Terminal.show(text.table().text(Terminal.style))
    case .csv: Terminal.show(text.csv())
    case .json: Terminal.show(text.json())
    }
  }

  private func failures(
    in forecasts: [FutureForecast.ModelForecasts], of panel: Panel
  ) -> [String] {
    forecasts.flatMap { model in
      model.outcomes.compactMap { outcome in
        guard case .failed(let failure) = outcome else { return nil }
        return "\(model.model): \(failure.reason)"
      }
    }
  }

  /// The candidate that did best lately; what was compared goes to standard error.
  private func choose(for panel: Panel) async throws -> RequestedModel {
    let candidates = try ModelCatalog.quickCandidates.map {
      try models.make(ModelSpecification(model: $0))
    }.imputed(by: data.imputation)
    let selection = ModelSelection(horizon: horizon, seed: run.seed, threads: run.threads)
    guard
      let choice = try await selection.choose(among: candidates.map(\.forecaster), on: panel)
    else {
      if !run.quiet {
        Terminal.say("The series are too short to compare models; naive forecasts.")
      }
      return candidates[0]
    }
    if !run.quiet { Terminal.say(SelectionText.text(choice, style: Terminal.style)) }
    return candidates[choice.model]
  }
}
