internal import ArgumentParser
internal import Glibc
internal import NeuralNetworks
internal import NumericalMethods

/// How fast networks are trained and used, beside PyTorch.
struct NetworksBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "networks",
    abstract: "Times a training step and a forward pass of recurrent networks.",
    discussion: """
      A training step is a pass over all steps, a linear head on the last hidden state, MSE, the \
      backward pass, clipping of the global gradient norm at 1, and Adam: what \
      Benchmarks/peers/torch_rnn.py times, at the same shapes.

      Prints: cell,batch,steps,inputs,hidden,layers,threads,train_ms,forward_ms
      With --peak: cell,batch,steps,inputs,hidden,layers,train_ms,gigaflops,peak_gigaflops,share
      """)

  @Option(help: "Threads; one network is one task, so only 1 is measured.")
  var threads = 1

  @Option(help: "Seconds a number may take.")
  var seconds = 1.5

  @Flag(help: "Instead, the multiply–adds of the products against the fastest sgemm.")
  var peak = false

  @Flag(help: "Count processor time rather than time on the wall: for a busy machine.")
  var cpuTime = false

  @Option(help: "Only this cell: rnn, lstm or gru.")
  var cell: String?

  private static let shapes = [
    NetworkShape(batch: 32, steps: 60, inputs: 1, hidden: 32, layers: 1),
    NetworkShape(batch: 32, steps: 60, inputs: 1, hidden: 64, layers: 1),
    NetworkShape(batch: 64, steps: 60, inputs: 5, hidden: 64, layers: 2),
    NetworkShape(batch: 256, steps: 60, inputs: 1, hidden: 128, layers: 2),
  ]
  private static let cells: [(name: String, kind: CellKind, gates: Int)] = [
    ("rnn", .elman(.tanh), 1), ("lstm", .lstm(.forgetGate), 4), ("gru", .gruResetAfter, 3),
  ]

  func validate() throws {
    guard threads == 1 else {
      throw ValidationError("a network runs on one thread; pass --threads 1, found \(threads)")
    }
    guard seconds > 0 else { throw ValidationError("--seconds must be above 0") }
    guard cell == nil || Self.cells.contains(where: { $0.name == cell }) else {
      throw ValidationError("--cell is rnn, lstm or gru")
    }
  }

  func run() throws {
    let cells = Self.cells.filter { cell == nil || $0.name == cell }
    if peak {
      reportPeak(cells)
      return
    }
    print("cell,batch,steps,inputs,hidden,layers,threads,train_ms,forward_ms")
    for (name, kind, _) in cells {
      for shape in Self.shapes {
        let step = TrainingStep(kind, shape)
        let train = bestTime(within: seconds) { step.train() }
        let forward = bestTime(within: seconds) { step.predict() }
        print("\(name),\(shape),\(threads),\(Self.text(train)),\(Self.text(forward))")
      }
    }
  }

  private func reportPeak(_ cells: [(name: String, kind: CellKind, gates: Int)]) {
    let columns = "cell,batch,steps,inputs,hidden,layers"
    print("\(columns),train_ms,gigaflops,peak_gigaflops,share")
    for (name, kind, gates) in cells {
      for shape in Self.shapes {
        let step = TrainingStep(kind, shape)
        let before = peakGigaflops(within: seconds)
        let time = bestTime(within: seconds) { step.train() }
        let fastest = max(before, peakGigaflops(within: seconds))
        let rate = shape.trainingOperations(gates: gates) / time / 1e9
        print(
          "\(name),\(shape),\(Self.text(time)),\(Self.text(rate / 1e3)),"
            + "\(Self.text(fastest / 1e3)),\(Self.text(rate / fastest / 1e3))")
      }
    }
  }

  /// Milliseconds to three decimals, from seconds.
  private static func text(_ seconds: Double) -> String {
    let thousandths = Int((seconds * 1e6).rounded())
    let decimals = String(1000 + thousandths % 1000).dropFirst()
    return "\(thousandths / 1000).\(decimals)"
  }

  /// The fastest rate of a square product of 768.
  private func peakGigaflops(within seconds: Double) -> Double {
    let n = 768
    let matrices = (0..<3).map { _ in
      MatrixView<Float>(Buffer(count: n * n), rows: n, columns: n)
    }
    matrices[0].fill(0.5)
    matrices[1].fill(0.25)
    let time = bestTime(within: seconds) { matrices[2].multiply(matrices[0], matrices[1]) }
    return 2 * Double(n * n * n) / time / 1e9
  }

  /// Seconds since some moment, on the wall or of the processor.
  private var now: Double {
    var time = timespec()
    unsafe clock_gettime(cpuTime ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
  }

  /// Seconds a call, the best of three blocks after three calls: the machine may be shared.
  private func bestTime(within seconds: Double, _ body: () -> Void) -> Double {
    for _ in 0..<3 { body() }
    var best = Double.infinity
    for _ in 0..<3 {
      let start = now
      var calls = 0
      repeat {
        body()
        calls += 1
      } while now - start < seconds / 3
      best = min(best, (now - start) / Double(calls))
    }
    return best
  }
}

/// The sizes of one line of the benchmark.
struct NetworkShape: CustomStringConvertible {
  let batch: Int
  let steps: Int
  let inputs: Int
  let hidden: Int
  let layers: Int

  var description: String { "\(batch),\(steps),\(inputs),\(hidden),\(layers)" }

  /// Multiplications and additions of the products of a training step: forward, gradients of
  /// states and inputs (not of the first layer's), gradients of weights.
  func trainingOperations(gates: Int) -> Double {
    let rows = 2 * Double(steps * batch * gates * hidden)
    let recurrent = 3 * rows * Double(hidden * layers)
    let inputsAbove = 3 * rows * Double(hidden * (layers - 1))
    return recurrent + inputsAbove + 2 * rows * Double(inputs)
  }
}

/// A network with what one training step needs.
final class TrainingStep {
  private let network: RecurrentNetwork<Float>
  private let optimiser: Optimiser<Float>
  private let input: NetworkInput<Float>
  private let targets: Tensor<Float>
  private let gradients: Tensor<Float>
  private var random = SeededRandom(seed: 0)

  init(_ kind: CellKind, _ shape: NetworkShape) {
    network = RecurrentNetwork(
      NetworkOptions(
        inputSize: shape.inputs, outputSize: 1, cell: kind,
        hiddenSizes: Array(repeating: shape.hidden, count: shape.layers)))
    network.initialise(using: SeededRandom(seed: 1))
    optimiser = Optimiser(.adam(), parameterCount: network.parameters.layout.count)
    let sequence = Tensor<Float>(
      steps: shape.steps, batch: shape.batch, features: shape.inputs)
    targets = Tensor(steps: 1, batch: shape.batch, features: 1)
    gradients = Tensor(steps: 1, batch: shape.batch, features: 1)
    for tensor in [sequence, targets] {
      for index in 0..<tensor.count { tensor.buffer[index] = Float(random.normal()) }
    }
    input = NetworkInput(sequence)
  }

  /// One step, as torch_rnn.py times it.
  func train() {
    let parameters = network.parameters
    parameters.zeroGradients()
    let outputs = network.forward(input, from: .zeros, using: &random)
    _ = Loss.meanSquaredError.value(of: outputs, targets: targets, gradients: gradients)
    network.backward(gradients)
    _ = GradientClipping.norm(1).apply(to: parameters.gradients)
    optimiser.step(parameters.values, gradients: parameters.gradients, rate: 1e-3)
  }

  /// One forward pass.
  func predict() {
    _ = network.predict(input, from: .zeros)
  }
}
