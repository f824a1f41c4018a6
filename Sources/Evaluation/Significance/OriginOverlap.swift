/// How many origins there are at a horizon, and how far the error of one reaches into the next:
/// what a test can be made of.
///
///     reach = 1 + ⌊(h − 1 + gap) / step⌋,   worth = origins / reach
///
/// Of origins that no plan put a step apart the reach is counted (`FoundOverlap`).
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
  /// The origins a forecast error reaches over, at least 1: those further apart do not overlap.
  public let reach: Int
  /// From one origin to the next, at least 1; nil where cutoffs were asked for one by one.
  public let step: Int?
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
    self.init(origins: origins, reach: 1 + distance / step, step: step, distance: distance)
  }

  /// Origins at a horizon that were counted.
  ///
  /// - Parameters:
  ///   - origins: how many there are.
  ///   - reach: how many neighbours overlap, at least 1.
  ///   - step: from one to the next, where planned.
  ///   - distance: `h − 1 + gap`, at least 0.
  public init(origins: Int, reach: Int, step: Int? = nil, distance: Int) {
    precondition(reach >= 1 && distance >= 0, "an origin overlaps with itself")
    self.origins = origins
    self.reach = reach
    self.step = step
    self.distance = distance
  }

  /// How many origins without overlap they are worth.
  public var worth: Double { Double(origins) / Double(reach) }

  /// Whether a test is trusted with them.
  public var isEnough: Bool { origins >= enoughOrigins }

  /// How many origins would do, as far apart as these.
  public var enoughOrigins: Int { Self.fewest * reach }

  /// How far apart as many origins would do; nil where they are too few at any distance, or series
  /// lack observations of the panel, so that distances differ.
  public var enoughStep: Int? {
    guard origins >= Self.fewest else { return nil }
    if let step, reach > 1 + distance / step { return nil }
    return max(step ?? 1, distance / (origins / Self.fewest) + 1)
  }
}
