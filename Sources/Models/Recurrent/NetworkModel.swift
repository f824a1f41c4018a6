internal import ForecastCore

/// A catalog model of networks over windows: from its options and a plan it can build them anew,
/// so that weights are all that has to be kept of a fit.
protocol NetworkModel: CatalogModel where Fitted == FittedNetworks {
  /// What is trained when `horizon` steps are wanted.
  func windowModel(horizon: Int) -> WindowModel
}

extension RNN: NetworkModel {
  func windowModel(horizon: Int) -> WindowModel { options.model() }
}

extension LSTM: NetworkModel {
  func windowModel(horizon: Int) -> WindowModel { options.model() }
}

extension GRU: NetworkModel {
  func windowModel(horizon: Int) -> WindowModel { options.model() }
}

extension SegmentRNN: NetworkModel {}

extension NeuralAutoregression: NetworkModel {}
