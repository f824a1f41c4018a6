internal import NeuralNetworks
internal import NumericalMethods

/// Reads the weights that a manifest announces into networks built from its plans.
struct NetworkReader {
  /// The folder, for errors.
  let folder: String
  let manifest: SavedModel.Manifest

  /// Every network of a model over windows, in the order of the manifest.
  ///
  /// - Throws: `SavedModelError.badWeights`, and what `read` throws.
  func networks(
    of model: WindowModel, _ read: (String) throws -> [UInt8]
  ) throws -> FittedNetworks {
    var place = 0
    let fits = try manifest.content.groups.map { group in
      let plan = group.plan
      let least = max(plan.stepSize, plan.targetsPerStep * plan.loss.outputsPerTarget)
      let networks = try group.networks.map { stored in
        defer { place += 1 }
        return try network(stored, place: place, least: least, read) { model.makeNetwork(plan) }
      }
      return NetworkFit(
        series: group.series, plan: plan, networks: networks,
        makeNetwork: model.makeNetwork, random: SeededRandom(seed: group.pathSeed),
        directions: group.directions)
    }
    return FittedNetworks(fits)
  }

  /// Every network of a model that smooths series.
  ///
  /// - Throws: `SavedModelError.badWeights`, and what `read` throws.
  func smoothedFit(
    of model: SmoothedRNN, _ group: SavedModel.Content.SmoothedGroup,
    _ read: (String) throws -> [UInt8]
  ) throws -> SmoothedFit {
    let plan = group.plan
    let least = max(plan.stepSize, plan.outputSize, plan.smoothingCount)
    let networks = try group.networks.enumerated().map { place, stored in
      try network(stored, place: place, least: least, read) { model.makeNetwork(plan) }
    }
    return SmoothedFit(plan: plan, networks: networks, makeNetwork: model.makeNetwork)
  }

  private func network(
    _ stored: SavedModel.Content.Network, place: Int, least: Int,
    _ read: (String) throws -> [UInt8], _ makeNetwork: () -> any Network<Float>
  ) throws -> TrainedNetwork {
    let name = SavedModel.Manifest.weightsName(place)
    let weights = try weights(
      of: read(name), checksum: stored.checksum, least: least, path: "\(folder)/\(name)",
      makeNetwork)
    return TrainedNetwork(weights: weights, record: stored.training)
  }

  // Fewer than `least` numbers no network of the plan has: one that a wrong plan makes larger than
  // its file is refused before memory is asked for.
  private func weights(
    of bytes: [UInt8], checksum: String, least: Int, path: String,
    _ makeNetwork: () -> any Network<Float>
  ) throws(SavedModelError) -> [Float] {
    let found = Checksum.text(of: bytes)
    guard found == checksum else {
      throw .badWeights(
        path: path, reason: "expected bytes with checksum \(checksum), found \(found).")
    }
    do {
      let file = try SafetensorsFile(bytes: bytes)
      let numbers = file.tensors.reduce(0) { $0 + $1.elements.count }
      guard numbers >= least else {
        throw SavedModelError.badWeights(
          path: path, reason: "expected at least \(least) numbers, found \(numbers).")
      }
      let network = makeNetwork()
      try network.parameters.load(file)
      return network.parameters.values.array
    } catch let error as SavedModelError {
      throw error
    } catch {
      throw .badWeights(path: path, reason: "\(error)")
    }
  }
}
