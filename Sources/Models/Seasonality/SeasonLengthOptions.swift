/// What may be chosen of a model that tests for a season and takes it out: how long one is.
public struct SeasonLengthOptions: ModelOptions {
  /// Observations a season.
  public var seasonLength = AutomaticOr<Int>.automatic

  /// The data's season.
  public init() {}

  /// The options in the catalog's order.
  public static let fields: [OptionField<SeasonLengthOptions>] = [
    OptionField(
      "season-length", \.seasonLength, in: 1...366, "Observations a season; auto takes the data's.")
  ]
}
