internal import ForecastCore

/// Applies a policy for missing values to one series.
struct MissingFiller: Sendable {
  /// A series without the gaps and missing values that the policy takes away.
  struct Filled: Equatable {
    var times: [Int]
    var values: [Double]
    /// Values that were filled, kept or dropped.
    var changedCount = 0
    var leading = 0
    var trailing = 0
  }

  let policy: MissingPolicy
  let frequency: Frequency

  /// The series under the policy.
  ///
  /// - Parameters:
  ///   - series: the series as the file has it.
  ///   - gaps: the gaps to be filled like missing values; none where they mean nothing.
  /// - Returns: what is left, and how much was changed.
  func fill(_ series: RawSeries, gaps: [GapFinder.Found]) -> Filled {
    var filled = Filled(times: series.times, values: series.values)
    if policy == .drop {
      let kept = filled.values.indices.filter { !filled.values[$0].isNaN }
      filled.changedCount = filled.values.count - kept.count
      filled.times = kept.map { series.times[$0] }
      filled.values = kept.map { series.values[$0] }
      return filled
    }
    if !gaps.isEmpty { insertAbsent(gaps, &filled) }
    filled.changedCount = filled.values.count(where: \.isNaN)
    if policy == .forwardFill || policy == .interpolate {
      trim(&filled)
      policy == .forwardFill ? forwardFill(&filled.values) : interpolate(&filled.values)
      filled.changedCount -= filled.leading + filled.trailing
    }
    return filled
  }

  private func insertAbsent(_ gaps: [GapFinder.Found], _ filled: inout Filled) {
    let (oldTimes, oldValues) = (filled.times, filled.values)
    var next = 0
    filled.times = []
    filled.values = []
    for gap in gaps {
      filled.times += oldTimes[next..<gap.position]
      filled.values += oldValues[next..<gap.position]
      next = gap.position
      let start = Timestamp(rawValue: oldTimes[gap.position - 1])
      let absent = frequency.timestamps(after: start, steps: gap.absentCount).map(\.rawValue)
      // Near-regular times: one that reaches the next row has no place.
      let fitting = absent.filter { $0 < oldTimes[gap.position] }
      filled.times += fitting
      filled.values += fitting.map { _ in .nan }
    }
    filled.times += oldTimes[next...]
    filled.values += oldValues[next...]
  }

  /// Shortens a series by what has no neighbour to be filled from.
  private func trim(_ filled: inout Filled) {
    guard let first = filled.values.firstIndex(where: { !$0.isNaN }),
      let last = filled.values.lastIndex(where: { !$0.isNaN })
    else {
      filled = Filled(times: [], values: [], leading: filled.values.count)
      return
    }
    filled.leading = first
    let end = policy == .interpolate ? last + 1 : filled.values.count
    filled.trailing = filled.values.count - end
    filled.times = Array(filled.times[first..<end])
    filled.values = Array(filled.values[first..<end])
  }

  private func forwardFill(_ values: inout [Double]) {
    for index in values.indices.dropFirst() where values[index].isNaN {
      values[index] = values[index - 1]
    }
  }

  /// A straight line by position: `a + (b − a) · k / n` for the k-th of n steps.
  private func interpolate(_ values: inout [Double]) {
    var known = 0
    for index in values.indices where !values[index].isNaN {
      let steps = index - known
      if steps > 1 {
        let rise = values[index] - values[known]
        for k in 1..<steps {
          values[known + k] = values[known] + rise * Double(k) / Double(steps)
        }
      }
      known = index
    }
  }
}
