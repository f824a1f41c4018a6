/// Where the searches of one window ended: where those of the next may begin.
struct SearchMemory {
  typealias Choice = CandidateScorer.Choice

  /// The differences behind every optimum; those of other differences are of no use.
  private(set) var differences: [Int] = []
  /// Optima of the conditional sums of squares.
  var conditional: [Choice: [ARIMAEstimate.WarmStart]] = [:]
  /// Optima of the likelihoods.
  var exact: [Choice: [ARIMAEstimate.WarmStart]] = [:]

  /// What is of use after some differences.
  func matching(d: Int, seasonalD: Int) -> SearchMemory {
    if differences == [d, seasonalD] { return self }
    var empty = SearchMemory()
    empty.differences = [d, seasonalD]
    return empty
  }

  /// Only the optima of the likelihoods: conditional ones are looked for from scratch.
  var withoutConditional: SearchMemory {
    var copy = self
    copy.conditional = [:]
    return copy
  }
}
