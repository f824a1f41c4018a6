/// What a reduction on a plateau remembers from epoch to epoch.
public struct PlateauWatch: Hashable, Sendable {
  /// The rate after all reductions, as a share of the base rate.
  public private(set) var share = 1.0
  /// The lowest loss seen.
  public private(set) var best = Double.infinity
  /// How many epochs in a row were not better.
  public private(set) var epochsWithoutProgress = 0

  /// Nothing seen yet.
  public init() {}

  init(share: Double, best: Double, epochsWithoutProgress: Int) {
    self.share = share
    self.best = best
    self.epochsWithoutProgress = epochsWithoutProgress
  }

  /// Takes an epoch's loss and lowers the rate where the loss has stopped falling.
  ///
  /// - Parameters:
  ///   - loss: the watched loss of the epoch.
  ///   - rate: the rate with its schedule; any but a plateau schedule changes nothing.
  public mutating func record(_ loss: Double, _ rate: LearningRate) {
    guard
      case .reduceOnPlateau(let factor, let patience, let threshold, let minimum) = rate.schedule
    else { return }
    // Relative to the size of the best loss, so that negative likelihoods work too.
    if loss < best - threshold * abs(best) || best == .infinity && loss < best {
      best = loss
      epochsWithoutProgress = 0
    } else {
      epochsWithoutProgress += 1
    }
    if epochsWithoutProgress > patience {
      share = max(share * factor, minimum / rate.base)
      epochsWithoutProgress = 0
    }
  }
}
