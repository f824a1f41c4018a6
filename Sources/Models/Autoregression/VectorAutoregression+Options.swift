extension VectorAutoregression {
  /// How many lags, which trend.
  public struct Options: ModelOptions {
    /// p, or `auto` to choose it by the criterion.
    public var lags: AutomaticOr<Int> = .automatic
    /// The deterministic part of every equation.
    public var trend = TrendTerm.constant
    /// What chooses p.
    public var criterion = InformationCriterion.bic
    /// The highest p tried; `auto` is ⌊10 log₁₀ (n / series)⌋.
    public var maxLags: AutomaticOr<Int> = .automatic

    /// A constant, order by Schwarz's criterion: every lag costs a square of parameters.
    public init() {}

    /// Every option.
    public static let fields: [OptionField<Options>] = [
      OptionField("lags", \.lags, in: 0...1_000, "Lags 1 to p of every series; auto chooses p."),
      OptionField("trend", \.trend, "The deterministic part of every equation."),
      OptionField("criterion", \.criterion, "What chooses the order."),
      OptionField(
        "max-lags", \.maxLags, in: 1...1_000,
        "The highest order tried; auto is 10 log10 of the observations a series."),
    ]

    /// Refuses a model of nothing.
    public func validate() throws(OptionError) {
      if lags == .fixed(0), trend == .none {
        throw .conflict("a model without lags needs a trend; set trend=constant or lags=1")
      }
    }
  }
}
