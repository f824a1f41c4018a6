/// One slice of each of several series of a panel: what a model trains on, or starts from.
public struct PanelSlice: Sendable, RandomAccessCollection {
  private let members: [SeriesSlice]

  /// A slice of a panel from slices of its series.
  ///
  /// - Parameter members: at least one, each of another series of the same panel.
  public init(_ members: [SeriesSlice]) {
    precondition(!members.isEmpty, "a panel slice has at least one series")
    precondition(
      members.allSatisfy { $0.storage === members[0].storage },
      "a panel slice takes its series from one panel")
    precondition(
      Set(members.map(\.series)).count == members.count, "a series stands twice in a slice")
    self.members = members
  }

  /// The spacing of every series.
  public var frequency: Frequency { members[0].frequency }
  /// Observations a season, 1 where there is none.
  public var seasonLength: Int { members[0].seasonLength }
  /// 0.
  public var startIndex: Int { 0 }
  /// How many series there are.
  public var endIndex: Int { members.count }
  /// The slice of a series.
  public subscript(position: Int) -> SeriesSlice { members[position] }
}
