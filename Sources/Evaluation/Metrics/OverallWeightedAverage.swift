/// Overall weighted average of the M4 competition: 1 is as good as Naive2.
///
///     owa = ½ (smape / smape of Naive2 + mase / mase of Naive2)
///
/// A ratio of averages: sMAPE and MASE are averaged over all points first.
///
/// - Source: reference §3; Makridakis, Spiliotis & Assimakopoulos (2020), IJF 36(1), 54–74.
public struct OverallWeightedAverage: RelativeMetric {
  /// `owa`.
  public let name = "owa"
  /// What tables call it.
  public let title = "OWA"
  /// What the number counts.
  public let unit = MetricUnit.ratio
  /// Which value is better.
  public let better = MetricPreference.smaller
  /// The name of the Naive2 model in the comparison.
  public let reference: String

  /// The average against the model called `reference`.
  public init(reference: String = "naive2") { self.reference = reference }

  /// The definition.
  public var formula: String {
    "½ (sMAPE / sMAPE of \(reference) + MASE / MASE of \(reference)), each averaged first"
  }
  /// What a forecast must carry.
  public var needs: MetricNeeds { .reference(reference) }
  /// sMAPE and MASE.
  public var parts: [any SampleMetric] { [SymmetricMAPE(), MeanAbsoluteScaledError()] }

  /// `½ (own[0] / reference[0] + own[1] / reference[1])`.
  public func value(own: [Double], reference: [Double]) throws(MetricError) -> Double {
    guard !reference.contains(0) else { throw .zeroReference(self.reference) }
    return (own[0] / reference[0] + own[1] / reference[1]) / 2
  }
}
