internal import ArgumentParser
internal import DataLoading
internal import Evaluation
internal import ForecastCore
internal import Glibc
internal import Models
internal import Reporting

/// `swiftcast evaluate DATA.csv`: rolling-origin cross-validation.
struct EvaluateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Judge models by rolling-origin cross-validation, horizon by horizon.",
    discussion: """
      Naive is always in the comparison. Scores are over the folds that every model finished; \
      failures are listed, and the exit code is then 1.

      Examples:
        swiftcast evaluate prices.csv --model ar --horizon 5 --windows 50 --report reports/mine
        swiftcast evaluate panel.csv --model ar:lags=2 --model drift --window sliding:250 --gap 1
        swiftcast evaluate prices.csv --model ar --every-origin 250     (one-step, leave-one-out)
        swiftcast evaluate --resume reports/mine                        (goes on where it stopped)
      """)

  @OptionGroup var data: DataArguments
  @OptionGroup var models: ModelArguments
  @OptionGroup var rolling: RollingArguments
  @OptionGroup var levels: LevelArguments
  @OptionGroup var run: RunArguments

  @Option(help: "The metric that tables on the terminal and the verdict show.")
  var metric = "mae"

  @Option(
    help: ArgumentHelp("The folder that the run's files are written to.", valueName: "folder"))
  var report: String?

  @Option(
    help: ArgumentHelp(
      "Go on with a run that was stopped, in its folder.",
      discussion: """
        Alone it takes the options the run was begun with, but for --quiet. What is finished is not \
        computed again; other options or data are refused.
        """, valueName: "folder"))
  var resume: String?

  @Flag(help: "Replace the run that stands in the folder.")
  var force = false

  @Flag(
    help: ArgumentHelp(
      "Run folds again with another future: no forecast may change.",
      discussion: """
        At three origins everything after the cutoff is replaced by noise, by missing values and \
        by huge numbers. A model that leaks is named, and the exit code is 1. Under --quiet a clean \
        audit prints nothing: exit code 0 says it, and the report's files hold what was done.
        """))
  var audit = false

  @Option(
    help: ArgumentHelp(
      "Seconds between two checkpoints of a long fit; the results do not depend on it.",
      discussion: "A run that is stopped goes on inside its fits from there.",
      valueName: "seconds"))
  var checkpointEvery = 10.0

  func validate() throws {
    guard checkpointEvery.isFinite, checkpointEvery >= 0 else {
      throw ValidationError(
        "--checkpoint-every: expected seconds, 0 or more, found \(checkpointEvery).")
    }
    if report?.isEmpty == true {
      throw ValidationError("--report: expected the path of a folder, found nothing.")
    }
    if resume != nil, report != nil || force {
      throw ValidationError(
        "--resume goes on in its folder; leave \(force ? "--force" : "--report") out.")
    }
  }

  func run() async throws {
    let clock = ContinuousClock()
    let start = clock.now
    let levels = try levels.levels()
    let metric = try MetricCatalog.metric(named: metric)
    let requested = try requestedWithNaive()
    let calibration = try CalibrationCheck(requested, self.levels)
    try calibration.checkOptions()
    let lock = try lockFolder()
    let loaded = try loadedData()
    var evaluation = CrossValidation(
      plan: rolling.plan(cutoffs: try cutoffs(in: loaded.panel)), levels: levels, seed: run.seed,
      threads: run.threads)
    let planned = try planned(requested, by: &evaluation, on: loaded.panel, calibration)
    let opened = try openJournal(
      RunManifest(begun: planned.result, loaded: loaded, models: requested, arguments: self), lock)
    defer { withExtendedLifetime(opened?.lock) {} }
    let journal = opened?.journal
    guard resume == nil || journal != nil else { return sayComplete() }
    evaluation.checkpoints = journal.map {
      RunCheckpoints(of: $0, every: checkpointEvery) { Terminal.say($0) }
    }
    let plan = plan(planned, requested, by: evaluation, journal)
    plan.say(run.progress, quiet: run.quiet)
    let progress = ProgressLine(plan, models: requested.map(\.forecaster.name), journal, run)
    let (result, audit, isStopped) = try await judged(
      requested, by: evaluation, on: loaded.panel, progress, journal: journal)
    let record = RunRecord(
      result: result, audit: audit, loaded: loaded, models: requested, levels: levels,
      metric: metric, arguments: self, command: journal?.manifest.command,
      seconds: (clock.now - start) / .seconds(1))
    // Written before anything is shown, and shown even where writing fails: neither a closed
    // pipe nor a full disk may cost the numbers.
    let writing = Result { try write(record, journal: journal, isComplete: !isStopped) }
    show(record)
    try writing.get()
    sayWhere(result, isStopped: isStopped)
    if isStopped { throw ExitStatus.interrupted }
    if !result.isComplete || audit?.leaks.isEmpty == false { throw ExitStatus.partialFailure }
  }

  private func plan(
    _ planned: (result: CrossValidationResult, fits: Int), _ models: [RequestedModel],
    by evaluation: CrossValidation, _ journal: RunJournal?
  ) -> PlanText {
    let forecasters = models.map(\.forecaster)
    let folds = planned.result.series.reduce(0) { $0 + $1.folds.count }
    let auditPlan = audit ? evaluation.auditPlan(forecasters, of: planned.result) : nil
    let finished = journal?.finished ?? []
    return PlanText(
      models: models.count, folds: folds, fits: planned.fits, forecasts: folds * models.count,
      finished: finished.count + (journal?.audited.count ?? 0),
      repeatedFits: evaluation.repeatedFits(forecasters, of: planned.result, after: finished),
      auditFits: auditPlan?.fits, auditForecasts: auditPlan?.forecasts)
  }

  private func sayComplete() {
    if !run.quiet { Terminal.say("note: the run in \(folder ?? "") is complete already") }
  }

  /// Where the run's page is; of a stopped run what is kept, and how it goes on.
  private func sayWhere(_ result: CrossValidationResult, isStopped: Bool) {
    if !run.quiet, let folder { Terminal.say("report: \(folder)/report.html") }
    guard isStopped else { return }
    let outcomes = result.models.flatMap { $0.outcomes.joined() }
    let done = "\(outcomes.count { $0 != .interrupted }) of \(outcomes.count) forecasts"
    guard let folder else {
      Terminal.say("stopped: \(done) were made and none is kept; --report FOLDER keeps them")
      return
    }
    Terminal.sayWhole(
      "stopped: \(done) are kept in \(folder); continue with: swiftcast evaluate --resume "
        + RunReport.shellQuoted(folder))
  }

  /// What becomes of the work under way when Ctrl-C is pressed.
  private var stopNotice: String {
    "the folds under way are finished and \(folder.map { "kept in \($0)" } ?? "scored")"
  }

  /// The models asked for; naive comes first if nobody asked for it.
  private func requestedWithNaive() throws -> [RequestedModel] {
    var requested = try models.requested()
    if !run.quiet { requested.noteUnreadColumns(data) }
    if !requested.contains(where: { $0.forecaster.name == Naive.catalogName }) {
      let naive = ModelSpecification(model: Naive.catalogName)
      requested.insert(
        RequestedModel(specification: naive, settings: [], forecaster: Naive()), at: 0)
    }
    try requested.checkNames()
    return try requested.imputed(by: data.imputation).bounded(by: levels)
  }

  private func cutoffs(in panel: Panel) throws -> [Timestamp] {
    let isIndex = panel.frequency == .index
    return try rolling.cutoff.map { text in
      guard let time = Timestamp(text) else {
        throw ValidationError(
          "--cutoff: expected an ISO date or an index, found '\(text)'. Write 2013-02-28.")
      }
      // An index would be read as seconds since 1970, a date as a huge index.
      guard (Int(text) != nil) == isIndex else {
        throw ValidationError(
          "--cutoff: expected \(isIndex ? "an index" : "an ISO date") as the data have, found "
            + "'\(text)'. Write \(isIndex ? "42" : "2013-02-28").")
      }
      return time
    }
  }

  /// Evaluates, and audits unless somebody stops it, under one progress line.
  private func judged(
    _ models: [RequestedModel], by evaluation: CrossValidation, on panel: Panel,
    _ progress: ProgressLine, journal: RunJournal?
  ) async throws -> (result: CrossValidationResult, audit: LeakageAudit?, isStopped: Bool) {
    defer { progress.end() }
    let (result, wasInterrupted) = try await evaluate(
      models, by: evaluation, on: panel, progress, journal: journal)
    guard !wasInterrupted else { return (result, nil, true) }
    let audit = try await audited(
      result, by: evaluation, on: panel, progress, journal: journal)
    return (result, audit?.value, audit?.wasInterrupted == true)
  }

  private func evaluate(
    _ models: [RequestedModel], by evaluation: CrossValidation, on panel: Panel,
    _ progress: ProgressLine, journal: RunJournal?
  ) async throws -> (CrossValidationResult, Bool) {
    var evaluation = evaluation
    evaluation.onStep = { progress.fitMoved($0) }
    let done = try await interruptible(notice: stopNotice) { [evaluation] in
      try await evaluation.evaluate(
        models.map(\.forecaster), on: panel, resuming: journal?.finished ?? []
      ) {
        journal?.append($0.record)
        progress.foldEnded($0.record)
      }
    }
    return (done.value, done.wasInterrupted)
  }

  /// The audit, if it was asked for; the models are made anew for every panel.
  private func audited(
    _ result: CrossValidationResult, by evaluation: CrossValidation, on panel: Panel,
    _ progress: ProgressLine, journal: RunJournal?
  ) async throws -> (value: LeakageAudit, wasInterrupted: Bool)? {
    guard audit else { return nil }
    return try await interruptible(notice: "the audit ends, all forecasts are kept") {
      try await evaluation.audit(
        panel, against: result, resuming: journal?.audited ?? [],
        models: { _ in try requestedWithNaive().map(\.forecaster) },
        onFold: {
          journal?.append($0)
          progress.foldEnded($0.record)
        })
    }
  }

  private func show(_ record: RunRecord) {
    // The table lists them itself.
    if run.format != .table {
      Terminal.write(
        Prose.wrapped(record.failures(), to: Terminal.errorWidth), to: STDERR_FILENO)
      if let audit = record.report.audit, !run.quiet || !audit.isClean {
        Terminal.say("audit: \(audit)")
      }
    }
    switch run.format {
    case .table: Terminal.show(record.summary(style: Terminal.style, quiet: run.quiet))
    case .csv:
      Terminal.show(MetricsCSV.text(record.table, significance: record.report.significance))
    case .json:
      Terminal.show(ScoreText.json(record.table, significance: record.report.significance))
    }
  }
}
