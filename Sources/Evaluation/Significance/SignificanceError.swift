/// Why two models cannot be tested against each other.
public enum SignificanceError: Error, Hashable, Sendable {
  /// Fewer pairs of losses than the horizon needs.
  case tooFew(needed: Int, found: Int)
  /// Origins whose targets overlap, worth fewer without overlap than a test is trusted with.
  case overlapping(OriginOverlap)
  /// Fewer series than a test clustered by series needs.
  case tooFewSeries(needed: Int, found: Int)
  /// Fewer independent blocks of losses than a bootstrap or ranks need.
  case tooFewBlocks(needed: Int, found: Int)
  /// Fewer models than can be compared.
  case tooFewModels(needed: Int, found: Int)
  /// All loss differences are equal: the forecasts are the same, or nearly.
  case noVariation
  /// A loss is undefined.
  case undefinedLoss(MetricError)
}

extension SignificanceError: CustomStringConvertible {
  /// What was expected and what was found.
  public var description: String {
    switch self {
    case .tooFew(let needed, let found): "expected at least \(needed) origins, found \(found)"
    case .overlapping(let overlap): Self.text(of: overlap)
    case .tooFewSeries(let needed, let found): "expected at least \(needed) series, found \(found)"
    case .tooFewBlocks(let needed, let found):
      "expected at least \(needed) origins or series that do not overlap, found \(found)"
    case .tooFewModels(let needed, let found): "expected at least \(needed) models, found \(found)"
    case .noVariation: "the losses differ by the same amount everywhere"
    case .undefinedLoss(let error): "\(error)"
    }
  }
  private static func text(of overlap: OriginOverlap) -> String {
    let found =
      overlap.reach == 1
      ? "found \(overlap.origins)"
      : "found \(overlap.origins) of which \(overlap.reach) neighbours overlap at this horizon"
    let further = overlap.enoughStep.map { ", or as many at least \($0) observations apart" } ?? ""
    return "expected origins worth at least \(OriginOverlap.fewest) that do not overlap, \(found): "
      + "\(overlap.enoughOrigins) would do\(further)"
  }
}
