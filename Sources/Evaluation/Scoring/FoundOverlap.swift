/// How many neighbouring origins share targets, counted fold by fold.
///
/// Wherever cutoffs lie, two errors at a step go together if the later fold is cut before the target
/// of the earlier one. That is seen in times as well as in positions, so it needs no plan, and
/// origins that were asked for one by one are counted like those of a plan.
struct FoundOverlap: Hashable, Sendable {
  /// A fold of a series; times and positions of one series do equally well.
  struct Span {
    /// Which origin of the panel it belongs to.
    var origin: Int
    /// The last observation it may see.
    var cutoff: Int
    /// What it forecasts, `[h]`, ascending.
    var targets: [Int]
  }

  /// By step, how many origins later the last one is that overlaps with any; 0 where none does.
  let furthest: [Int]
  /// How many origins there are.
  let origins: Int

  /// Counts over the folds of every series, oldest first.
  ///
  /// - Complexity: O(folds · h).
  init(_ series: [[Span]]) {
    let numbers = Set(series.flatMap { $0.map(\.origin) }).sorted()
    let places = Dictionary(uniqueKeysWithValues: zip(numbers, numbers.indices))
    let horizon = series.flatMap { $0.map(\.targets.count) }.max() ?? 0
    var furthest = [Int](repeating: 0, count: horizon)
    for folds in series {
      let own = folds.map { places[$0.origin] ?? 0 }
      for step in furthest.indices {
        var later = 0
        for (place, fold) in folds.enumerated() where step < fold.targets.count {
          later = max(later, place)
          while later + 1 < folds.count, folds[later + 1].cutoff < fold.targets[step] { later += 1 }
          furthest[step] = max(furthest[step], own[later] - own[place])
        }
      }
    }
    self.furthest = furthest
    origins = numbers.count
  }

  /// The origins an error at a step (from 0) reaches over, itself counted; nil where all of them
  /// overlap, which does not tell how many more would.
  func reach(at step: Int) -> Int? {
    guard furthest.indices.contains(step), furthest[step] + 1 < origins else { return nil }
    return furthest[step] + 1
  }
}

extension ScoringData {
  /// The neighbouring origins whose errors at a step (from 0) go together, at least 1.
  ///
  /// Those of a plan are `1 + ⌊(step + gap) / distance⌋`, and more where series lack observations of
  /// the panel; others are counted. Where all overlap they are taken to lie as close as they can.
  func reach(at step: Int) -> Int {
    let found = overlap?.reach(at: step)
    guard let planned = self.step else { return found ?? 1 + step + gap }
    return max(1 + (step + gap) / planned, found ?? 1)
  }
}
