internal import ForecastCore

/// Finds the times that a frequency expects between two rows of a series.
struct GapFinder: Sendable {
  /// How absent times are to be understood.
  enum Meaning: Equatable {
    /// Rows are absent: the policy for missing values applies.
    case absence
    /// Weekdays without trading.
    case holidays
    /// Pauses between trading sessions.
    case sessions
  }

  /// A gap in front of an observation.
  struct Found: Equatable {
    /// The observation behind the gap.
    let position: Int
    let absentCount: Int
  }

  let frequency: Frequency

  /// The gaps of every series.
  func gaps(in series: [RawSeries]) -> [[Found]] {
    var found: [[Found]] = []
    for (index, one) in series.enumerated() {
      // Columns of one file share their times, and comparing an array with itself is free.
      let isRepeated = index > 0 && one.times == series[index - 1].times
      found.append(isRepeated ? found[index - 1] : gaps(in: one))
    }
    return found
  }

  /// The gaps of a series.
  func gaps(in series: RawSeries) -> [Found] {
    var found: [Found] = []
    for position in series.times.indices.dropFirst() {
      let steps = frequency.steps(from: series.times[position - 1], to: series.times[position])
      if steps > 1 { found.append(Found(position: position, absentCount: steps - 1)) }
    }
    return found
  }

  /// How many different times are absent from some series.
  func absentTimes(_ gaps: [[Found]], in series: [RawSeries]) -> Int {
    var times: Set<Int> = []
    for (index, found) in gaps.enumerated() {
      if index > 0, series[index].times == series[index - 1].times { continue }
      for gap in found {
        let start = Timestamp(rawValue: series[index].times[gap.position - 1])
        times.formUnion(
          frequency.timestamps(after: start, steps: gap.absentCount).map(\.rawValue))
      }
    }
    return times.count
  }

  /// The first position where observations are closer together than the frequency.
  func tooFine(in series: RawSeries) -> Int? {
    series.times.indices.dropFirst().first {
      frequency.steps(from: series.times[$0 - 1], to: series.times[$0]) < 1
    }
  }

  /// What the gaps of all series mean.
  ///
  /// Sessions: within days, and nothing is absent but what crosses midnight, at every second
  /// midnight at least for no longer than a long weekend.
  func meaning(of gaps: [[Found]], in series: [RawSeries]) -> Meaning {
    if frequency.unit == .businessDay { return .holidays }
    guard frequency.isSubDaily else { return .absence }
    var shortCount = 0
    var midnightCount = 0
    for (found, one) in zip(gaps, series) {
      shortCount += found.count {
        one.times[$0.position] - one.times[$0.position - 1] <= 4 * 86_400
      }
      for gap in found where day(one.times[gap.position]) == day(one.times[gap.position - 1]) {
        return .absence
      }
      midnightCount += zip(one.times, one.times.dropFirst()).count { day($0) != day($1) }
    }
    return shortCount > 0 && 2 * shortCount >= midnightCount ? .sessions : .absence
  }

  private func day(_ time: Int) -> CivilDate { Timestamp(rawValue: time).date }
}
