extension WindowPlan {
  /// Windows to train on and windows to judge by, the latter all later than the former.
  struct Split {
    var training: [WindowEnd] = []
    var validation: [WindowEnd] = []
  }

  /// The most windows of a series that judge.
  private static let judgesPerSeries = 64

  /// Cuts the last `share` of what is used of every series off for validation.
  ///
  /// A training window's targets all lie before the cut, a validation window's all after it. A
  /// series too short to give both only trains.
  ///
  /// - Parameters:
  ///   - series: what windows are cut from.
  ///   - share: of each series' last `history` observations, at its end; a horizon at least.
  ///   - history: the last observations that are trained on; 0 for all.
  /// - Returns: where the windows of either kind end.
  func split(_ series: [WindowSeries], validation share: Double, history: Int) -> Split {
    var split = Split()
    for (index, one) in series.enumerated() {
      let count = one.values.count
      let first = firstEnd(count: count, history: history)
      let used = history > 0 ? min(history, count) : count
      let held = share > 0 ? max(horizon, Int((share * Double(used)).rounded(.up))) : 0
      let cut = count - held
      let isLong = held > 0 && cut - horizon >= first + min(horizon, 8)
      let last = (isLong ? cut : count) - horizon
      if last >= first {
        split.training += (first...last).map { WindowEnd(series: index, end: $0) }
      }
      guard isLong else { continue }
      let places = count - horizon - cut + 1
      let stride = max(1, places / Self.judgesPerSeries)
      split.validation += Swift.stride(from: cut, through: count - horizon, by: stride)
        .map { WindowEnd(series: index, end: $0) }
    }
    return split
  }

  /// The first place a window may end: with all it reads where the series is long enough, else
  /// with the anchor and a few values more.
  private func firstEnd(count: Int, history: Int) -> Int {
    let whole = max(inputSize, skipLag) + (scaling == .change ? 1 : 0)
    let least = min(whole, max(skipLag, 2))
    let first = count - horizon - whole >= whole / 2 ? whole : least
    return history > 0 ? max(first, count - history) : first
  }
}
