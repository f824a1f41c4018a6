import ForecastTestSupport
import NeuralNetworks
import NumericalMethods
import Testing

/// State dictionaries of PyTorch, from Scripts/fixtures/torch_state_dictionaries.py.
@Suite struct TorchImportTests {
  static let modules: [(String, CellKind, Int, Bool)] = [
    ("rnn", .elman(.tanh), 1, false),
    ("rnn_relu_bidirectional", .elman(.relu), 2, true),
    ("lstm", .lstm(.forgetGate), 2, false),
    ("lstm_bidirectional", .lstm(.forgetGate), 1, true),
    ("gru", .gruResetAfter, 1, false),
    ("gru_bidirectional", .gruResetAfter, 2, true),
  ]

  private func network<Scalar: NetworkScalar>(
    _ cell: CellKind, layers: Int, bidirectional: Bool, hidden: Int = 4
  ) -> RecurrentNetwork<Scalar> {
    var options = NetworkOptions(
      inputSize: 3, outputSize: 2, cell: cell,
      hiddenSizes: Array(repeating: hidden, count: layers), topology: .manyToManyInStep)
    options.isBidirectional = bidirectional
    let network = RecurrentNetwork<Scalar>(options)
    network.initialise(using: SeededRandom(seed: 1))
    return network
  }

  /// The file without input and output, which a state dictionary would not hold.
  private func state(_ name: String) throws -> SafetensorsFile {
    let file = try Fixture.tensors("torch_state_\(name).safetensors")
    return SafetensorsFile(tensors: file.tensors.filter { $0.name.contains(".") })
  }

  @Test(arguments: modules)
  func anImportedModuleGivesPyTorchsOutputs(
    name: String, cell: CellKind, layers: Int, bidirectional: Bool
  ) throws {
    try check(
      network(cell, layers: layers, bidirectional: bidirectional), name, as: Double.self,
      tolerance: 1e-12)
    try check(
      network(cell, layers: layers, bidirectional: bidirectional), name, as: Float.self,
      tolerance: 1e-5)
  }

  private func check<Scalar: NetworkScalar>(
    _ network: RecurrentNetwork<Scalar>, _ name: String, as type: Scalar.Type, tolerance: Double
  ) throws {
    let file = try Fixture.tensors("torch_state_\(name).safetensors")
    try network.parameters.loadTorch(try state(name), recurrent: "rnn.", head: "linear.")
    let input = try #require(file.tensor(named: "input"))
    let tensor = Tensor(
      Buffer(input.doubles.map { Scalar($0) }), steps: input.shape[0], batch: input.shape[1],
      features: input.shape[2])
    let output = network.predict(NetworkInput(tensor), from: .zeros).array
    let expected = try #require(file.tensor(named: "output")).doubles
    expectClose(
      output.map { Double($0) }, expected, absolute: tolerance, relative: tolerance, "\(name)")
  }

  /// PyTorch's module with `z = 1 - u`: the gate's rows have the other sign.
  @Test(arguments: ["gru", "gru_bidirectional"])
  func aGateThatMeansTheOppositeGivesTheSameOutputs(name: String) throws {
    let (_, cell, layers, bidirectional) = try #require(Self.modules.first { $0.0 == name })
    let plain: RecurrentNetwork<Double> = network(
      cell, layers: layers, bidirectional: bidirectional)
    let turned: RecurrentNetwork<Double> = network(
      cell, layers: layers, bidirectional: bidirectional)
    let file = try state(name)
    let opposite = SafetensorsFile(
      tensors: file.tensors.map { tensor in
        guard tensor.name.hasPrefix("rnn.") else { return tensor }
        let third = tensor.elements.count / 3
        let values = tensor.doubles.enumerated().map {
          $0.offset / third == 1 ? -$0.element : $0.element
        }
        return StoredTensor(name: tensor.name, shape: tensor.shape, elements: .float64(values))
      })
    try plain.parameters.loadTorch(file, recurrent: "rnn.", head: "linear.")
    try turned.parameters.loadTorch(
      opposite, recurrent: "rnn.", head: "linear.", updateGate: .letsNewIn)
    #expect(plain.parameters.values.array == turned.parameters.values.array)
    try turned.parameters.loadTorch(opposite, recurrent: "rnn.", head: "linear.")
    #expect(plain.parameters.values.array != turned.parameters.values.array)
  }

  @Test func refusesWhatDoesNotFit() throws {
    let lstm = try state("lstm")
    let narrow: RecurrentNetwork<Float> = network(
      .lstm(.forgetGate), layers: 2, bidirectional: false, hidden: 5)
    let before = narrow.parameters.values.array
    #expect(
      throws: WeightsError.wrongShape(
        tensor: "rnn.weight_ih_l0", expected: [20, 3], found: [16, 3])
    ) { try narrow.parameters.loadTorch(lstm, recurrent: "rnn.", head: "linear.") }
    #expect(narrow.parameters.values.array == before)
    let shallow: RecurrentNetwork<Float> = network(
      .lstm(.forgetGate), layers: 1, bidirectional: false)
    #expect(throws: WeightsError.unexpected(tensor: "rnn.bias_hh_l1")) {
      try shallow.parameters.loadTorch(lstm, recurrent: "rnn.", head: "linear.")
    }
    let deep: RecurrentNetwork<Float> = network(
      .lstm(.forgetGate), layers: 3, bidirectional: false)
    #expect(throws: WeightsError.missing(tensor: "rnn.weight_ih_l2")) {
      try deep.parameters.loadTorch(lstm, recurrent: "rnn.", head: "linear.")
    }
  }

  /// Every cell against every module: only the cell that computes the same takes it.
  @Test func aCellTakesOnlyTheModuleThatComputesTheSame() throws {
    let fits = ["rnn": ["elman-tanh", "elman-relu"], "lstm": ["lstm"], "gru": ["gru"]]
    for (module, _, layers, _) in Self.modules where fits[module] != nil {
      for (name, kind) in CellKind.named {
        let network: RecurrentNetwork<Float> = network(kind, layers: layers, bidirectional: false)
        let before = network.parameters.values.array
        let load = {
          try network.parameters.loadTorch(state(module), recurrent: "rnn.", head: "linear.")
        }
        if fits[module]?.contains(name) == true {
          try load()
        } else {
          #expect(throws: WeightsError.self, "\(module) into \(name)") { try load() }
          #expect(network.parameters.values.array == before)
        }
      }
    }
  }

  @Test func saysWhichCellAndWhichModuleDoNotGoTogether() throws {
    func error(
      _ cell: CellKind, _ module: String, _ gate: UpdateGateConvention = .keepsPast
    ) throws -> String? {
      let network: RecurrentNetwork<Float> = network(cell, layers: 1, bidirectional: false)
      let file = try state(module)
      return #expect(throws: WeightsError.self) {
        try network.parameters.loadTorch(file, recurrent: "rnn.", updateGate: gate)
      }?.description
    }
    #expect(
      try error(.gruResetAfter, "lstm") == """
        weights, tensor 'rnn.weight_hh_l0': expected nn.GRU (3 gates), found nn.LSTM (4 gates). \
        Load it into a network of that cell.
        """)
    #expect(
      try error(.lstm(.peephole), "lstm") == """
        weights: the network's 'layers.0.' is a cell 'lstm-peephole', which PyTorch does not \
        have. Load into a network of the cell elman-tanh, elman-relu, lstm or gru.
        """)
    #expect(
      try error(.lstm(.forgetGate), "lstm", .letsNewIn) == """
        weights: the update gate's convention was given, but the network's 'layers.0.' is a cell \
        'lstm', which has no update gate. Leave it out.
        """)
  }

  @Test func theHalvesOfAnEncoderDecoderAreLoadedByTheirNames() throws {
    let network = EncoderDecoder<Double>(
      NetworkOptions(
        inputSize: 3, outputSize: 3, cell: .gruResetAfter, hiddenSizes: [4],
        topology: .encoderDecoder(steps: 2)), steps: 2)
    let file = try state("gru")
    let error = #expect(throws: WeightsError.noLayers(prefix: "", found: ["encoder.", "decoder."]))
    {
      try network.parameters.loadTorch(file, recurrent: "rnn.")
    }
    #expect(
      error?.description == """
        weights: the network has no recurrent layers under ''; it has some under 'encoder.', \
        'decoder.'. Name one of these.
        """)
    try network.parameters.loadTorch(file, recurrent: "rnn.", into: "decoder.")
    let stored = try #require(file.tensor(named: "rnn.weight_hh_l0")).doubles
    for half in ["encoder", "decoder"] {
      let block = try #require(
        network.parameters.layout.block(named: "\(half).layers.0.recurrentWeight"))
      let values = Array(network.parameters.values.array[block.range])
      #expect((values == stored) == (half == "decoder"))
    }
  }
}
