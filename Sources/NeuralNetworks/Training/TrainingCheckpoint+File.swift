extension TrainingCheckpoint {
  /// The checkpoint as a safetensors file; `init(file:)` gives the same checkpoint back.
  public func file() -> SafetensorsFile {
    var tensors = [Self.tensor("weights", weights), Self.tensor("lastGood", lastGood)]
    for (index, values) in moments.enumerated() {
      tensors.append(Self.tensor("moment.\(index)", values))
    }
    for (index, values) in averages.enumerated() {
      tensors.append(Self.tensor("average.\(index)", values))
    }
    if let best { tensors.append(Self.tensor("best", best.weights)) }
    if let carried { tensors.append(Self.tensor("carried", carried.values)) }
    let validation = history.epochs.map { $0.validationLoss ?? .nan }
    let numbers: [(String, [Double])] = [
      ("history.stepLosses", history.stepLosses),
      ("history.gradientNorms", history.gradientNorms),
      ("history.learningRates", history.learningRates),
      ("history.trainingLosses", history.epochs.map(\.trainingLoss)),
      ("history.validationLosses", validation),
      (
        "history.divergences",
        history.divergences.flatMap {
          [Double($0.step), $0.loss, $0.gradientNorm, Double($0.place.rawValue)]
        }
      ),
      (
        "numbers",
        [
          position.epochLoss.sum, position.epochLoss.weight, plateau.share, plateau.best, rateShare,
          best?.loss ?? .nan, best?.progressLoss ?? .nan,
        ]
      ),
    ]
    for (name, values) in numbers {
      tensors.append(
        StoredTensor(name: name, shape: [values.count], elements: .float64(values)))
    }
    var metadata = counts.mapValues { String($0) }
    metadata["outcome"] = history.outcome.rawValue
    return SafetensorsFile(tensors: tensors, metadata: metadata)
  }

  /// Whole numbers and flags by name.
  private var counts: [String: Int] {
    [
      "optimiserSteps": optimiserSteps, "averageCount": averageCount,
      "momentCount": moments.count, "averages": averages.count,
      "epoch": position.epoch, "sample": position.sample, "chunk": position.chunk,
      "goodEpoch": position.goodEpoch, "goodStep": position.goodStep,
      "step": position.step, "batch": position.batch, "carriedBatch": carried?.batch ?? -1,
      "plateauEpochs": plateau.epochsWithoutProgress, "retried": retried ? 1 : 0,
      "seed": Int(bitPattern: UInt(seed)), "bestEpoch": best?.epoch ?? -1,
      "progressEpoch": best?.progressEpoch ?? -1, "keptEpoch": history.keptEpoch ?? -1,
      "validated": history.epochs.contains { $0.validationLoss != nil } ? 1 : 0,
    ]
  }

  private static func tensor(_ name: String, _ values: [Scalar]) -> StoredTensor {
    StoredTensor(name: name, shape: [values.count], elements: StoredTensor.Elements(values))
  }
}

extension StoredTensor.Elements {
  /// Numbers in the precision of their type.
  public init<Scalar: NetworkScalar>(_ values: [Scalar]) {
    if let floats = values as? [Float] {
      self = .float32(floats)
    } else {
      self = .float64(values.map { Double($0) })
    }
  }

  /// The numbers as a network's type; exact where the stored precision is not higher.
  public func values<Scalar: NetworkScalar>(as type: Scalar.Type = Scalar.self) -> [Scalar] {
    switch self {
    case .float32(let values): values.map { Scalar($0) }
    case .float64(let values): values.map { Scalar($0) }
    }
  }
}
