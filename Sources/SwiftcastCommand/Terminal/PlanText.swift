/// What a run is about to do, said before it begins.
struct PlanText: Encodable {
  let event = "planned"
  let models: Int
  let folds: Int
  let fits: Int
  let forecasts: Int
  /// Forecasts that an earlier run has made, those of an audit among them.
  let finished: Int
  /// Fits of which a fold is finished and which are made again at most, as other folds share them
  /// or other fits start from them.
  let repeatedFits: Int
  /// Nil where nothing is audited.
  let auditFits: Int?
  let auditForecasts: Int?

  /// Says it, as the progress is told: as JSON, or as a sentence unless nothing is to be said.
  func say(_ choice: ProgressChoice, quiet: Bool) {
    if choice == .json {
      if let line = ProgressLine.line(self) { Terminal.sayWhole(line) }
    } else if !quiet {
      Terminal.say(sentence)
    }
  }

  private var sentence: String {
    var text =
      "planned: \(Self.count(fits, "fit")) and \(Self.count(forecasts, "forecast")) of "
      + "\(Self.count(models, "model")) at \(Self.count(folds, "fold"))"
    if let auditFits, let auditForecasts {
      text +=
        ", then \(Self.count(auditFits, "fit")) and "
        + "\(Self.count(auditForecasts, "forecast")) to audit them"
    }
    guard finished > 0 else { return text }
    text += "; \(Self.count(finished, "forecast")) \(finished == 1 ? "is" : "are") finished already"
    if repeatedFits > 0 {
      text +=
        ", and \(Self.count(repeatedFits, "fit")) of theirs at most "
        + (repeatedFits == 1
          ? "is made again, as others need it" : "are made again, as others need them")
    }
    return text
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
