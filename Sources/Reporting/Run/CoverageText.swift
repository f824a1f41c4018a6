internal import Evaluation

/// What scores are made of, in words: how many folds, of which models, and what was left out.
struct CoverageText {
  let data: ScoringData
  let failures: [RunManifest.Failure]

  private var folds: Int { data.scoredFolds + data.unscoredFolds }

  /// `15 folds that naive and ar finished`, without an end.
  var scored: String {
    guard data.scoredFolds > 0 else { return "no fold was finished by every model" }
    let who = data.absentModels.isEmpty ? "every model" : Self.list(data.models)
    return "\(Self.count(data.scoredFolds, "fold")) that \(who) finished"
  }

  /// What was left out, a clause each: folds that some model failed at, folds the run did not
  /// reach, models that finished none.
  var leftOut: [String] {
    var clauses: [String] = []
    let failed = data.unscoredFolds - data.interruptedFolds
    if data.scoredFolds > 0, failed > 0 {
      clauses.append("\(Self.count(failed, "fold")) left out because some model failed there")
    }
    if data.interruptedFolds > 0 {
      clauses.append(
        "\(Self.count(data.interruptedFolds, "fold")) not reached by every model before the run "
          + "was stopped")
    }
    return clauses + absent
  }

  /// A clause for every model that finished no fold; why stands with the failures.
  var absent: [String] {
    data.absentModels.map { model in
      let own = failures.filter { $0.model == model }
      let none = "\(model) finished none of \(folds)"
      let isStopped = !own.isEmpty && own.allSatisfy(\.isInterruption)
      return isStopped ? "\(none), as the run was stopped before" : none
    }
  }

  /// The whole as a sentence.
  var sentence: String {
    let start = data.scoredFolds > 0 ? "Over \(scored)" : "Nothing is scored: \(scored)"
    return ([start] + leftOut).joined(separator: "; ") + "."
  }

  /// `1 fold`, `2 folds`.
  static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  /// `a`, `a and b`, `a, b and c`.
  static func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}

extension RunManifest.Failure {
  /// Whether the run was stopped before the fold: nothing the model could help.
  public var isInterruption: Bool { phase == "interrupted" }
}
