/// How many origins there are at a horizon, and how far the error of one reaches into the next:
/// what a test can be made of.
///
///     reach = 1 + ⌊(h − 1 + gap) / step⌋,   worth = origins / reach
///
/// Forecasts of neighbouring origins are wrong for the same reasons as long as their targets
/// overlap. A test that allows for it must learn the overlap from the same few losses, and finds
/// too much where they are worth little: `DieboldMariano.cautiousPValue` allows for that from
/// `fewest` on.
public struct OriginOverlap: Hashable, Sendable {
  /// The fewest origins that do not overlap, or as much worth, a test is trusted with.
  public static let fewest = 5

  /// The origins.
  public let origins: Int
  /// From one origin to the next, at least 1.
  public let step: Int
  /// From the first observation the models do not see to the target: `h − 1 + gap`.
  public let distance: Int

  /// Origins at a horizon.
  ///
  /// - Parameters:
  ///   - origins: how many there are.
  ///   - step: from one to the next, at least 1.
  ///   - distance: `h − 1 + gap`, at least 0.
  public init(origins: Int, step: Int, distance: Int) {
    precondition(step >= 1 && distance >= 0, "origins lie apart, and targets after them")
    self.origins = origins
    self.step = step
    self.distance = distance
  }

  /// The origins a forecast error reaches over: those further apart do not overlap.
  public var reach: Int { 1 + distance / step }

  /// How many origins without overlap they are worth.
  public var worth: Double { Double(origins) / Double(reach) }

  /// Whether a test is trusted with them.
  public var isEnough: Bool { origins >= enoughOrigins }

  /// How many origins would do, as far apart as these.
  public var enoughOrigins: Int { Self.fewest * reach }

  /// How far apart as many origins would do; nil where they are too few at any distance.
  public var enoughStep: Int? {
    guard origins >= Self.fewest else { return nil }
    return max(step, distance / (origins / Self.fewest) + 1)
  }
}
