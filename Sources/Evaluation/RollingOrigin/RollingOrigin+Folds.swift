public import ForecastCore

extension RollingOrigin {
  /// The folds of every series of a panel, oldest origin first.
  ///
  /// - Returns: for each series, in panel order, its folds; empty only where fewer windows are
  ///   allowed and none fits.
  /// - Throws: `RollingOriginError` naming the series, its length and the shortest that works.
  public func folds(of panel: PanelSlice) throws(RollingOriginError) -> [[Fold]] {
    try validate()
    var folds: [[Fold]] = []
    switch (origins, alignment) {
    case (.last(let windows, let step), .seriesEnd):
      for series in panel { folds.append(try lastFolds(of: series, windows, step)) }
    case (.every(let minimum), .seriesEnd):
      let longest = panel.map(\.count).max() ?? 0
      let origins = longest - minimum - horizon - gap + 1
      for series in panel {
        folds.append(try everyFold(of: series, minimum: minimum, origins: origins))
      }
    case (.at(let times), _):
      for series in panel { folds.append(try self.folds(of: series, at: times.sorted())) }
    case (.last, .date), (.every, .date):
      let times = try cutoffTimes(of: panel)
      for series in panel { folds.append(try self.folds(of: series, at: times)) }
    }
    guard folds.contains(where: { !$0.isEmpty }) else { throw .noFolds }
    return folds
  }

  /// The fold whose cutoff is at a position, or nil where the series does not reach far enough.
  private func fold(origin: Int, cutoff: Int, count: Int) -> Fold? {
    let firstTarget = cutoff + 1 + gap
    guard cutoff >= shortestTraining - 1, firstTarget + horizon <= count else { return nil }
    let start =
      switch trainingWindow {
      case .expanding: 0
      case .sliding(let length): cutoff + 1 - length
      }
    return Fold(
      origin: origin, training: start..<cutoff + 1,
      targets: firstTarget..<firstTarget + horizon)
  }

  /// The fewest observations a training part may have.
  private var shortestTraining: Int {
    var shortest = minimumTraining
    if case .every(let minimum) = origins { shortest = max(shortest, minimum) }
    if case .sliding(let length) = trainingWindow { shortest = max(shortest, length) }
    return shortest
  }

  private func lastFolds(
    of series: SeriesSlice, _ windows: Int, _ step: Int
  ) throws(RollingOriginError) -> [Fold] {
    let lastCutoff = series.count - 1 - horizon - gap
    // Counted, not tried one by one: a plan may ask for more windows than can be looped over.
    let room = lastCutoff - (shortestTraining - 1)
    let fitting = room < 0 ? 0 : min(windows, room / step + 1)
    let folds = (windows - fitting..<windows).compactMap { origin in
      fold(
        origin: origin, cutoff: lastCutoff - (windows - 1 - origin) * step,
        count: series.count)
    }
    guard folds.count == windows || allowsFewerWindows else {
      throw .seriesTooShort(
        series: series.id,
        needed: shortestTraining + (windows - 1) * step + gap + horizon, found: series.count,
        windowsThatFit: folds.count)
    }
    return folds
  }

  private func everyFold(
    of series: SeriesSlice, minimum: Int, origins: Int
  ) throws(RollingOriginError) -> [Fold] {
    let own = max(0, series.count - shortestTraining - horizon - gap + 1)
    guard own > 0 || allowsFewerWindows else {
      throw .seriesTooShort(
        series: series.id, needed: shortestTraining + gap + horizon, found: series.count,
        windowsThatFit: 0)
    }
    // Numbered so that the last origin is the same for every series.
    return (0..<own).compactMap { index in
      fold(
        origin: max(0, origins - own) + index, cutoff: shortestTraining - 1 + index,
        count: series.count)
    }
  }

  private func folds(
    of series: SeriesSlice, at times: [Timestamp]
  ) throws(RollingOriginError) -> [Fold] {
    var folds: [Fold] = []
    for (origin, time) in times.enumerated() {
      let cutoff = series.countNotAfter(time) - 1
      // Times between two observations cut the series at the same place: that is one fold.
      if let last = folds.last, last.cutoff == cutoff { continue }
      if let fold = fold(origin: origin, cutoff: cutoff, count: series.count) {
        folds.append(fold)
      } else if !allowsFewerWindows {
        throw outside(series, time)
      }
    }
    return folds
  }

  private func outside(_ series: SeriesSlice, _ time: Timestamp) -> RollingOriginError {
    let first = shortestTraining - 1
    let last = series.count - 1 - gap - horizon
    guard first <= last else {
      return .seriesTooShort(
        series: series.id, needed: shortestTraining + gap + horizon, found: series.count,
        windowsThatFit: 0)
    }
    let text = { (position: Int) in series.frequency.text(of: series.timestamp(at: position)) }
    return .cutoffOutside(
      series: series.id, cutoff: series.frequency.text(of: time), first: text(first),
      last: text(last))
  }

  /// The times at which every series is cut: the plan laid over the times at which all of them
  /// can be cut, or, where fewer windows are allowed, over all times the panel knows.
  private func cutoffTimes(of panel: PanelSlice) throws(RollingOriginError) -> [Timestamp] {
    let axis = Set(panel.flatMap(\.timestamps)).sorted()
    let span = allowsFewerWindows ? nil : try CommonSpan(of: panel, plan: self)
    let first = span.map { one in axis.firstIndex { $0 >= one.first } ?? 0 } ?? 0
    let last =
      span.map { one in (axis.lastIndex { $0 < one.end } ?? -1) }
      ?? axis.count - 1 - horizon - gap
    let earliest = allowsFewerWindows ? shortestTraining - 1 : first
    var step = 1
    var windows = max(allowsFewerWindows ? 0 : 1, last - earliest + 1)
    if case .last(let asked, let stride) = origins {
      step = stride
      windows = asked
    }
    let fitting = last < first ? 0 : min(windows, (last - first) / step + 1)
    let usable = (0..<fitting).map { last - (fitting - 1 - $0) * step }
    if let span, usable.count < windows {
      let text = { (time: Timestamp) in panel.frequency.text(of: time) }
      throw .datesDoNotFit(
        windows: windows, windowsThatFit: usable.count, lateSeries: span.lateSeries,
        first: text(span.first), earlySeries: span.earlySeries, end: text(span.end))
    }
    guard !usable.isEmpty else { throw .noFolds }
    return usable.map { axis[$0] }
  }

  /// The times at which every series of a panel can be cut.
  private struct CommonSpan {
    /// The first such time, and the series that can be cut no earlier.
    var first: Timestamp
    var lateSeries: String
    /// The first time that leaves some series too few targets, and that series.
    var end: Timestamp
    var earlySeries: String

    init(of panel: PanelSlice, plan: RollingOrigin) throws(RollingOriginError) {
      let ahead = plan.gap + plan.horizon
      for series in panel where series.count < plan.shortestTraining + ahead {
        throw .seriesTooShort(
          series: series.id, needed: plan.shortestTraining + ahead, found: series.count,
          windowsThatFit: 0)
      }
      first = panel[0].timestamp(at: plan.shortestTraining - 1)
      end = panel[0].timestamp(at: panel[0].count - ahead)
      lateSeries = panel[0].id
      earlySeries = panel[0].id
      for series in panel.dropFirst() {
        let own = series.timestamp(at: plan.shortestTraining - 1)
        if own > first { (first, lateSeries) = (own, series.id) }
        let ownEnd = series.timestamp(at: series.count - ahead)
        if ownEnd < end { (end, earlySeries) = (ownEnd, series.id) }
      }
    }
  }
}

extension SeriesSlice {
  /// How many observations lie at or before a time.
  ///
  /// - Complexity: O(log n).
  func countNotAfter(_ time: Timestamp) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if timestamp(at: middle) <= time { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
