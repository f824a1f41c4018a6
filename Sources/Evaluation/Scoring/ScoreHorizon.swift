/// Which steps a score is of.
public enum ScoreHorizon: Hashable, Sendable, CustomStringConvertible {
  /// One step ahead, two, …
  case step(Int)
  /// The mean of the scores of all steps.
  case mean

  /// `1`, `2`, … or `mean`.
  public var description: String {
    switch self {
    case .step(let step): "\(step)"
    case .mean: "mean"
    }
  }

  /// Where a row of `steps` steps and their mean has this one.
  func position(of steps: Int) -> Int {
    switch self {
    case .step(let step): step - 1
    case .mean: steps
    }
  }
}
