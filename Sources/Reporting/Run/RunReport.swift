public import Evaluation

/// `report.md`: what was asked, the verdict in words, and the tables it rests on.
///
/// Holds no timings and no thread count: the same run gives the same bytes.
public struct RunReport: Sendable {
  /// What was asked: data, models, plan, in the order shown.
  public var settings: [RunManifest.Setting]
  /// The arguments that repeat the run, the program's name first.
  public var command: [String]
  /// The scores.
  public var table: ScoreTable
  /// What the scores were made of.
  public var data: ScoringData
  /// Which differences are more than chance.
  public var significance: Significance
  /// Folds without a forecast.
  public var failures: [RunManifest.Failure]
  /// The season of the scaled errors.
  public var seasonLength: Int
  /// The name of the metric of the first table.
  public var metric: String
  /// How networks were trained; empty where none were.
  public var training: [RunManifest.Training] = []

  /// What the audit for leaks found; nil where none was asked for.
  public var audit: LeakageAudit?

  /// The parts of a report.
  public init(
    settings: [RunManifest.Setting], command: [String], table: ScoreTable, data: ScoringData,
    significance: Significance, failures: [RunManifest.Failure], seasonLength: Int,
    metric: String = "mae"
  ) {
    self.settings = settings
    self.command = command
    self.table = table
    self.data = data
    self.significance = significance
    self.failures = failures
    self.seasonLength = seasonLength
    self.metric = metric
  }

  /// The metric of the first table.
  private var headline: (any Metric)? { table.metrics.first { $0.name == metric } }

  /// What the scores are made of.
  var coverage: CoverageText { CoverageText(data: data, failures: failures) }

  /// How many folds were scored, what was left out and why, as one sentence.
  public func foldSummary() -> String { coverage.sentence }

  /// The verdict in words: who is best, by how much, whether that is more than chance, and who
  /// could not be judged.
  public func verdict() -> String {
    guard let position = table.metrics.firstIndex(where: { $0.name == metric }),
      let best = table.best(group: 0, horizon: .mean, metric: position).first,
      let score = try? table[model: best, group: 0, horizon: .mean, metric: position].get()
    else { return unjudged() }
    let absent = coverage.absent.map { " Not judged: \($0)." }.joined()
    return judgement(best, score.value, metric: position) + absent
  }

  /// What the run found, sentence by sentence: the verdict, horizon by horizon what is more than
  /// chance, and how well directions were told; that first where it is what the models are for.
  public func findings() -> [String] {
    let tested = headline.map { VerdictText.tested(significance, beside: $0) } ?? []
    let measured = significance.verdict.measured(by: table, metric: metric)
    let values = [verdict()] + tested + VerdictText.sentences(measured)
    let directions = DirectionText.sentences(
      table, tests: SignificanceTable.directions(data))
    return DirectionText.isMainMatter(of: table) ? directions + values : values + directions
  }

  private func judgement(_ best: Int, _ score: Double, metric position: Int) -> String {
    let name = table.models[best]
    let title = table.metrics[position].title
    let value = NumberText.alone(score)
    guard table.models.count > 1 else {
      let who = table.absentModels.isEmpty ? "is in the run" : "finished a fold"
      return "There is nothing to compare: only \(name) \(who); its mean \(title) is \(value)."
    }
    guard name != table.baseline else {
      return "No model beats \(table.baseline): its mean \(title) of \(value) is the best."
        + (isTooShort ? " \(Self.tooFew)" : "")
    }
    let opening = "\(name) has the best mean \(title) over horizons, \(value)"
    switch table.skill(model: best, group: 0, horizon: .mean, metric: position) {
    case .success(let skill) where skill == 0:
      return "\(opening), equal to that of \(table.baseline)."
    case .success(let skill) where skill < 0:
      return "\(opening), no better than \(table.baseline)."
    case .success(let skill):
      let percent = NumberText.fixed(100 * skill, decimals: 1)
      return "\(opening), \(percent == "0.0" ? "less than 0.05" : percent) % below "
        + "\(table.baseline). \(chance(of: name))"
    case .failure(let reason): return "\(opening). Skill is undefined: \(reason)."
    }
  }

  /// Why there is no verdict.
  private func unjudged() -> String {
    guard data.scoredFolds > 0 else {
      let failed = failures.count { !$0.isInterruption }
      let why =
        failed > 0
        ? " \(CoverageText.count(failed, "forecast")) failed; why stands with the failures."
        : data.interruptedFolds > 0 ? " The run was stopped before that." : ""
      return "No model can be judged: no fold was finished by every model." + why
    }
    guard let position = table.metrics.firstIndex(where: { $0.name == metric }) else {
      return "No model can be judged: there is no metric '\(metric)'."
    }
    let reasons = table.models.indices.compactMap { model -> MetricError? in
      guard
        case .failure(let reason) = table[
          model: model, group: 0, horizon: .mean, metric: position]
      else { return nil }
      return reason
    }
    return "No model can be judged by \(table.metrics[position].title): "
      + (reasons.first.map { "\($0)" } ?? "no value of it is better than another") + "."
  }

  private static let tooFew =
    "Whether that is more than chance cannot be said from so few origins."

  /// Whether there are too few origins to test anything at any horizon.
  private var isTooShort: Bool {
    let steps = significance.verdict.steps
    return !steps.isEmpty && steps.allSatisfy { $0.outcome == .overlapping }
  }

  /// In which horizons a model differs from the baseline by more than chance.
  private func chance(of model: String) -> String {
    let tests = significance.againstBaseline.comparisons.filter { $0.model == model }
    let better = significant(tests, isBetter: true)
    let worse = significant(tests, isBetter: false)
    let tested = tests.filter { $0.adjustedPValue != nil }
    guard !tested.isEmpty else {
      guard case .failure(let reason) = tests.first?.test else { return "" }
      // The sentences by horizon say the rest.
      if case .overlapping = reason { return Self.tooFew }
      return "Whether that is more than chance cannot be tested: \(reason)."
    }
    let warning =
      worse.isEmpty ? "" : " It is significantly worse at \(worse.count) (\(list(worse)))."
    let isJudged = tested.count == tests.count
    let horizons =
      CoverageText.count(tested.count, "horizon") + (isJudged ? "" : " that can be judged")
    guard !better.isEmpty else {
      return "At \(isJudged ? "no horizon" : "none of the \(horizons)") is it better by more "
        + "than chance allows (Diebold–Mariano, Holm-adjusted, 5 %)." + warning
    }
    return "The difference is significant at \(better.count) of \(horizons) "
      + "(\(list(better)); Diebold–Mariano, Holm-adjusted, 5 %)." + warning
  }

  private func significant(
    _ tests: [SignificanceTable.Comparison], isBetter: Bool
  ) -> [SignificanceTable.Comparison] {
    tests.filter { comparison in
      guard let value = comparison.adjustedPValue else { return false }
      return value < Significance.chance && comparison.isBetter == isBetter
    }
  }

  private func list(_ tests: [SignificanceTable.Comparison]) -> String {
    VerdictText.steps(tests.map(\.horizon).sorted())
  }

  /// The arguments as a shell reads them, without those that do not change the result.
  func repeatCommand() -> String {
    let flags = ["-q", "--quiet"]
    let options = ["--threads", "--progress"]
    var words: [String] = []
    var skipsNext = false
    for word in command {
      if skipsNext {
        skipsNext = false
      } else if options.contains(word) {
        skipsNext = true
      } else if !flags.contains(word), !options.contains(where: { word.hasPrefix($0 + "=") }) {
        words.append(Self.shellQuoted(word))
      }
    }
    return words.joined(separator: " ")
  }

  /// A word as a shell reads it: quoted where it needs to be.
  public static func shellQuoted(_ word: String) -> String {
    let plain = word.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || "-_./:=,+@%".utf8.contains(byte)
    }
    guard !plain || word.isEmpty else { return word }
    let parts = word.split(separator: "'", omittingEmptySubsequences: false)
    return "'" + parts.joined(separator: "'\\''") + "'"
  }
}
