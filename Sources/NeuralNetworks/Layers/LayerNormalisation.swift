/// Layer normalisation of every row.
///
///     y = (x - mean x) / √(var x + ε) ⊙ gain + shift        over the F features of a row
///
/// Backward, with `z` the normalised row and `e = ∂L/∂y ⊙ gain`:
///
///     ∂L/∂x = (e - mean e - z · mean (e z)) / √(var x + ε)
///
/// - Source: Ba, Kiros & Hinton (2016), arXiv 1607.06450; ε = 1e-5 as in PyTorch.
public final class LayerNormalisation<Scalar: NetworkScalar>: SequenceLayer {
  /// F.
  public let inputSize: Int
  /// F.
  public var outputSize: Int { inputSize }
  /// None.
  public var stateSize: Int { 0 }

  private let gain: MatrixView<Scalar>
  private let shift: MatrixView<Scalar>
  private let gainGradient: MatrixView<Scalar>
  private let shiftGradient: MatrixView<Scalar>
  private var output = Tensor<Scalar>(steps: 0, batch: 0, features: 0)
  private var normalised = Tensor<Scalar>(steps: 0, batch: 0, features: 0)
  private var inverseDeviation = Tensor<Scalar>(steps: 0, batch: 0, features: 0)
  private var outputRoom = Workspace<Scalar>()
  private var normalisedRoom = Workspace<Scalar>()
  private var deviationRoom = Workspace<Scalar>()
  private var gradientRoom = Workspace<Scalar>()

  /// Appends gain (ones) and shift (zeros).
  ///
  /// - Parameters:
  ///   - layout: receives the blocks.
  ///   - prefix: stands before `gain` and `shift`.
  ///   - size: F.
  /// - Returns: gain and shift.
  public static func appendParameters(
    to layout: inout ParameterLayout, prefix: String, size: Int
  ) -> (gain: ParameterBlock, shift: ParameterBlock) {
    let gain = layout.append("\(prefix)gain", shape: [size], .constant(1))
    return (gain, layout.append("\(prefix)shift", shape: [size], .constant(0)))
  }

  /// A layer whose parameters are blocks of `parameters`.
  public init(
    _ blocks: (gain: ParameterBlock, shift: ParameterBlock), parameters: Parameters<Scalar>
  ) {
    inputSize = blocks.gain.columns
    gain = parameters.value(blocks.gain)
    shift = parameters.value(blocks.shift)
    gainGradient = parameters.gradient(blocks.gain)
    shiftGradient = parameters.gradient(blocks.shift)
  }

  /// Normalises every row of `[T, B, F]`.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func forward(
    _ input: Tensor<Scalar>, from start: StateOrigin, for purpose: PassPurpose
  ) -> Tensor<Scalar> {
    precondition(input.features == inputSize, "\(inputSize) features expected")
    begin(steps: input.steps, batch: input.batch)
    unsafe Scalar.layerNormForward(
      rows: input.steps * input.batch, columns: inputSize, epsilon: 1e-5,
      x: input.flattened.base, gain: gain.base, shift: shift.base,
      normalised: normalised.flattened.base, inverseDeviation: inverseDeviation.flattened.base,
      y: output.flattened.base)
    return output
  }

  /// Adds the gradients of gain and shift; always gives `∂L/∂input`.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func backward(
    _ outputGradients: Tensor<Scalar>, wantsInputGradients: Bool
  ) -> Tensor<Scalar>? {
    precondition(outputGradients.count == output.count, "gradients of every output expected")
    let gradients = gradientRoom.tensor(
      steps: output.steps, batch: output.batch, features: inputSize)
    unsafe Scalar.layerNormBackward(
      rows: output.steps * output.batch, columns: inputSize,
      dy: outputGradients.flattened.base, gain: gain.base,
      normalised: normalised.flattened.base, inverseDeviation: inverseDeviation.flattened.base,
      gainGradient: gainGradient.base, shiftGradient: shiftGradient.base,
      dx: gradients.flattened.base)
    return gradients
  }

  /// Makes room for steps given one at a time.
  func begin(steps: Int, batch: Int) {
    output = outputRoom.tensor(steps: steps, batch: batch, features: inputSize)
    normalised = normalisedRoom.tensor(steps: steps, batch: batch, features: inputSize)
    inverseDeviation = deviationRoom.tensor(steps: steps, batch: batch, features: 1)
  }

  /// Step `t`, every row normalised.
  func forward(step t: Int, _ input: MatrixView<Scalar>) -> MatrixView<Scalar> {
    unsafe Scalar.layerNormForward(
      rows: input.rows, columns: inputSize, epsilon: 1e-5, x: input.base, gain: gain.base,
      shift: shift.base, normalised: normalised[t].base,
      inverseDeviation: inverseDeviation[t].base, y: output[t].base)
    return output[t]
  }

  /// Step `t` backwards: adds the gradients of gain and shift, gives `∂L/∂input` of the step.
  func backward(step t: Int, _ outputGradient: MatrixView<Scalar>) -> MatrixView<Scalar> {
    let gradients = gradientRoom.tensor(
      steps: output.steps, batch: output.batch, features: inputSize)
    unsafe Scalar.layerNormBackward(
      rows: outputGradient.rows, columns: inputSize, dy: outputGradient.base, gain: gain.base,
      normalised: normalised[t].base, inverseDeviation: inverseDeviation[t].base,
      gainGradient: gainGradient.base, shiftGradient: shiftGradient.base,
      dx: gradients[t].base)
    return gradients[t]
  }

  /// Nothing to append.
  public func appendState(to array: inout [Scalar]) {}

  /// Nothing to restore.
  public func restoreState(_ state: ArraySlice<Scalar>, batch: Int) {}
}
