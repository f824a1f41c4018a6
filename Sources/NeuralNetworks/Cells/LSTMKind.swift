internal import CKernels

/// The four LSTM cells; the raw value is the name users write.
public enum LSTMKind: String, Hashable, Sendable, CaseIterable {
  /// With a forget gate (Gers, Schmidhuber & Cummins 2000): the default.
  case forgetGate = "lstm"
  /// The original of 1997: nothing is forgotten.
  case original = "lstm-1997"
  /// The input gate is what the forget gate leaves: `i = 1 - f`.
  case coupled = "lstm-coupled"
  /// The gates see the cell state through diagonal weights (Gers & Schmidhuber 2000).
  case peephole = "lstm-peephole"

  var kernel: lstm_kind {
    switch self {
    case .forgetGate: lstm_forget
    case .original: lstm_1997
    case .coupled: lstm_coupled
    case .peephole: lstm_peephole
    }
  }

  /// G, how many gates are stacked in the weights.
  var gateCount: Int {
    switch self {
    case .forgetGate, .peephole: 4
    case .original, .coupled: 3
    }
  }
}
