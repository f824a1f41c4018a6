extension Autoregression {
  /// Which lags, which trend, which method.
  public struct Options: ModelOptions {
    /// p, or `auto` to choose it by the criterion.
    public var lags: AutomaticOr<Int> = .automatic
    /// Chosen lags instead of 1 … p.
    public var lagList: [Int] = []
    /// Multiples of the season length added as lags: 2 adds m and 2m.
    public var seasonalLags = 0
    /// The deterministic part.
    public var trend = TrendTerm.constant
    /// How the coefficients are found.
    public var method = AutoregressionMethod.leastSquares
    /// What chooses p.
    public var criterion = InformationCriterion.aicc
    /// The highest p tried; `auto` is ⌊10 log₁₀ n⌋.
    public var maxLags: AutomaticOr<Int> = .automatic

    /// Least squares with a constant, order by the corrected Akaike criterion.
    public init() {}

    /// Every option.
    public static let fields: [OptionField<Options>] = [
      OptionField("lags", \.lags, in: 0...1_000, "Lags 1 to p; auto chooses p."),
      OptionField(
        "lag-list", \.lagList, eachIn: 1...10_000, "Chosen lags instead of 1 to p: 1+2+12."),
      OptionField(
        "seasonal-lags", \.seasonalLags, in: 0...100, "Multiples of the season added as lags."),
      OptionField("trend", \.trend, "The deterministic part."),
      OptionField("method", \.method, "How the coefficients are found."),
      OptionField("criterion", \.criterion, "What chooses the order."),
      OptionField(
        "max-lags", \.maxLags, in: 1...1_000,
        "The highest order tried; auto is 10 log10 of the length."),
    ]

    /// Refuses lags said twice, and methods that cannot do what is asked.
    public func validate() throws(OptionError) {
      guard Set(lagList).count == lagList.count else {
        throw .conflict("option 'lag-list': a lag is given twice; keep one")
      }
      if !lagList.isEmpty, lags != .automatic {
        throw .conflict("options 'lags' and 'lag-list' both choose the lags; keep one")
      }
      if lags == .fixed(0), seasonalLags == 0, trend == .none {
        throw .conflict("a model without lags needs a trend; set trend=constant or lags=1")
      }
      guard method != .leastSquares else { return }
      if !lagList.isEmpty || seasonalLags > 0 {
        throw .conflict(
          "method=\(method.rawValue) takes lags 1 to p; use method=least-squares for chosen lags")
      }
      if trend == .linear {
        throw .conflict(
          "method=\(method.rawValue) removes a mean at most; use method=least-squares for a trend")
      }
    }

    /// What is asked of the regression where a season has `seasonLength` observations.
    func plan(seasonLength: Int, lead: Int = 1) -> LagPlan {
      var fixed = Set(lagList)
      if let order = lags.fixedValue { fixed.formUnion(1..<(order + 1)) }
      fixed.formUnion((1..<(seasonalLags + 1)).map { $0 * seasonLength })
      return LagPlan(
        trend: trend, fixedLags: fixed.sorted(),
        selectsOrder: lags == .automatic && lagList.isEmpty,
        maximumOrder: maxLags.fixedValue, criterion: criterion, lead: lead)
    }
  }
}
