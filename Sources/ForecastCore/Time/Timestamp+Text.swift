extension Timestamp {
  /// Reads what `Frequency.text(of:)` writes: `2013-03-01`, `2012-01-01 05:00:00`, or an index.
  ///
  /// - Parameter text: ISO 8601 with a blank or a `T` before the time of day, or an integer.
  public init?(_ text: String) {
    if let index = Int(text) {
      self.init(rawValue: index)
      return
    }
    let halves = text.split(
      maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: { $0 == " " || $0 == "T" })
    let numbers = halves[0].split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 3, let year = numbers[0], let month = numbers[1],
      let day = numbers[2], let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    var second = 0
    if halves.count == 2 {
      let clock = halves[1].split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
      guard clock.count == 3, let hours = clock[0], let minutes = clock[1],
        let seconds = clock[2], (0..<24).contains(hours), (0..<60).contains(minutes),
        (0..<60).contains(seconds)
      else { return nil }
      second = hours * 3_600 + minutes * 60 + seconds
    }
    self.init(rawValue: Timestamp(date).rawValue + second)
  }
}
