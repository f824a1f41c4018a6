/// What a run is about to do, said before it begins.
struct PlanText: Encodable {
  let event = "planned"
  let models: Int
  let folds: Int
  let fits: Int
  let forecasts: Int
  let finished: Int

  /// Says it, as the progress is told: as JSON, or as a sentence unless nothing is to be said.
  func say(_ choice: ProgressChoice, quiet: Bool) {
    if choice == .json {
      if let line = ProgressLine.line(self) { Terminal.say(line) }
    } else if !quiet {
      Terminal.say(sentence)
    }
  }

  private var sentence: String {
    let before =
      finished == 0 ? "" : ", of which \(finished) are finished already"
    return "planned: \(Self.count(fits, "fit")) and \(Self.count(forecasts, "forecast")) of "
      + "\(Self.count(models, "model")) at \(Self.count(folds, "fold"))\(before)"
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
