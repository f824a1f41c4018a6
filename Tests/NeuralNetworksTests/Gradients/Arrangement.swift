import NeuralNetworks

/// How the layers of a network under a gradient check are arranged.
enum Arrangement: String, CaseIterable, Sendable {
  case oneLayer, twoLayers, bidirectional, residual, inputToEveryLayer, dilated
  case normalised, dropout, variationalDropout, hiddenHead, embedding, embeddingEverywhere

  /// A network of 6 inputs and hidden layers of 4 and 5.
  func options(
    _ cell: CellKind, _ topology: Topology, outputSize: Int = 2
  ) -> NetworkOptions {
    var options = NetworkOptions(
      inputSize: 6, outputSize: outputSize, cell: cell,
      hiddenSizes: self == .oneLayer ? [4] : self == .residual ? [4, 4] : [4, 5],
      topology: topology)
    switch self {
    case .oneLayer, .twoLayers: break
    case .bidirectional: options.isBidirectional = true
    case .residual: options.skip = .residual
    case .inputToEveryLayer: options.skip = .inputToEveryLayer
    case .dilated: options.dilations = [1, 2]
    case .normalised: options.normalisesLayers = true
    case .dropout: options.dropout = .betweenLayers(rate: 0.3)
    case .variationalDropout: options.dropout = .variational(rate: 0.3)
    case .hiddenHead:
      options.headSizes = [9]
      options.headActivation = .tanh
    case .embedding: options.embedding = .init(features: 2, size: 10)
    case .embeddingEverywhere:
      options.embedding = .init(features: 2, size: 10)
      options.skip = .inputToEveryLayer
    }
    return options
  }
}
