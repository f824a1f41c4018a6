extension DirectAutoregression {
  /// Which lags, which trend.
  public struct Options: ModelOptions {
    /// p of every step, or `auto` to choose it by the criterion, step by step.
    public var lags: AutomaticOr<Int> = .automatic
    /// Chosen lags instead of 1 … p.
    public var lagList: [Int] = []
    /// The deterministic part.
    public var trend = TrendTerm.constant
    /// What chooses p.
    public var criterion = InformationCriterion.aicc
    /// The highest p tried; `auto` is ⌊10 log₁₀ n⌋.
    public var maxLags: AutomaticOr<Int> = .automatic

    /// A constant, order by the corrected Akaike criterion.
    public init() {}

    /// Every option.
    public static let fields: [OptionField<Options>] = [
      OptionField("lags", \.lags, in: 0...1_000, "Lags 1 to p; auto chooses p for each step."),
      OptionField(
        "lag-list", \.lagList, eachIn: 1...10_000, "Chosen lags instead of 1 to p: 1+2+12."),
      OptionField("trend", \.trend, "The deterministic part."),
      OptionField("criterion", \.criterion, "What chooses the order."),
      OptionField(
        "max-lags", \.maxLags, in: 1...1_000,
        "The highest order tried; auto is 10 log10 of the length."),
    ]

    /// Refuses lags said twice, and a model of nothing.
    public func validate() throws(OptionError) {
      try autoregression().validate()
    }

    /// The same choices for an autoregression by least squares.
    func autoregression() -> Autoregression.Options {
      var options = Autoregression.Options()
      options.lags = lags
      options.lagList = lagList
      options.trend = trend
      options.criterion = criterion
      options.maxLags = maxLags
      return options
    }
  }
}
