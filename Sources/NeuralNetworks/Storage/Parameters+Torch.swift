extension Parameters {
  /// Takes over a PyTorch `nn.RNN`, `nn.LSTM` or `nn.GRU` with a linear head.
  ///
  /// Layer `k` reads `weight_ih_lk`, `weight_hh_lk`, `bias_ih_lk`, `bias_hh_lk`, its backward half
  /// the same names with `_reverse`; `head.0` reads `weight` and `bias` of an `nn.Linear`. The gate
  /// orders agree: PyTorch's i, f, g, o for the LSTM and r, z, n for the GRU, whose `z` is our `u`,
  /// stand here in the same order. PyTorch has two biases everywhere; their sum is the one bias of
  /// our cells, and only the reset-after GRU keeps both, because there the second stands inside
  /// the reset. A module without biases (`bias=False`) gives zeros.
  ///
  /// - Parameters:
  ///   - file: the state dictionary, saved with `safetensors.torch.save_file`.
  ///   - recurrent: what stands before the recurrent module's names: `rnn.`.
  ///   - head: what stands before the linear module's names: `linear.`; nil to leave heads alone.
  ///   - updateGate: for a GRU in this form whose gate means the opposite.
  /// - Throws: `WeightsError` for a tensor that is missing, of another shape, or without a place
  ///   (`proj_size`, more layers); the parameters are then unchanged.
  public func loadTorch(
    _ file: SafetensorsFile, recurrent: String = "", head: String? = nil,
    updateGate: UpdateGateConvention = .keepsPast
  ) throws(WeightsError) {
    var reader = TorchReader(file: file, values: values.array)
    for block in layout.blocks where block.name.hasSuffix(Self.inputWeightSuffix) {
      let base = String(block.name.dropLast(Self.inputWeightSuffix.count))
      guard let suffix = Self.torchSuffix(of: base) else { continue }
      try reader.read("\(recurrent)weight_ih_\(suffix)", into: block)
      try reader.read("\(recurrent)weight_hh_\(suffix)", into: named("\(base)recurrentWeight"))
      try reader.readBiases(
        "\(recurrent)bias_ih_\(suffix)", "\(recurrent)bias_hh_\(suffix)",
        into: named("\(base)bias"), second: layout.block(named: "\(base)recurrentBias"))
      if updateGate == .letsNewIn { reader.negateUpdateGate(blocks(of: base)) }
    }
    if let head {
      try reader.read("\(head)weight", into: named("head.0.weight"))
      try reader.read("\(head)bias", into: named("head.0.bias"))
    }
    let prefixes = [recurrent] + (head.map { [$0] } ?? [])
    let stranger = file.tensors.first { tensor in
      !reader.used.contains(tensor.name) && prefixes.contains { tensor.name.hasPrefix($0) }
    }
    if let stranger { throw .unexpected(tensor: stranger.name) }
    values.copy(reader.values)
  }

  private static var inputWeightSuffix: String { "inputWeight" }

  private func blocks(of base: String) -> [ParameterBlock] {
    ["inputWeight", "recurrentWeight", "bias", "recurrentBias"].compactMap {
      layout.block(named: base + $0)
    }
  }

  private func named(_ name: String) throws(WeightsError) -> ParameterBlock {
    guard let block = layout.block(named: name) else { throw .missing(tensor: name) }
    return block
  }

  /// `layers.2.reverse.` is PyTorch's `l2_reverse`; nil for anything that is no recurrent layer.
  private static func torchSuffix(of base: String) -> String? {
    let parts = base.split(separator: ".")
    guard parts.count >= 2, parts[0] == "layers", let index = Int(parts[1]) else { return nil }
    return parts.count == 3 && parts[2] == "reverse" ? "l\(index)_reverse" : "l\(index)"
  }
}

/// Copies tensors of a state dictionary into a flat vector and remembers which it has seen.
private struct TorchReader<Scalar: NetworkScalar> {
  let file: SafetensorsFile
  var values: [Scalar]
  var used: Set<String> = []

  private mutating func numbers(
    _ name: String, _ block: ParameterBlock
  ) throws(WeightsError) -> [Scalar] {
    guard let tensor = file.tensor(named: name) else { throw .missing(tensor: name) }
    used.insert(name)
    return try tensor.checked(shape: block.shape)
  }

  mutating func read(_ name: String, into block: ParameterBlock) throws(WeightsError) {
    values.replaceSubrange(block.range, with: try numbers(name, block))
  }

  mutating func readBiases(
    _ first: String, _ secondName: String, into block: ParameterBlock, second: ParameterBlock?
  ) throws(WeightsError) {
    guard file.tensor(named: first) != nil || file.tensor(named: secondName) != nil else {
      for block in [block, second].compactMap({ $0 }) {
        for index in block.range { values[index] = 0 }
      }
      return
    }
    let input = try numbers(first, block)
    let recurrent = try numbers(secondName, block)
    if let second {
      values.replaceSubrange(block.range, with: input)
      values.replaceSubrange(second.range, with: recurrent)
    } else {
      values.replaceSubrange(block.range, with: zip(input, recurrent).map { $0 + $1 })
    }
  }

  /// Changes the sign of the second of three gates, `u`.
  mutating func negateUpdateGate(_ blocks: [ParameterBlock]) {
    for block in blocks {
      let third = block.count / 3
      precondition(3 * third == block.count, "only a GRU has an update gate")
      for index in block.offset + third..<block.offset + 2 * third {
        values[index] = -values[index]
      }
    }
  }
}
