/// A recurrent layer: one cell unrolled over time, with back-propagation through time.
///
/// A forward pass projects all inputs, `X Vᵀ`, in as few products as the cache likes, and takes
/// a cell step for each; a backward pass
/// walks the steps the other way and finishes with one product a weight. Nothing is allocated once
/// the workspaces have seen the largest `[T, B]`.
///
///     ∂L/∂W = Σ_t ∂L/∂a_tᵀ h_{t-1},   ∂L/∂V = Σ_t ∂L/∂a_tᵀ x_t,   ∂L/∂x_t = ∂L/∂a_t V
///
/// - Source: reference §1; Werbos (1990), Proc. IEEE 78(10).
public final class RecurrentLayer<Scalar: NetworkScalar>: SequenceLayer {
  /// The cell that is unrolled.
  public let cell: any RecurrentCell
  /// d: step `t` continues from step `t - d`.
  public let dilation: Int
  /// Which way the steps are walked.
  public let direction: TimeDirection
  /// Observed outputs `[T, B, O]` to feed back instead of the layer's own, for a Jordan cell: row
  /// `t` is `y_t`, and step `t` is shown row `t - d`; nil lets it feed on its own.
  ///
  /// The first `d` steps continue from the state, unless the rows before them are there too.
  public var observedOutputs: Tensor<Scalar>?
  /// The row of `observedOutputs` that belongs to the first step of the pass.
  public var observedStart = 0
  /// `∂L/∂(state after the last step)`, `h` then `c`, `[d, B, ·]` each, added at the start of the
  /// next backward pass and then forgotten: how a decoder reaches its encoder.
  var lastStateGradients: (hidden: Tensor<Scalar>, second: Tensor<Scalar>)?

  let weights: CellWeights<Scalar>
  let weightGradients: CellWeights<Scalar>
  var input: Tensor<Scalar>
  var gates: Tensor<Scalar>
  var kept: Tensor<Scalar>
  var hidden: SlottedStates<Scalar>
  var second: SlottedStates<Scalar>
  var hiddenGradients: SlottedStates<Scalar>
  var secondGradients: SlottedStates<Scalar>
  var inputGradients: Tensor<Scalar>
  var transposedRecurrent: MatrixView<Scalar>
  /// What the last pass was for.
  var purpose = PassPurpose.prediction
  /// The step whose gates lie first in `gates`; predicting keeps only a few steps' gates.
  var gateStart = 0
  var rooms = RecurrentWorkspaces<Scalar>()

  /// A layer over a cell whose parameters are `blocks` of `parameters`.
  public init(
    _ cell: any RecurrentCell, blocks: CellBlocks, parameters: Parameters<Scalar>,
    dilation: Int = 1, direction: TimeDirection = .forward
  ) {
    precondition(dilation >= 1, "a dilation is at least 1, found \(dilation)")
    self.cell = cell
    self.dilation = dilation
    self.direction = direction
    weights = CellWeights(blocks, in: parameters.values)
    weightGradients = CellWeights(blocks, in: parameters.gradients)
    let nothing = Tensor<Scalar>(steps: 0, batch: 0, features: 0)
    input = nothing
    gates = nothing
    kept = nothing
    inputGradients = nothing
    transposedRecurrent = nothing.flattened
    let none = SlottedStates<Scalar>(
      slots: Tensor(steps: dilation, batch: 0, features: 0), dilation: dilation,
      direction: direction)
    hidden = none
    second = none
    hiddenGradients = none
    secondGradients = none
  }

  /// I.
  public var inputSize: Int { cell.inputSize }
  /// The width of what the layer shows.
  public var outputSize: Int { cell.outputSize }
  /// `d (H + secondSize)` numbers a sequence.
  public var stateSize: Int { dilation * (cell.hiddenSize + cell.secondSize) }

  /// The outputs of the last pass, `[T, B, O]`.
  public var outputs: Tensor<Scalar> { (cell.outputsSecondState ? second : hidden).after }
  /// The hidden states before the first steps of the last pass, `[d, B, H]`.
  public var firstHidden: Tensor<Scalar> { hidden.first }
  /// The hidden states after the last steps of the last pass, `[d, B, H]`.
  public var lastHidden: Tensor<Scalar> { hidden.last }
  /// The second states after the last steps, `[d, B, secondSize]`.
  public var lastSecond: Tensor<Scalar> { second.last }
  /// `∂L/∂` the hidden states of the last backward pass, first states included.
  public var firstHiddenGradients: Tensor<Scalar> { hiddenGradients.first }
  /// `∂L/∂(second states before the first steps)`.
  public var firstSecondGradients: Tensor<Scalar> { secondGradients.first }

  /// Unrolls the cell over a batch of sequences.
  ///
  /// - Parameters:
  ///   - input: `[T, B, I]`; must stay unchanged until the backward pass.
  ///   - start: the state before the first step.
  ///   - purpose: whether a backward pass may follow.
  /// - Returns: `[T, B, O]`, in the layer's workspace.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func forward(
    _ input: Tensor<Scalar>, from start: StateOrigin, for purpose: PassPurpose
  ) -> Tensor<Scalar> {
    precondition(
      input.features == inputSize && input.steps >= 1 && input.batch >= 1,
      "expected [T, B, \(inputSize)], found [\(input.steps), \(input.batch), \(input.features)]")
    self.input = input
    prepare(steps: input.steps, batch: input.batch, from: start, for: purpose)
    transposedRecurrent = rooms.transposedRecurrent(weights.recurrent)
    let transposedInput = rooms.transposedInput(weights.input)
    let stride = min(input.steps, projectedSteps(batch: input.batch))
    for done in Swift.stride(from: 0, to: input.steps, by: stride) {
      let count = min(stride, input.steps - done)
      let lowest = direction == .forward ? done : input.steps - done - count
      gateStart = purpose == .training ? 0 : lowest
      gates.steps(lowest - gateStart..<lowest - gateStart + count).flattened.multiply(
        input.steps(lowest..<lowest + count).flattened, transposedInput)
      for index in 0..<count {
        cell.forward(step(direction == .forward ? lowest + index : lowest + count - 1 - index))
      }
    }
    return outputs
  }

  /// How many steps' inputs are projected in one product: as many as keep their gates in the
  /// second-level cache until the recurrent products and the cell have been there.
  private func projectedSteps(batch: Int) -> Int {
    max(1, 512 * 1024 / (batch * cell.gateSize * MemoryLayout<Scalar>.stride))
  }

  /// The views of step `t`.
  func step(_ t: Int) -> CellStep<Scalar> {
    CellStep(
      weights: weights, recurrentTransposed: transposedRecurrent, gates: gates[t - gateStart],
      kept: kept[purpose == .training ? t : 0], previousHidden: hidden.before[t],
      hidden: hidden.after[t], previousSecond: second.before[t], second: second.after[t],
      observed: observed(before: t), scratch: rooms.scratch)
  }

  /// What a step may be shown: the output of the step it continues from, never its own.
  private func observed(before t: Int) -> MatrixView<Scalar>? {
    let shown = observedStart + (direction == .forward ? t - dilation : t + dilation)
    guard let outputs = observedOutputs, shown >= 0, shown < outputs.steps else { return nil }
    return outputs[shown]
  }

  func prepare(steps: Int, batch: Int, from start: StateOrigin, for purpose: PassPurpose) {
    self.purpose = purpose
    gateStart = 0
    let gateSteps =
      purpose == .training ? steps : min(steps, projectedSteps(batch: batch))
    let lastHidden = hidden.last
    let lastSecond = second.last
    let slots = steps + dilation
    gates = rooms.gates.tensor(steps: gateSteps, batch: batch, features: cell.gateSize)
    kept = rooms.kept.tensor(
      steps: purpose == .training ? steps : 1, batch: batch, features: cell.keptSize)
    hidden = slotted(
      rooms.hidden.tensor(steps: slots, batch: batch, features: cell.hiddenSize))
    second = slotted(
      rooms.second.tensor(steps: slots, batch: batch, features: cell.secondSize))
    rooms.prepareScratch(batch: batch, hidden: cell.hiddenSize)
    switch start {
    case .zeros:
      hidden.first.flattened.fill(0)
      second.first.flattened.fill(0)
    case .carried:
      precondition(
        lastHidden.batch == batch,
        "the carried state is of \(lastHidden.batch) sequences, the input of \(batch)")
      hidden.first.flattened.copy(lastHidden.flattened)
      second.first.flattened.copy(lastSecond.flattened)
    }
  }

  func slotted(_ slots: Tensor<Scalar>) -> SlottedStates<Scalar> {
    SlottedStates(slots: slots, dilation: dilation, direction: direction)
  }
}
