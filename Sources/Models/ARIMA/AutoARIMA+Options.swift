extension AutoARIMA {
  /// How the orders are searched.
  public enum Search: String, OptionChoice {
    /// From four models to the first better neighbour, again and again.
    case stepwise
    /// Every combination.
    case full
  }

  /// The limits of the search and what decides it.
  public struct Options: ModelOptions {
    /// The largest p, 0 to 12.
    public var maximumP = 5
    /// The largest q, 0 to 12.
    public var maximumQ = 5
    /// The largest P, 0 to 4.
    public var maximumSeasonalP = 2
    /// The largest Q, 0 to 4.
    public var maximumSeasonalQ = 2
    /// The largest p + q + P + Q of a full search, 1 to 24.
    public var maximumOrder = 5
    /// The largest d, 0 to 2.
    public var maximumD = 2
    /// The largest D, 0 to 2.
    public var maximumSeasonalD = 1
    /// Differences d; automatic asks the KPSS test.
    public var d = AutomaticOr<Int>.automatic
    /// Seasonal differences D; automatic asks the strength of the season.
    public var seasonalD = AutomaticOr<Int>.automatic
    /// Whether a mean or a drift may be tried.
    public var constant = true
    /// Whether columns known beforehand are regressed out.
    public var usesKnownColumns = true
    /// Whether seasonal models may be tried.
    public var isSeasonal = true
    /// Observations a season; automatic takes the panel's.
    public var seasonLength = AutomaticOr<Int>.automatic
    /// What decides between candidates.
    public var criterion = InformationCriterion.aicc
    /// How the orders are searched.
    public var search = Search.stepwise
    /// Whether candidates are compared by conditional sums of squares; automatic does so for
    /// more than 150 observations or seasons longer than 12.
    public var approximation = AutomaticOr<Bool>.automatic
    /// The variance that widens the intervals.
    public var variance = ARIMAVariance.unbiased
    /// Orders are chosen anew every so many windows of a rolling evaluation, 1 to 10,000.
    public var reselect = 1

    /// A stepwise search by AICc.
    public init() {}

    /// Every option.
    public static let fields: [OptionField<Options>] = [
      OptionField("max-p", \.maximumP, in: 0...12, "The largest p."),
      OptionField("max-q", \.maximumQ, in: 0...12, "The largest q."),
      OptionField("max-seasonal-p", \.maximumSeasonalP, in: 0...4, "The largest seasonal p."),
      OptionField("max-seasonal-q", \.maximumSeasonalQ, in: 0...4, "The largest seasonal q."),
      OptionField(
        "max-order", \.maximumOrder, in: 1...24, "The largest p+q+P+Q of a full search."),
      OptionField("max-d", \.maximumD, in: 0...2, "The largest number of differences."),
      OptionField(
        "max-seasonal-d", \.maximumSeasonalD, in: 0...2,
        "The largest number of seasonal differences."),
      OptionField("d", \.d, in: 0...2, "Differences; auto asks the KPSS test."),
      OptionField(
        "seasonal-d", \.seasonalD, in: 0...2,
        "Seasonal differences; auto asks the strength of the season."),
      OptionField("constant", \.constant, "Whether a mean or a drift may be tried."),
      OptionField(
        KnownColumns.optionKey, \.usesKnownColumns,
        "Whether columns known beforehand (--known-column) are regressed out."),
      OptionField("seasonal", \.isSeasonal, "Whether seasonal models may be tried."),
      OptionField(
        "season-length", \.seasonLength, in: 2...1000,
        "Observations a season; auto takes that of the data."),
      OptionField("criterion", \.criterion, "What decides between candidates."),
      OptionField("search", \.search, "How the orders are searched."),
      OptionField(
        "approximation", \.approximation,
        "Compare candidates by conditional sums of squares; auto does on long series."),
      OptionField("variance", \.variance, "The innovation variance behind the intervals."),
      OptionField(
        "reselect", \.reselect, in: 1...10_000,
        "Choose orders anew every so many windows of an evaluation."),
    ]

    /// Refuses fixed differences that a limit forbids.
    public func validate() throws(OptionError) {
      if let d = d.fixedValue, d > maximumD {
        throw .conflict("d=\(d): expected at most max-d=\(maximumD); leave one of the two out")
      }
      guard let seasonalD = seasonalD.fixedValue, seasonalD > 0 else { return }
      if maximumSeasonalD == 0 {
        throw .conflict(
          "seasonal-d=\(seasonalD): expected at most max-seasonal-d=0; leave one of the two out")
      }
      if !isSeasonal {
        throw .conflict(
          "seasonal-d=\(seasonalD) takes seasonal differences, which seasonal=false forbids; "
            + "leave one of the two out")
      }
    }

    /// The observations a season must be measured on: more than this.
    func minimumSpan(seasonLength m: Int) -> Int {
      seasonalD.fixedValue.map { $0 * m + 1 } ?? 2 * m
    }

    /// The largest orders for a series of `count` observations.
    func limits(count: Int, seasonLength m: Int) -> OrderSearch.Limits {
      let (third, seasons) = (count / 3, m > 1 ? count / 3 / m : 0)
      var limits = OrderSearch.Limits(
        p: min(maximumP, third), q: min(maximumQ, third),
        seasonalP: min(maximumSeasonalP, seasons), seasonalQ: min(maximumSeasonalQ, seasons),
        total: maximumOrder)
      if limits.seasonalP > 0 { limits.p = min(limits.p, m - 1) }
      if limits.seasonalQ > 0 { limits.q = min(limits.q, m - 1) }
      return limits
    }
  }
}
