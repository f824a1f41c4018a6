/// What a network reads in one forward pass.
public struct NetworkInput<Scalar: NetworkScalar> {
  /// The sequences, `[T, B, I]`.
  public var sequence: Tensor<Scalar>
  /// Covariates known for the steps a decoder writes, `[h, B, K]`; nil where there are none.
  public var future: Tensor<Scalar>?
  /// The observed outputs a decoder may be shown in training, `[h, B, O]`; nil where it must feed
  /// on its own.
  public var teacher: Tensor<Scalar>?
  /// The probability, at each decoded step, of being shown the observed output rather than the
  /// network's own: 1 at the start of training, falling to 0.
  public var teacherRate: Double

  /// An input; everything but the sequence is for encoder–decoders.
  public init(
    _ sequence: Tensor<Scalar>, future: Tensor<Scalar>? = nil, teacher: Tensor<Scalar>? = nil,
    teacherRate: Double = 1
  ) {
    self.sequence = sequence
    self.future = future
    self.teacher = teacher
    self.teacherRate = teacherRate
  }
}
