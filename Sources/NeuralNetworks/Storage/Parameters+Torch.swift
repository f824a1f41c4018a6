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
  /// Shapes alone would let an `nn.GRU` into an LSTM of 1997: a layer takes only the module that
  /// computes what its cell does. Whether an `nn.RNN` was tanh or ReLU its weights do not say.
  ///
  /// - Parameters:
  ///   - file: the state dictionary, saved with `safetensors.torch.save_file`.
  ///   - recurrent: what stands before the recurrent module's names: `rnn.`.
  ///   - head: what stands before the linear module's names: `linear.`; nil to leave heads alone.
  ///   - layers: what stands before `layers.0.` in this network: `encoder.` or `decoder.` for the
  ///     halves of an encoder–decoder, one call each.
  ///   - updateGate: for a GRU in this form whose gate means the opposite.
  /// - Throws: `WeightsError` for a cell that PyTorch lacks, for another module, for a tensor that
  ///   is missing, of another shape, or without a place (`proj_size`, more layers), and where no
  ///   layers stand under `layers`; the parameters are then unchanged.
  public func loadTorch(
    _ file: SafetensorsFile, recurrent: String = "", head: String? = nil,
    into layers: String = "", updateGate: UpdateGateConvention = .keepsPast
  ) throws(WeightsError) {
    var reader = TorchReader(file: file, values: values.array)
    for (cell, suffix) in try torchCells(under: layers) {
      let base = cell.prefix
      try check(cell, updateGate)
      try reader.checkModule("\(recurrent)weight_hh_\(suffix)", cell)
      try reader.read("\(recurrent)weight_ih_\(suffix)", into: named("\(base)inputWeight"))
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

  /// The layers under a prefix, with PyTorch's names for them.
  private func torchCells(
    under prefix: String
  ) throws(WeightsError) -> [(cell: ParameterLayout.NamedCell, suffix: String)] {
    let found = layout.cells.compactMap { cell in
      cell.prefix.hasPrefix(prefix)
        ? Self.torchSuffix(of: String(cell.prefix.dropFirst(prefix.count))).map { (cell, $0) } : nil
    }
    guard found.isEmpty else { return found }
    var prefixes: [String] = []
    for cell in layout.cells {
      let name = Self.beforeLayers(cell.prefix)
      if !prefixes.contains(name) { prefixes.append(name) }
    }
    throw .noLayers(prefix: prefix, found: prefixes)
  }

  /// What stands before `layers.` in a cell's prefix.
  private static func beforeLayers(_ prefix: String) -> String {
    let parts = prefix.split(separator: ".", omittingEmptySubsequences: false)
    let before = parts.prefix { $0 != "layers" }
    return before.map { "\($0)." }.joined()
  }

  private func check(
    _ cell: ParameterLayout.NamedCell, _ updateGate: UpdateGateConvention
  ) throws(WeightsError) {
    guard let module = TorchModule(cell.kind) else {
      throw .noTorchModule(layer: cell.prefix, cell: cell.kind.name)
    }
    guard updateGate == .keepsPast || module == .gru else {
      throw .noUpdateGate(layer: cell.prefix, cell: cell.kind.name)
    }
  }

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

  /// Refuses a recurrent weight of another number of gates than the cell has.
  func checkModule(_ name: String, _ cell: ParameterLayout.NamedCell) throws(WeightsError) {
    guard let expected = TorchModule(cell.kind), let shape = file.tensor(named: name)?.shape,
      shape.count == 2, shape[1] > 0, shape[0] % shape[1] == 0
    else { return }
    let gates = shape[0] / shape[1]
    guard gates == expected.gateCount else {
      throw .wrongModule(tensor: name, expected: expected, found: TorchModule.name(gates: gates))
    }
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
