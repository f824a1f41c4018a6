internal import ForecastCore
internal import FoundationEssentials
internal import NeuralNetworks

/// What the training of a network keeps for the case that the run is stopped.
///
/// It is a safetensors file whose metadata say what it is of; `seed` is that of the training's
/// random stream, which derives from the run's seed, the model, the series and the origin.
enum NetworkCheckpoint {
  /// Where a training stands.
  case underWay(TrainingCheckpoint<Float>, TrainingWatch)
  /// What a training that ended gave.
  case finished(TrainedNetwork)

  private static let kind = "swiftcast"
  private static let stepsDone = "watch.stepsDone"

  /// The checkpoint as bytes.
  ///
  /// - Parameter seed: that of the training.
  /// - Returns: a safetensors file.
  func bytes(seed: UInt64) -> [UInt8] {
    switch self {
    case .underWay(let checkpoint, let watch):
      let file = checkpoint.file()
      let steps = watch.stepsDone.map(Double.init)
      var metadata = file.metadata
      metadata[Self.kind] = "training \(seed)"
      metadata["seconds"] = "\(watch.seconds)"
      return SafetensorsFile(
        tensors: file.tensors + [
          StoredTensor(name: Self.stepsDone, shape: [steps.count], elements: .float64(steps))
        ], metadata: metadata
      ).serialized()
    case .finished(let network):
      let record = (try? JSONEncoder().encode(network.record)) ?? Data()
      return SafetensorsFile(
        tensors: [
          StoredTensor(
            name: "weights", shape: [network.weights.count], elements: .float32(network.weights))
        ],
        metadata: [
          Self.kind: "network \(seed)", "record": String(decoding: record, as: UTF8.self),
        ]
      ).serialized()
    }
  }

  /// Reads what an earlier run has kept of a training; refuses what is not of this one.
  ///
  /// - Parameters:
  ///   - checkpoint: the training's place.
  ///   - seed: that of the training.
  ///   - limit: the most seconds the training may take; 0 for no limit.
  init?(in checkpoint: FitCheckpoint, seed: UInt64, limit: Double) {
    guard let bytes = checkpoint.found() else { return nil }
    do {
      self = try Self.read(SafetensorsFile(bytes: bytes), seed: seed, limit: limit)
    } catch {
      checkpoint.refuse("\(error)")
      return nil
    }
  }

  private struct Stranger: Error, CustomStringConvertible {
    let description: String
  }

  private static func read(
    _ file: SafetensorsFile, seed: UInt64, limit: Double
  ) throws -> NetworkCheckpoint {
    switch file.metadata[kind] {
    case "training \(seed)":
      guard let steps = file.tensor(named: stepsDone)?.doubles.map({ Int(exactly: $0) ?? 0 }),
        let seconds = file.metadata["seconds"].flatMap(Double.init)
      else { throw Stranger(description: "expected '\(stepsDone)' and seconds, found none") }
      let checkpoint = try TrainingCheckpoint<Float>(file: file)
      let history = checkpoint.history
      guard steps.count >= history.epochs.count,
        steps.allSatisfy({ (0...history.stepLosses.count) ~= $0 })
      else { throw Stranger(description: "expected the steps of every epoch, found others") }
      return .underWay(
        checkpoint, TrainingWatch(seconds: limit, spent: seconds, stepsDone: steps))
    case "network \(seed)":
      guard let weights = file.tensor(named: "weights")?.floats,
        let record = file.metadata["record"].flatMap({
          try? JSONDecoder().decode(TrainingRecord.self, from: Data($0.utf8))
        })
      else { throw Stranger(description: "expected weights and a record, found none") }
      return .finished(TrainedNetwork(weights: weights, record: record))
    case let other:
      throw Stranger(
        description:
          "expected a training of seed \(seed), found \(other.map { "'\($0)'" } ?? "none")")
    }
  }
}
