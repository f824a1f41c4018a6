/// What a forecasting network reads and writes: the options every network model shares.
public struct WindowOptions: ModelOptions {
  /// L, the values read.
  public var inputSize: AutomaticOr<Int> = .automatic
  /// What is done to every value first.
  public var transform = ValueTransform.automatic
  /// How a window is scaled.
  public var scaling = WindowScaling.automatic
  /// The lag whose value a forecast departs from.
  public var skipLag: AutomaticOr<Int> = .automatic
  /// Calendar covariates.
  public var calendar: AutomaticOr<[CalendarFeature]> = .automatic
  /// What is written of each value.
  public var output = NetworkOutput.quantiles
  /// Whether one network serves all series.
  public var scope = NetworkScope.global
  /// The last observations of each series that are trained on; 0 for all.
  public var history = 0
  /// What an error in a training window counts beside those of other series.
  public var weighting = WindowWeighting.equal

  /// The defaults, which look at the data.
  public init() {}

  /// Every option.
  public static let fields: [OptionField<WindowOptions>] = [
    OptionField(
      "input-size", \.inputSize, in: 1...100_000,
      "Past values the network reads, at most the longest series; auto from season and horizon."),
    OptionField(
      "transform", \.transform, "What is done to every value first; auto looks at the values."),
    OptionField(
      "scaling", \.scaling,
      "How a window is scaled, from its own values; auto is change with skip-lag 1, else standard."),
    OptionField(
      "skip-lag", \.skipLag, in: 0...100_000,
      "The lag whose value the forecast departs from, 0 for the window's level; auto tries them."),
    OptionField(
      "calendar", different: \.calendar, "What is known of each time; auto from the frequency."),
    OptionField("output", \.output, "What the network says of each value to come."),
    OptionField("scope", \.scope, "One network for all series, or one for each."),
    OptionField(
      "history", \.history, in: 0...100_000_000,
      "The last observations of each series that are trained on; 0 for all."),
    OptionField(
      "weighting", \.weighting,
      "What an error in a training window counts beside those of other series."),
  ]
}
