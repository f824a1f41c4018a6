public import NeuralNetworks

/// The cells a model may be made of, under the names users write.
public protocol RecurrentCellChoice: OptionChoice, Sendable {
  /// The one the model is named after.
  static var standard: Self { get }
  /// The gate whose bias before training decides how long the state is kept; nil where the cells
  /// have no such gate.
  static var keepingGate: KeepingGate? { get }
  /// Whether this cell has that gate.
  var hasKeepingGate: Bool { get }
  /// The cell; `gateBias` is that of the keeping gate.
  func kind(gateBias: Double) -> CellKind
}

extension RecurrentCellChoice {
  /// Whether the cells have one.
  public var hasKeepingGate: Bool { Self.keepingGate != nil }
}
