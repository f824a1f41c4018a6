internal import NeuralNetworks
internal import NumericalMethods

/// Reads the weights that a manifest announces into networks built from its plans.
struct NetworkReader {
  let model: WindowModel
  /// The folder, for errors.
  let folder: String
  let manifest: SavedModel.Manifest

  /// Every network, in the order of the manifest.
  ///
  /// - Throws: `SavedModelError.badWeights`, and what `read` throws.
  func networks(_ read: (String) throws -> [UInt8]) throws -> FittedNetworks {
    var place = 0
    let fits = try manifest.content.groups.map { group in
      let networks = try group.networks.map { stored in
        let name = SavedModel.Manifest.weightsName(place)
        place += 1
        let weights = try weights(
          of: read(name), checksum: stored.checksum, plan: group.plan, path: "\(folder)/\(name)")
        return TrainedNetwork(weights: weights, record: stored.training)
      }
      return NetworkFit(
        series: group.series, plan: group.plan, networks: networks,
        makeNetwork: model.makeNetwork, random: SeededRandom(seed: group.pathSeed),
        directions: group.directions)
    }
    return FittedNetworks(fits)
  }

  private func weights(
    of bytes: [UInt8], checksum: String, plan: WindowPlan, path: String
  ) throws(SavedModelError) -> [Float] {
    let found = Checksum.text(of: bytes)
    guard found == checksum else {
      throw .badWeights(
        path: path, reason: "expected bytes with checksum \(checksum), found \(found).")
    }
    do {
      let file = try SafetensorsFile(bytes: bytes)
      try checkSize(of: file, plan: plan, path: path)
      let network = model.makeNetwork(plan)
      try network.parameters.load(file)
      return network.parameters.values.array
    } catch let error as SavedModelError {
      throw error
    } catch {
      throw .badWeights(path: path, reason: "\(error)")
    }
  }

  /// Refuses a plan whose networks are larger than the file before memory is asked for: every
  /// number read or written a step has a weight of its own at least.
  private func checkSize(
    of file: SafetensorsFile, plan: WindowPlan, path: String
  ) throws(SavedModelError) {
    let found = file.tensors.reduce(0) { $0 + $1.elements.count }
    let needed = max(plan.stepSize, plan.targetsPerStep * plan.loss.outputsPerTarget)
    guard found >= needed else {
      throw .badWeights(
        path: path, reason: "expected at least \(needed) numbers, found \(found).")
    }
  }
}
