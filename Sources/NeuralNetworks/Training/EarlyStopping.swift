/// When training ends before its budget.
public struct EarlyStopping: Hashable, Sendable {
  /// How many epochs in a row may pass without a better validation loss.
  public var patience: Int
  /// How much lower a loss must be to be better.
  public var minimumImprovement: Double

  /// A limit on epochs without a better validation loss.
  public init(patience: Int, minimumImprovement: Double = 0) {
    self.patience = patience
    self.minimumImprovement = minimumImprovement
  }
}
