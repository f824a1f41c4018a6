/// Where the searches of one window ended: where those of the next may begin.
struct SearchMemory {
  typealias Choice = CandidateScorer.Choice

  /// The optima after some differences; those after others are of no use.
  struct Optima {
    /// Of the conditional sums of squares.
    var conditional: [Choice: [ARIMAEstimate.WarmStart]] = [:]
    /// Of the likelihoods.
    var exact: [Choice: [ARIMAEstimate.WarmStart]] = [:]
  }

  private var optima: [[Int]: Optima] = [:]

  /// The differences after which there are optima, d and D, in order.
  var differences: [(d: Int, seasonalD: Int)] {
    optima.keys.map { ($0[0], $0[1]) }.sorted { $0 < $1 }
  }

  /// The optima after d and D differences.
  subscript(d: Int, seasonalD: Int) -> Optima {
    get { optima[[d, seasonalD]] ?? Optima() }
    set { optima[[d, seasonalD]] = newValue }
  }

  /// Only the optima of the likelihoods: conditional ones are looked for from scratch.
  var withoutConditional: SearchMemory {
    var copy = self
    copy.optima = optima.mapValues { Optima(exact: $0.exact) }
    return copy
  }
}
