/// Searches the orders of ARIMA models of one series.
///
/// - Source: Hyndman & Khandakar (2008), J. Statistical Software 27(3), §3.2, with the moves and
///   their order as in R's `forecast::auto.arima` 8.20.
struct OrderSearch {
  typealias Choice = CandidateScorer.Choice

  /// The largest orders.
  struct Limits {
    var p: Int
    var q: Int
    var seasonalP: Int
    var seasonalQ: Int
    /// The largest p + q + P + Q of a full search.
    var total: Int
    /// How many models a stepwise search may try.
    var models = 94
  }

  var scorer: CandidateScorer
  let limits: Limits
  /// Whether a mean or a drift may be tried.
  let allowsConstant: Bool
  private var best = Choice(p: 0, q: 0, seasonalP: 0, seasonalQ: 0, hasConstant: false)
  private var bestValue = Double.infinity
  /// The criterion of the result.
  private var resultValue = -Double.infinity

  init(scorer: CandidateScorer, limits: Limits, allowsConstant: Bool) {
    self.scorer = scorer
    self.limits = limits
    self.allowsConstant = allowsConstant
  }

  /// Tries every combination within the limits.
  mutating func full() {
    for p in 0...limits.p {
      for q in 0...limits.q {
        for seasonalP in 0...limits.seasonalP {
          for seasonalQ in 0...limits.seasonalQ where p + q + seasonalP + seasonalQ <= limits.total
          {
            for hasConstant in allowsConstant ? [false, true] : [false] {
              _ = improves(
                Choice(
                  p: p, q: q, seasonalP: seasonalP, seasonalQ: seasonalQ,
                  hasConstant: hasConstant))
            }
          }
        }
      }
    }
  }

  /// Starts at four models and steps to the first better neighbour until there is none.
  mutating func stepwise(isShort: Bool) {
    let start = isShort ? (plain: 1, seasonal: 0) : (plain: 2, seasonal: 1)
    let (one, seasonalOne) = (min(1, limits.p), min(1, limits.seasonalP))
    let (oneMA, seasonalOneMA) = (min(1, limits.q), min(1, limits.seasonalQ))
    let first = Choice(
      p: min(start.plain, limits.p), q: min(start.plain, limits.q),
      seasonalP: min(start.seasonal, limits.seasonalP),
      seasonalQ: min(start.seasonal, limits.seasonalQ), hasConstant: allowsConstant)
    best = first
    _ = improves(first)
    let zero = Choice(p: 0, q: 0, seasonalP: 0, seasonalQ: 0, hasConstant: allowsConstant)
    _ = improves(zero)
    if limits.p + limits.seasonalP > 0 {
      _ = improves(with(zero) { ($0.p, $0.seasonalP) = (one, seasonalOne) })
    }
    if limits.q + limits.seasonalQ > 0 {
      _ = improves(with(zero) { ($0.q, $0.seasonalQ) = (oneMA, seasonalOneMA) })
    }
    if allowsConstant { _ = improves(with(zero) { $0.hasConstant = false }) }
    // Another search with a difference less is sure to follow.
    if scorer.isStrict, isOverdifferenced { return }
    while scorer.tried.count < limits.models, step() {}
  }

  /// Whether the criterion prefers, by far, models whose moving average undoes a difference: as
  /// candidates, or once fitted by the likelihood.
  var isOverdifferenced: Bool {
    scorer.bestOverdifferenced < bestValue - 10
      || scorer.bestExactOverdifferenced < resultValue - 10
  }

  /// The neighbours, in the order they are tried: (p, q, P, Q) moves.
  private static let moves = [
    (0, 0, -1, 0), (0, 0, 0, -1), (0, 0, 1, 0), (0, 0, 0, 1), (0, 0, -1, -1), (0, 0, -1, 1),
    (0, 0, 1, -1), (0, 0, 1, 1), (-1, 0, 0, 0), (0, -1, 0, 0), (1, 0, 0, 0), (0, 1, 0, 0),
    (-1, -1, 0, 0), (-1, 1, 0, 0), (1, -1, 0, 0), (1, 1, 0, 0),
  ]

  /// Moves to the first better neighbour.
  private mutating func step() -> Bool {
    let from = best
    for (p, q, seasonalP, seasonalQ) in Self.moves {
      let next = with(from) {
        $0.p += p
        $0.q += q
        $0.seasonalP += seasonalP
        $0.seasonalQ += seasonalQ
      }
      if isWithinLimits(next), !scorer.knows(next), improves(next) { return true }
      if scorer.tried.count >= limits.models { return false }
    }
    let other = with(from) { $0.hasConstant.toggle() }
    return allowsConstant && !scorer.knows(other) && improves(other)
  }

  private func isWithinLimits(_ choice: Choice) -> Bool {
    (0...limits.p).contains(choice.p) && (0...limits.q).contains(choice.q)
      && (0...limits.seasonalP).contains(choice.seasonalP)
      && (0...limits.seasonalQ).contains(choice.seasonalQ)
  }

  private mutating func improves(_ choice: Choice) -> Bool {
    let value = scorer.score(choice)
    guard value < bestValue else { return false }
    (best, bestValue) = (choice, value)
    return true
  }

  private func with(_ choice: Choice, _ change: (inout Choice) -> Void) -> Choice {
    var copy = choice
    change(&copy)
    return copy
  }

  /// The best choice by its exact fit.
  ///
  /// Approximate ones are gone through from the best on until one fits; where none does, the
  /// model without coefficients always will.
  mutating func result() -> ARIMAEstimate {
    let ranked = scorer.tried.enumerated()
      .filter { $0.element.candidate.criterion.isFinite }
      .sorted {
        let (left, right) = ($0.element.candidate.criterion, $1.element.candidate.criterion)
        return left == right ? $0.offset < $1.offset : left < right
      }
    for (_, entry) in ranked {
      let exact = scorer.exactEstimate(of: entry.choice)
      resultValue = exact.criterion
      if exact.criterion.isFinite { return exact.estimate }
    }
    let constant =
      scorer.d + scorer.seasonalD == 0
      || (scorer.isExplainedByDifferences && scorer.d + scorer.seasonalD == 1)
    return scorer.exactEstimate(
      of: Choice(p: 0, q: 0, seasonalP: 0, seasonalQ: 0, hasConstant: constant)
    ).estimate
  }
}
