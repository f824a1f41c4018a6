extension SmoothedPlan {
  /// Walks to train on and walks to judge by, the targets of the latter all later.
  struct Split {
    var training: [WindowEnd] = []
    var validation: [WindowEnd] = []
    /// Which positions of each series are targets in training; those after them judge.
    var targets: [Range<Int>] = []
  }

  /// About how many walks judge, and the most of one series.
  private static let judges = (all: 64, perSeries: 8)

  /// Lets walks end everywhere, a walk's length into the series where it is long enough; the last
  /// `share` of every series is kept for validation.
  func split(_ series: [SmoothedSeries], validation share: Double) -> Split {
    var split = Split()
    for (index, one) in series.enumerated() {
      let count = one.logs.count
      let held = share > 0 ? max(horizon, Int((share * Double(count)).rounded(.up))) : 0
      let isLong = held > 0 && count - held >= max(walk, 2) + horizon
      let limit = isLong ? count - held : count
      split.targets.append(0..<limit)
      // At the last of the positions something must be left to say.
      let last = limit - 1
      guard last >= 1 else { continue }
      let first = min(last, walk + inputSize)
      split.training += (first...last).map { WindowEnd(series: index, end: $0) }
      guard isLong else { continue }
      let ends = stride(from: count - 1, to: limit - 1, by: -max(1, walk / 2))
      let most = min(Self.judges.perSeries, max(1, Self.judges.all / series.count))
      split.validation += ends.prefix(most)
        .map { WindowEnd(series: index, end: $0) }
    }
    return split
  }
}
