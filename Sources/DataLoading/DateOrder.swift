/// Which number of `01/02/2020` is the month.
public enum DateOrder: String, CaseIterable, Sendable {
  /// 2 January 2020.
  case monthFirst = "month-first"
  /// 1 February 2020.
  case dayFirst = "day-first"
}
