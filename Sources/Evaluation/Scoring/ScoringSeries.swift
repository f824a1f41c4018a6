/// The scored folds of one series.
public struct ScoringSeries: Sendable {
  /// The name of the series.
  public let id: String
  /// The folds every model finished, oldest first.
  public let folds: [ScoringFold]
  /// Folds that not every model finished.
  public let unscoredFolds: Int
}
