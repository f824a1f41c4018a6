extension ScoringData {
  /// A model's losses at a step (from 0), by origin; the mean over series where there are several.
  func losses(
    model: Int, step: Int, loss: SignificanceTable.Loss
  ) throws(SignificanceError) -> [Double] {
    try HorizonLosses(self, step: step, loss: loss).byOrigin.map { $0.means[model] }
  }
}
