/// A fitted model that knows how its errors at different steps hang together.
///
/// The bounds of a sum of forecasts, which undoing a difference is, cannot be had from the
/// bounds of each.
public protocol CumulativeErrors {
  /// The spread of the *sum* of the errors of steps 1 to k, for k = 1 … `steps`; nil where the
  /// model had too few observations to know.
  func cumulativeErrors(steps: Int) -> CumulativeSpread?
}

/// The spread of sums of forecast errors.
public struct CumulativeSpread: Hashable, Sendable {
  /// The scale of each sum, in the unit of the values the model saw.
  public let scales: [Double]
  /// Of Student's t; nil for normal errors.
  public let degreesOfFreedom: Double?

  /// A spread from its parts.
  public init(scales: [Double], degreesOfFreedom: Double? = nil) {
    self.scales = scales
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The spread for errors that are a moving average of shocks: `σ √Σ_{j<k} (ψ[0] + … + ψ[j])²`.
  static func of(impulseResponse: [Double], innovationDeviation: Double) -> CumulativeSpread {
    var effect = 0.0
    var squares = 0.0
    return CumulativeSpread(
      scales: impulseResponse.map { response in
        effect += response
        squares += effect * effect
        return innovationDeviation * squares.squareRoot()
      })
  }
}

extension AutoregressionFit: CumulativeErrors {
  /// From ψ and σ.
  public func cumulativeErrors(steps: Int) -> CumulativeSpread? {
    .of(
      impulseResponse: impulseResponse(steps: steps),
      innovationDeviation: residualVariance.squareRoot())
  }
}

extension Naive.Local: CumulativeErrors {
  /// From ψ, which is 1 at every step; nil after a single observation.
  public func cumulativeErrors(steps: Int) -> CumulativeSpread? {
    innovationDeviation.map {
      .of(impulseResponse: Array(repeating: 1, count: steps), innovationDeviation: $0)
    }
  }
}

extension Mean.Local: CumulativeErrors {
  /// Independent errors, and the error of the mean k times over: `s √(k (1 + k/n))`.
  public func cumulativeErrors(steps: Int) -> CumulativeSpread? {
    let count = Double(observations)
    return CumulativeSpread(
      scales: (1...steps).map(Double.init).map {
        standardDeviation * ($0 * (1 + $0 / count)).squareRoot()
      }, degreesOfFreedom: count - 1)
  }
}
