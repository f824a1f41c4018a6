internal import DataLoading
internal import Evaluation
internal import ForecastCore
internal import Models
internal import Reporting

extension ForecastCommand {
  /// Fits one model, writes it down, and forecasts.
  func forecastAndSave(to path: String) async throws {
    let requested = try models.requested()[0]
    try SavedModel.checkCanBeSaved(requested.specification)
    let folder = AtomicFolder(path: path, marker: SavedModel.manifestName)
    try folder.checkFree(force: saving.force)
    let loaded = try data.load(quiet: run.quiet)
    let training = try visible(of: loaded.panel)
    let progress = ProgressLine(
      total: training.count, choice: run.progress, quiet: run.quiet)
    var job = try job(horizon: horizon)
    job.onStep = { progress.fitMoved($0) }
    let (fitted, wasInterrupted) = try await interruptible(notice: Self.notice) { [job] in
      defer { progress.end() }
      return try await job.fit(requested.forecaster, to: training)
    }
    let model = try SavedModel(
      fitted, of: requested.specification, training: training,
      origin: SavedModel.Origin(
        version: SwiftcastCommand.version, path: loaded.facts.path, sha256: loaded.sha256 ?? "",
        horizon: horizon, seed: run.seed))
    let forecasts = await job.forecast(with: fitted, named: model.name, after: training)
    // Shown even where writing fails: a full disk must not cost the numbers.
    let writing = Result {
      try folder.write(model.files().map { ($0.name, $0.bytes) }, force: saving.force)
    }
    if !run.quiet {
      sayUnjudged([requested], in: [forecasts])
      sayNarrow([forecasts], of: loaded.panel)
    }
    let showing = Result {
      try finish([forecasts], of: loaded.panel, wasInterrupted: wasInterrupted)
    }
    try writing.get()
    if !run.quiet { Terminal.say("saved: \(folder.path)") }
    try showing.get()
  }

  /// Forecasts with a saved model.
  func forecastAgain(from path: String) async throws {
    let folder = AtomicFolder(path: path, marker: SavedModel.manifestName).path
    let model = try SavedModel(path: folder) { try AtomicFile.bytes(of: "\(folder)/\($0)") }
    let panel = try data.load(quiet: run.quiet, computesDigest: false).panel
    let history = try visible(of: panel)
    let steps = requestedHorizon ?? model.manifest.horizon
    try model.checkFits(history, steps: steps)
    if !run.quiet { notes(on: model, for: history).forEach { Terminal.say("note: \($0)") } }
    let forecasts = try await job(horizon: steps).forecast(
      with: model.fitted, named: model.name, after: history)
    try finish([forecasts], of: panel, wasInterrupted: false)
  }

  /// What differs from the training, and what has no effect.
  private func notes(on model: SavedModel, for history: PanelSlice) -> [String] {
    let origin = model.manifest.origin
    var notes: [String] = []
    if let seed = run.givenSeed, seed != origin.seed {
      notes.append(
        "--seed \(seed) changes nothing: the saved model was trained with \(origin.seed)")
    }
    let differences = model.differences(in: history)
    guard let (series, difference) = differences.first, let last = model.lastTime else {
      return notes
    }
    func text(_ time: Timestamp) -> String { history.frequency.text(of: time) }
    let words =
      switch difference {
      case .isNew: "was not trained on"
      case .beginsLater(let time): "begins later, at \(text(time))"
      case .endsBefore(let time): "ends before, at \(text(time))"
      case .hasOtherValues: "has other values at the same times"
      }
    let more = differences.count - 1
    notes.append(
      "the saved model was trained on \(origin.path) up to \(text(last)); here series '\(series)' "
        + words + (more > 0 ? ", and \(more) more differ" : ""))
    return notes
  }

  private func job(horizon: Int) throws -> FutureForecast {
    FutureForecast(
      horizon: horizon, levels: try levels.levels(), seed: run.seed, threads: run.threads)
  }

  /// What models see of a panel: missing values filled as the options say.
  private func visible(of panel: Panel) throws -> PanelSlice {
    try data.imputation?.filled(panel.whole) ?? panel.whole
  }
}
