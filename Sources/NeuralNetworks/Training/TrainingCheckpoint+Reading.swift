extension TrainingCheckpoint {
  /// Reads a checkpoint that `file()` made.
  ///
  /// - Parameter file: the file.
  /// - Throws: `CheckpointError` naming what is missing; whether it fits a network shows when a
  ///   trainer restores it.
  public init(file: SafetensorsFile) throws(CheckpointError) {
    let reader = Reader(file: file)
    let numbers = try reader.doubles("numbers", count: 7)
    weights = try reader.scalars("weights")
    lastGood = try reader.scalars("lastGood", count: weights.count)
    moments = try reader.family("moment", try reader.count("momentCount"), weights.count)
    averages = try reader.family("average", try reader.count("averages"), weights.count)
    optimiserSteps = try reader.count("optimiserSteps")
    averageCount = try reader.count("averageCount")
    history = try reader.history()
    let bestEpoch = try reader.integer("bestEpoch")
    best =
      bestEpoch < 0
      ? nil
      : Best(
        weights: try reader.scalars("best", count: weights.count), loss: numbers[5],
        epoch: try reader.count("bestEpoch"), progressLoss: numbers[6],
        progressEpoch: try reader.count("progressEpoch"))
    let carriedBatch = try reader.integer("carriedBatch")
    carried =
      carriedBatch < 0
      ? nil
      : CarriedState(
        values: try reader.scalars("carried"), batch: try reader.count("carriedBatch"))
    position = TrainingPosition(
      epoch: try reader.count("epoch"), sample: try reader.count("sample"),
      chunk: try reader.count("chunk"), step: try reader.count("step"),
      batch: try reader.count("batch"), epochLoss: LossValue(sum: numbers[0], weight: numbers[1]),
      goodEpoch: try reader.count("goodEpoch"), goodStep: try reader.count("goodStep"))
    plateau = PlateauWatch(
      share: numbers[2], best: numbers[3],
      epochsWithoutProgress: try reader.count("plateauEpochs"))
    rateShare = numbers[4]
    retried = try reader.integer("retried") != 0
    seed = UInt64(UInt(bitPattern: try reader.integer("seed")))
  }

  /// Finds a checkpoint's parts in a file and refuses what is not there.
  private struct Reader {
    let file: SafetensorsFile
    /// More epochs, steps or sequences than any training sees, so that counting on cannot overflow.
    static var limit: Int { 1 << 40 }

    func tensor(_ name: String, count: Int?) throws(CheckpointError) -> StoredTensor {
      guard let tensor = file.tensor(named: name) else { throw .missingTensor(name) }
      let found = tensor.elements.count
      guard found == count ?? found else {
        throw .wrongCount(tensor: name, expected: count ?? found, found: found)
      }
      return tensor
    }

    func scalars(_ name: String, count: Int? = nil) throws(CheckpointError) -> [Scalar] {
      try tensor(name, count: count).elements.values()
    }

    func doubles(_ name: String, count: Int? = nil) throws(CheckpointError) -> [Double] {
      try tensor(name, count: count).doubles
    }

    func family(
      _ name: String, _ members: Int, _ count: Int
    ) throws(CheckpointError) -> [[Scalar]] {
      var family: [[Scalar]] = []
      for index in 0..<members {
        family.append(try scalars("\(name).\(index)", count: count))
      }
      return family
    }

    func integer(_ name: String) throws(CheckpointError) -> Int {
      guard let text = file.metadata[name], let number = Int(text) else {
        throw .badNumber(name, found: file.metadata[name])
      }
      return number
    }

    func count(_ name: String) throws(CheckpointError) -> Int {
      let number = try integer(name)
      guard number >= 0 else { throw .badNumber(name, found: file.metadata[name]) }
      guard number <= Self.limit else {
        throw .numberTooLarge(name, found: number, limit: Self.limit)
      }
      return number
    }

    func history() throws(CheckpointError) -> TrainingHistory {
      var history = TrainingHistory()
      history.stepLosses = try doubles("history.stepLosses")
      history.gradientNorms = try doubles(
        "history.gradientNorms", count: history.stepLosses.count)
      history.learningRates = try doubles(
        "history.learningRates", count: history.stepLosses.count)
      let training = try doubles("history.trainingLosses")
      let validation = try doubles("history.validationLosses", count: training.count)
      let validated = try integer("validated") != 0
      history.epochs = zip(training, validation).map {
        TrainingHistory.Epoch(trainingLoss: $0, validationLoss: validated ? $1 : nil)
      }
      let divergences = try doubles("history.divergences")
      history.divergences = stride(from: 0, to: divergences.count - 3, by: 4).map {
        Divergence(
          step: Int(exactly: divergences[$0]) ?? 0, loss: divergences[$0 + 1],
          gradientNorm: divergences[$0 + 2],
          place: Int(exactly: divergences[$0 + 3]).flatMap { Divergence.Place(rawValue: $0) }
            ?? .step)
      }
      let kept = try integer("keptEpoch")
      guard kept < history.epochs.count else {
        throw .numberTooLarge("keptEpoch", found: kept, limit: history.epochs.count - 1)
      }
      history.keptEpoch = kept < 0 ? nil : kept
      history.outcome =
        file.metadata["outcome"].flatMap { TrainingHistory.Outcome(rawValue: $0) } ?? .budgetSpent
      return history
    }
  }
}
