internal import Evaluation
internal import ForecastCore

/// What the parts of the page are made from, with what several of them need.
struct ReportSource: Sendable {
  let report: RunReport
  let result: CrossValidationResult
  /// The position of the metric shown first; nil where the table lacks it.
  let metric: Int?
  /// The position of the model that skill is measured against.
  let baseline: Int?
  /// The models with the best mean; the first of them is looked at closely.
  let best: Int?
  /// The names of the models as charts and tables have them.
  let names: ShortNames

  init(_ report: RunReport, result: CrossValidationResult) {
    self.report = report
    self.result = result
    metric = report.table.metrics.firstIndex { $0.name == report.metric }
    baseline = report.table.models.firstIndex(of: report.table.baseline)
    best =
      metric.flatMap { report.table.best(group: 0, horizon: .mean, metric: $0).first }
      ?? report.table.models.indices.first
    names = ShortNames(result.models.map(\.name))
  }

  var table: ScoreTable { report.table }
  var data: ScoringData { report.data }
  var frequency: Frequency { result.series.first?.observations.frequency ?? .daily }

  /// What the metric is called.
  var title: String { metric.map { table.metrics[$0].title } ?? report.metric }

  /// The short name of a model of the score table.
  func short(_ model: Int) -> String { names[table.models[model]] }

  /// The colour of a model of the score table.
  func ink(_ model: Int) -> Ink {
    guard model != baseline else { return .baseline(model) }
    // The baseline takes no colour from the others.
    return .model(model - (baseline.map { model > $0 } ?? false ? 1 : 0), key: model)
  }

  /// How far to the right of its place a model's arrows stand, so that all can be seen.
  func shift(_ model: Int) -> Double {
    5 * (Double(model) - Double(table.models.count - 1) / 2)
  }

  /// What a line beyond the axis is: `ar: 12.30 to 15.12`.
  func text(of exit: ChartMark.Exit, model: Int, place: String = "") -> String {
    let ends = NumberText.column(exit.values)
    return "\(table.models[model]): "
      + (ends[0] == ends[1] ? ends[0] : "\(ends[0]) to \(ends[1])") + place
  }

  /// A model's score, or nil where it is undefined.
  func score(_ model: Int, _ horizon: ScoreHorizon, metric: Int, group: Int = 0) -> Double? {
    try? table[model: model, group: group, horizon: horizon, metric: metric].get().value
  }

  /// A time as the files print it.
  func text(_ time: Timestamp) -> String { frequency.text(of: time) }

  /// The position in the result's models of a model of the score table.
  func resultIndex(_ model: Int) -> Int? {
    result.models.firstIndex { $0.name == table.models[model] }
  }

  /// The name of the data: the file's, without its folders.
  var dataName: String {
    let path = report.settings.first { $0.key == "data" }?.value ?? "Evaluation"
    return path.split(separator: "/").last.map(String.init) ?? path
  }

  /// What was done, in a line.
  var subtitle: String {
    var parts = [CoverageText.count(result.models.count, "model")]
    if table.horizon > 0 {
      parts.append(table.horizon == 1 ? "1 step ahead" : "1 to \(table.horizon) steps ahead")
    }
    if result.series.count > 1 { parts.append("\(result.series.count) series") }
    parts.append(CoverageText.count(data.scoredFolds + data.unscoredFolds, "fold"))
    let cutoffs = result.series.flatMap { series in series.folds.map(series.cutoffTime) }
    if let first = cutoffs.min(), let last = cutoffs.max(), first < last {
      parts.append("cutoffs from \(text(first)) to \(text(last))")
    }
    return parts.joined(separator: " · ")
  }

  /// Ticks at whole horizons, few enough to be read.
  var horizonTicks: [Chart.Tick] {
    let steps = table.horizon
    let size = [1, 2, 5, 10, 20, 50, 100, 200, 500].first { steps / $0 <= 8 } ?? 1_000
    let all = [1] + stride(from: size, through: steps, by: size).filter { $0 > 1 }
    return all.map { Chart.Tick(value: Double($0), text: "\($0)") }
  }

  /// Where horizons lie on an axis.
  var horizonDomain: ClosedRange<Double> {
    table.horizon > 1 ? 0.7...(Double(table.horizon) + 0.3) : 0...2
  }

  /// Ticks at some of the times that lie at 0, 1, 2, … of an axis.
  func timeTicks(_ times: [Timestamp]) -> [Chart.Tick] {
    guard let last = times.indices.last, last > 0 else {
      return ticks(times.map { (0, $0) })
    }
    let count = text(times[0]).count > 10 ? 2 : 3
    let places = (0...min(count, last)).map { $0 * last / min(count, last) }
    return ticks(places.map { (Double($0), times[$0]) })
  }

  /// Ticks at some times, without seconds where all are at whole minutes.
  func ticks(_ times: [(place: Double, time: Timestamp)]) -> [Chart.Tick] {
    let texts = times.map { text($0.time) }
    let isWhole = texts.allSatisfy { $0.count == 19 && $0.hasSuffix(":00") }
    return zip(times, texts).map {
      Chart.Tick(value: $0.place, text: isWhole ? String($1.dropLast(3)) : $1)
    }
  }

  /// The facts beside the verdict.
  var facts: [ReportPage.Fact] {
    var facts: [ReportPage.Fact] = []
    if let best, let metric, table.models.count > 1, let value = score(best, .mean, metric: metric)
    {
      facts.append(
        ReportPage.Fact(
          label: "Best mean \(title)", value: short(best),
          note: "\(NumberText.alone(value)) over all horizons"))
      let skill = table.skill(model: best, group: 0, horizon: .mean, metric: metric)
      if best != baseline, let skill = try? skill.get() {
        facts.append(
          ReportPage.Fact(
            label: "Skill against \(table.baseline)", value: NumberText.signedPercent(skill),
            note: "above 0 is better"))
      }
    }
    facts.append(
      ReportPage.Fact(
        label: "Folds scored", value: "\(data.scoredFolds)",
        note: "of \(data.scoredFolds + data.unscoredFolds)"))
    let failed = report.failures.filter { !$0.isInterruption }.count
    if failed > 0 {
      facts.append(
        ReportPage.Fact(
          label: "Failed", value: CoverageText.count(failed, "forecast"), note: "listed below"))
    }
    return facts
  }
}
