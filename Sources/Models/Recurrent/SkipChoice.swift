internal import NeuralNetworks

/// How layers are connected, under the names users write.
public enum SkipChoice: String, OptionChoice {
  /// Each layer reads the one below.
  case none
  /// A layer's input is added to its output.
  case residual
  /// Every layer reads the input beside the layer below.
  case inputToEveryLayer = "input-to-every-layer"

  var connections: SkipConnections {
    switch self {
    case .none: .none
    case .residual: .residual
    case .inputToEveryLayer: .inputToEveryLayer
    }
  }
}
