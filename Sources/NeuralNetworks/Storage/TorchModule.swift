/// A recurrent module of PyTorch, as far as its weights tell it.
public enum TorchModule: Hashable, Sendable {
  /// `nn.RNN`; whether tanh or ReLU its weights do not say.
  case rnn
  /// `nn.LSTM`.
  case lstm
  /// `nn.GRU`, reset after the recurrent product.
  case gru

  /// The module that computes what a cell does; nil where there is none.
  init?(_ kind: CellKind) {
    switch kind {
    case .elman(.tanh), .elman(.relu): self = .rnn
    case .lstm(.forgetGate, _): self = .lstm
    case .gru(.resetAfter, _): self = .gru
    case .elman, .jordan, .lstm, .gru: return nil
    }
  }

  /// How many gates stand on top of each other in its weights.
  var gateCount: Int {
    switch self {
    case .rnn: 1
    case .gru: 3
    case .lstm: 4
    }
  }

  /// What a module of so many gates is called.
  static func name(gates: Int) -> String {
    [TorchModule.rnn, .lstm, .gru].first { $0.gateCount == gates }?.description
      ?? "a module with \(gates) gates"
  }
}

extension TorchModule: CustomStringConvertible {
  /// The name in PyTorch and the number of gates.
  public var description: String {
    switch self {
    case .rnn: "nn.RNN (1 gate)"
    case .lstm: "nn.LSTM (4 gates)"
    case .gru: "nn.GRU (3 gates)"
    }
  }
}
