extension NetworkOptions {
  /// Refuses options that describe no network, before one is made of them.
  ///
  /// A network made of such options traps: in debug builds with the same text, in release builds
  /// without one, so ask here first.
  ///
  /// - Throws: `NetworkOptionsError`, the first thing that is wrong.
  public func validate() throws(NetworkOptionsError) {
    try checkSizes()
    try checkDropout()
    try checkEmbedding()
    if cell.hasOwnReadout { try checkFeedback() }
    if hasDecoder {
      if cell.hasOwnReadout { throw .jordanDecoder }
      if isBidirectional { throw .bidirectionalDecoder }
    } else {
      if !feedbackColumns.isEmpty { throw .noDecoder(option: "feedbackColumns") }
      if futureSize > 0 { throw .noDecoder(option: "futureSize") }
    }
    guard Set(feedbackColumns).count == feedbackColumns.count,
      feedbackColumns.allSatisfy({ 0 <= $0 && $0 < outputSize })
    else { throw .feedbackColumns(feedbackColumns, outputSize: outputSize) }
  }

  /// Traps with the text of what is wrong.
  func check() {
    var problem: NetworkOptionsError?
    do { try validate() } catch { problem = error }
    precondition(problem == nil, problem?.description ?? "")
  }

  /// Whether a decoder writes the outputs.
  var hasDecoder: Bool {
    switch topology {
    case .oneToMany, .encoderDecoder: true
    case .oneToOne, .manyToOne, .manyToManyInStep: false
    }
  }

  private func checkSizes() throws(NetworkOptionsError) {
    if hiddenSizes.isEmpty { throw .noLayers }
    var sizes = [("inputSize", inputSize), ("outputSize", outputSize)]
    sizes += hiddenSizes.map { ("hiddenSizes", $0) }
    sizes += headSizes.map { ("headSizes", $0) }
    sizes += dilations.map { ("dilations", $0) }
    sizes += [("futureSize", futureSize + 1)]
    switch topology {
    case .oneToMany(let steps), .encoderDecoder(let steps): sizes.append(("steps", steps))
    case .oneToOne, .manyToOne, .manyToManyInStep: break
    }
    if let wrong = sizes.first(where: { $0.1 < 1 }) {
      throw .sizeTooSmall(option: wrong.0, found: wrong.1)
    }
    guard dilations.isEmpty || dilations.count == hiddenSizes.count else {
      throw .dilationCount(expected: hiddenSizes.count, found: dilations.count)
    }
  }

  /// A Jordan cell is taught the targets, so what it feeds back must be what the network says.
  private func checkFeedback() throws(NetworkOptionsError) {
    if normalisesLayers { throw .normalisedJordan }
    if !headSizes.isEmpty && !isBidirectional { throw .jordanHead }
    let embedded = embedding.map { inputSize - $0.features + $0.size } ?? inputSize
    let lastInput = hiddenSizes.count > 1 ? hiddenSizes[hiddenSizes.count - 2] : embedded
    if skip == .residual && !isBidirectional && lastInput == outputSize { throw .residualJordan }
  }

  private func checkDropout() throws(NetworkOptionsError) {
    guard dropout.rate >= 0, dropout.rate < 1 else { throw .dropoutRate(dropout.rate) }
    if dropout.rate > 0 && hiddenSizes.count == 1 { throw .dropoutOfOneLayer }
  }

  private func checkEmbedding() throws(NetworkOptionsError) {
    guard let embedding else { return }
    if embedding.size < 1 { throw .sizeTooSmall(option: "embedding.size", found: embedding.size) }
    if embedding.features < 1 {
      throw .sizeTooSmall(option: "embedding.features", found: embedding.features)
    }
    if embedding.features > inputSize {
      throw .embeddedFeatures(
        found: embedding.features, available: inputSize, reader: "network")
    }
    // A decoder without known covariates embeds nothing.
    if futureSize > 0 && embedding.features > futureSize {
      throw .embeddedFeatures(
        found: embedding.features, available: futureSize, reader: "decoder")
    }
  }
}
