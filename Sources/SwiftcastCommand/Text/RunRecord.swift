internal import DataLoading
internal import Evaluation
internal import ForecastCore
internal import Models
internal import NumericalMethods
internal import Reporting

/// Everything about one run of `evaluate`, ready to be shown and written.
struct RunRecord {
  let result: CrossValidationResult
  let manifest: RunManifest
  let table: ScoreTable
  let report: RunReport

  init(
    result: CrossValidationResult, audit: LeakageAudit?, loaded: LoadedData,
    models: [RequestedModel], levels: [ConfidenceLevel], metric: any Metric,
    arguments: EvaluateCommand, command: [String]?, seconds: Double
  ) {
    self.result = result
    let data = ScoringData(result)
    var metrics = MetricCatalog.metrics(levels: levels)
    if result.tellsDirections { metrics += MetricCatalog.directionMetrics }
    if !metrics.contains(where: { $0.name == metric.name }) { metrics.insert(metric, at: 0) }
    table = ScoreTable(data, metrics: metrics)
    var manifest = RunManifest(
      result: result, loaded: loaded, models: models, arguments: arguments, command: command,
      seconds: seconds)
    manifest.audit = audit.map(RunManifest.Audit.init)
    self.manifest = manifest
    var report = RunReport(
      settings: Self.asked(manifest, of: loaded), command: manifest.command, table: table,
      data: data,
      significance: Significance(
        data, loss: SignificanceTable.Loss(metric: metric.name), seed: arguments.run.seed),
      failures: manifest.failures, seasonLength: loaded.panel.seasonLength, metric: metric.name)
    report.audit = audit
    report.training = manifest.training ?? []
    self.report = report
  }

  /// What was asked, as the report lists it: the data, every option, every model.
  private static func asked(
    _ manifest: RunManifest, of loaded: LoadedData
  ) -> [RunManifest.Setting] {
    let panel = loaded.panel
    let slices = panel.whole.filter { $0.count > 0 }
    let first = slices.map { $0.timestamp(at: 0) }.min()
    let last = slices.map { $0.timestamp(at: $0.count - 1) }.max()
    var facts = [
      ("data", manifest.data.path), ("sha-256", manifest.data.sha256),
      ("rows", "\(loaded.facts.rowCount)"),
      ("series", "\(panel.count), \(manifest.data.observations) observations"),
    ]
    if let first, let last {
      facts.append(
        ("span", "\(panel.frequency.text(of: first)) to \(panel.frequency.text(of: last))"))
    }
    facts += [
      ("frequency", manifest.data.frequency), ("season length", "\(manifest.data.seasonLength)"),
    ]
    let models = manifest.models.map { model in
      let options = model.options.map { "\($0.key)=\($0.value)" }.joined(separator: ", ")
      return ("model \(model.name)", options.isEmpty ? "no options" : options)
    }
    return (facts + manifest.options.map { ($0.key, $0.value) } + models).map {
      RunManifest.Setting(key: $0.0, value: $0.1)
    }
  }

  /// The run's files.
  func write(to folder: String, force: Bool) throws(FileError) {
    try RunFolder(path: folder).write(
      RunFolder.files(of: result, report: report, version: SwiftcastCommand.version),
      manifest: manifest, force: force)
  }

  /// The verdict, the model × horizon table, skill against naive, failures.
  func summary(style: TextTable.Style, quiet: Bool) -> String {
    var parts: [String] = []
    let prose = { Prose.wrapped($0, to: style.width) }
    if !quiet {
      parts.append(prose(report.findings().map { $0 + "\n" }.joined()))
    }
    let scores = [
      ScoreText.byHorizon(table, metric: report.metric),
      ScoreText.skillByHorizon(table, metric: report.metric),
    ]
    let directions = DirectionText.byHorizon(table)
    let tables =
      DirectionText.isMainMatter(of: table) ? [directions] + scores : scores + [directions]
    parts += tables.compactMap { $0?.text(style) }
    let meaning = ScoreText.meaning(of: table.headline).map { $0 + "\n" } ?? ""
    parts.append(prose(meaning + report.foldSummary() + "\n"))
    if !manifest.failures.isEmpty { parts.append(prose(failures())) }
    if let audit = report.audit, !quiet || !audit.isClean {
      parts.append(prose("Audit: \(audit)\n"))
    }
    return parts.joined(separator: "\n")
  }

  /// The first failures of every model, with their number, and what was not reached.
  ///
  /// Models that failed for one reason at first stand together.
  func failures() -> String {
    let real = manifest.failures.filter { !$0.isInterruption }
    let first = result.models.compactMap { model in real.first { $0.model == model.name } }
    let failed = FailureGroups(first).groups.map { group in
      let models = group.models.map { model in
        let count = real.count { $0.model == model.name }
        return "\(model.name) at \(count) fold\(count == 1 ? "" : "s")"
      }
      return "failed: \(models.joined(separator: ", ")); the first, \(group.first.series) at "
        + "\(group.first.cutoff) (\(group.first.phase)): \(group.first.reason)\n"
    }
    let stopped = result.models.compactMap { model -> String? in
      let left = manifest.failures.count { $0.model == model.name && $0.isInterruption }
      return left > 0 ? "stopped: \(model.name) before \(left) fold\(left == 1 ? "" : "s")\n" : nil
    }
    return (failed + stopped).joined()
  }
}

extension RunManifest {
  /// What a run is begun with, before its first fold.
  init(
    begun planned: CrossValidationResult, loaded: LoadedData, models: [RequestedModel],
    arguments: EvaluateCommand
  ) {
    self.init(
      result: planned, loaded: loaded, models: models, arguments: arguments, seconds: 0)
    failures = []
  }

  /// What is needed to repeat a run exactly.
  ///
  /// A run that was continued has the `command` it was begun with.
  init(
    result: CrossValidationResult, loaded: LoadedData, models: [RequestedModel],
    arguments: EvaluateCommand, command: [String]? = nil, seconds: Double
  ) {
    let panel = loaded.panel
    self.init(
      version: SwiftcastCommand.version,
      command: command ?? ["swiftcast"] + CommandLine.arguments.dropFirst(),
      seed: arguments.run.seed, threads: arguments.run.threads,
      data: DataFile(
        path: loaded.facts.path, sha256: loaded.sha256 ?? "", series: panel.count,
        observations: panel.whole.reduce(0) { $0 + $1.count },
        frequency: "\(panel.frequency)", seasonLength: panel.seasonLength),
      plan: Plan(
        gap: arguments.rolling.gap, step: arguments.rolling.plannedStep,
        folds: result.series.reduce(0) { $0 + $1.folds.count },
        rows: result.series.reduce(0) { sum, series in
          sum + series.folds.reduce(0) { $0 + $1.targets.count }
        }),
      options: arguments.settings(valueColumns: loaded.facts.valueColumns),
      models: zip(models, result.models).map { asked, done in
        Model(
          name: done.name, specification: "\(asked.specification)",
          options: asked.settings.map { Setting(key: $0.key, value: $0.value) },
          fits: done.cost.fits, fitSeconds: done.cost.fitSeconds,
          forecastSeconds: done.cost.forecastSeconds)
      },
      failures: Self.failures(of: result),
      environment: [Setting(key: "openblas", value: OpenBLAS.configuration)],
      wallSeconds: seconds)
    let trainings = Self.trainings(of: result)
    training = trainings.isEmpty ? nil : trainings
  }
}

extension EvaluateCommand {
  /// The options that decide the numbers, as the run's files list them.
  func settings(valueColumns: [String]) -> [RunManifest.Setting] {
    var settings = [
      ("value-column", valueColumns.joined(separator: ", ")),
      ("missing", data.missing.rawValue), ("transform", models.transform.rawValue),
      ("horizon", "\(rolling.horizon)"),
    ]
    if let minimum = rolling.everyOrigin {
      settings.append(("every-origin", "\(minimum)"))
    } else if !rolling.cutoff.isEmpty {
      settings.append(("cutoff", rolling.cutoff.joined(separator: ", ")))
    } else {
      settings += [
        ("windows", "\(rolling.plannedWindows)"), ("step", "\(rolling.plannedStep)"),
      ]
    }
    settings += [
      ("window", "\(rolling.window)"), ("gap", "\(rolling.gap)"), ("refit", "\(rolling.refit)"),
      ("align", rolling.align.rawValue),
      ("level", level(levels.level)), ("metric", metric), ("seed", "\(run.seed)"),
    ]
    if levels.intervals != .model { settings.append(("intervals", levels.intervals.rawValue)) }
    if let windows = levels.calibrationWindows {
      settings.append(("calibration-windows", "\(windows)"))
    }
    if rolling.allowFewerWindows { settings.append(("allow-fewer-windows", "yes")) }
    if audit { settings.append(("audit", "3 origins")) }
    return settings.map { RunManifest.Setting(key: $0.0, value: $0.1) }
  }

  private func level(_ levels: [Double]) -> String {
    levels.isEmpty ? "none" : levels.map { "\($0)" }.joined(separator: ", ")
  }
}
