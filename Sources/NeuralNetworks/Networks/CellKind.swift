/// Which cell a network is made of.
public enum CellKind: Hashable, Sendable {
  /// The simple recurrent cell.
  case elman(ElmanActivation)
  /// Output fed back as input.
  case jordan(ElmanActivation)
  /// Long short-term memory, with the forget gate's bias before training.
  case lstm(LSTMKind, forgetBias: Double = 1)
  /// Gated recurrent unit, with the update gate's bias before training.
  case gru(GRUKind, updateBias: Double = 0)

  /// Gated recurrent unit, reset before the recurrent product, zero biases.
  public static let gruResetBefore = CellKind.gru(.resetBefore)
  /// Gated recurrent unit, reset after the recurrent product, zero biases.
  public static let gruResetAfter = CellKind.gru(.resetAfter)

  /// Every cell, under the names users write.
  public static let named: [(name: String, kind: CellKind)] =
    (ElmanActivation.allCases.map { .elman($0) } + [.jordan(.tanh)]
    + LSTMKind.allCases.map { .lstm($0) } + [.gruResetAfter, .gruResetBefore])
    .map { ($0.name, $0) }

  /// The name users write; cells that differ in what they compute differ in it.
  public var name: String {
    switch self {
    case .elman(let activation): "elman-\(activation.rawValue)"
    case .jordan(.tanh): "jordan"
    case .jordan(let activation): "jordan-\(activation.rawValue)"
    case .lstm(let kind, _): kind.rawValue
    case .gru(let kind, _): kind.rawValue
    }
  }

  /// A cell of given sizes; `feedbackSize` is the Jordan cell's output width.
  public func cell(
    inputSize: Int, hiddenSize: Int, feedbackSize: Int
  ) -> any RecurrentCell {
    switch self {
    case .elman(let activation):
      ElmanCell(inputSize: inputSize, hiddenSize: hiddenSize, activation: activation)
    case .jordan(let activation):
      JordanCell(
        inputSize: inputSize, hiddenSize: hiddenSize, feedbackSize: feedbackSize,
        activation: activation)
    case .lstm(let kind, let forgetBias):
      LSTMCell(
        inputSize: inputSize, hiddenSize: hiddenSize, kind: kind, forgetBias: forgetBias)
    case .gru(.resetBefore, let updateBias):
      GRUResetBeforeCell(inputSize: inputSize, hiddenSize: hiddenSize, updateBias: updateBias)
    case .gru(.resetAfter, let updateBias):
      GRUResetAfterCell(inputSize: inputSize, hiddenSize: hiddenSize, updateBias: updateBias)
    }
  }

  /// Whether the cell has a read-out of its own.
  public var hasOwnReadout: Bool {
    if case .jordan = self { true } else { false }
  }
}
