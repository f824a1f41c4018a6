internal import ForecastCore
internal import NeuralNetworks
internal import NumericalMethods

/// What a saved model learned: one of the kinds of fits that have a format.
enum SavedFit: Sendable {
  /// Networks over windows.
  case windows(FittedNetworks)
  /// Networks beside the smoothing of every series.
  case smoothed(SmoothedFit)

  /// A fit that may be saved; nil for others.
  init?(_ fitted: any FittedForecaster) {
    switch fitted {
    case let networks as FittedNetworks: self = .windows(networks)
    case let smoothed as SmoothedFit: self = .smoothed(smoothed)
    default: return nil
    }
  }

  /// The fit itself.
  var fitted: any FittedForecaster {
    switch self {
    case .windows(let networks): networks
    case .smoothed(let fit): fit
    }
  }

  /// Every training in the order of the files, each with a network of its shape.
  var networks: [(any Network<Float>, TrainedNetwork)] {
    switch self {
    case .windows(let networks):
      networks.fits.flatMap { fit in fit.networks.map { (fit.makeNetwork(fit.plan), $0) } }
    case .smoothed(let fit): fit.networks.map { (fit.makeNetwork(fit.plan), $0) }
    }
  }

  /// What `model.json` says of networks over windows, their checksums open.
  var groups: [SavedModel.Content.Group] {
    guard case .windows(let networks) = self else { return [] }
    return networks.fits.map { fit in
      SavedModel.Content.Group(
        series: fit.series, plan: fit.plan, pathSeed: fit.random.seed,
        directions: fit.directions, networks: Self.networks(fit.networks))
    }
  }

  /// What it says where series are smoothed.
  var smoothedGroup: SavedModel.Content.SmoothedGroup? {
    guard case .smoothed(let fit) = self else { return nil }
    return SavedModel.Content.SmoothedGroup(
      plan: fit.plan, networks: Self.networks(fit.networks))
  }

  private static func networks(_ trained: [TrainedNetwork]) -> [SavedModel.Content.Network] {
    trained.map { SavedModel.Content.Network(checksum: "", training: $0.record) }
  }

  /// Whether a series can be forecast.
  func knows(_ series: String) -> Bool {
    switch self {
    case .windows(let networks): networks.knows(series)
    case .smoothed: true
    }
  }

  /// Whether there is a last step that can be forecast.
  var isBounded: Bool {
    switch self {
    case .windows(let networks): networks.fits.contains { $0.plan.strategy != .recursive }
    case .smoothed: true
    }
  }
}
