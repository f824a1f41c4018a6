/// The values that options are tried with: `(lags=1|2|4,trend=none|linear)`.
public struct OptionGrid: Hashable, Sendable {
  /// One option and its values.
  public struct Axis: Hashable, Sendable {
    /// The option's key.
    public let key: String
    /// The values tried, in order.
    public let values: [String]

    /// An option and its values.
    public init(key: String, values: [String]) {
      self.key = key
      self.values = values
    }
  }

  /// The options, in order.
  public let axes: [Axis]

  /// A grid of options.
  public init(_ axes: [Axis]) { self.axes = axes }

  /// How many combinations there are, `Int.max` where they cannot be counted; 1 without axes.
  public var count: Int {
    axes.reduce(1) { count, axis in
      let (product, overflow) = count.multipliedReportingOverflow(by: axis.values.count)
      return overflow ? .max : product
    }
  }

  /// The combination at a position: the last axis changes fastest.
  func combination(_ position: Int) -> [OptionSetting] {
    var rest = position
    var settings: [OptionSetting] = []
    for axis in axes.reversed() {
      settings.append(
        OptionSetting(key: axis.key, value: axis.values[rest % axis.values.count]))
      rest /= axis.values.count
    }
    return settings.reversed()
  }
}

extension OptionGrid: OptionValue {
  /// Reads `key=value|value` joined by commas, in parentheses; `none` is an empty grid.
  public init?(optionText: String) {
    guard optionText != "none" else {
      self.init([])
      return
    }
    guard optionText.hasPrefix("("), optionText.hasSuffix(")") else { return nil }
    var axes: [Axis] = []
    for part in ModelSpecification.parts(String(optionText.dropFirst().dropLast())) {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2, !sides[0].isEmpty else { return nil }
      let values = ModelSpecification.parts(String(sides[1]), at: "|").map(String.init)
      guard values.allSatisfy({ !$0.isEmpty }), Set(values).count == values.count,
        !axes.contains(where: { $0.key == sides[0] })
      else { return nil }
      axes.append(Axis(key: String(sides[0]), values: values))
    }
    self.init(axes)
  }

  /// The text that reads back as this grid.
  public var optionText: String {
    guard !axes.isEmpty else { return "none" }
    let parts = axes.map { "\($0.key)=\($0.values.joined(separator: "|"))" }
    return "(\(parts.joined(separator: ",")))"
  }

  /// What may be written.
  public static var optionSyntax: String {
    "options and their values, in parentheses: (lags=1|2|4,trend=none|linear), or none"
  }
}
