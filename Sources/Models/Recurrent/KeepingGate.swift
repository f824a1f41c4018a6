/// A gate that keeps a cell's state, as an option of the models made of such cells.
public struct KeepingGate: Hashable, Sendable {
  /// The key of the option that holds its bias.
  public let key: String
  /// Its bias before training unless the option says otherwise.
  public let bias: Double
  /// One sentence.
  public let summary: String
}
