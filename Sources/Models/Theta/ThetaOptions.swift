/// What may be chosen of a Theta model.
public struct ThetaOptions: ModelOptions {
  /// Observations a season.
  public var seasonLength = AutomaticOr<Int>.automatic

  /// The data's season.
  public init() {}

  /// The options in the catalog's order.
  public static let fields: [OptionField<ThetaOptions>] = [
    OptionField(
      "season-length", \.seasonLength, in: 1...366, "Observations a season; auto takes the data's.")
  ]
}
