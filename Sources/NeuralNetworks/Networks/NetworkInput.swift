/// What a network reads in one forward pass.
public struct NetworkInput<Scalar: NetworkScalar> {
  /// The sequences, `[T, B, I]`.
  public var sequence: Tensor<Scalar>
  /// Covariates known for the steps a decoder writes, `[h, B, K]`; nil where there are none.
  public var future: Tensor<Scalar>?
  /// The observed outputs, which are the targets, for networks that feed an output back:
  /// `[h, B, ·]` as many columns as a decoder feeds back, `[T, B, O]` for a Jordan network, which
  /// must not read backwards too: what its halves feed back is not the output.
  ///
  /// Row `t` is `y_t`; the network shifts them, so that step `t` is shown `y_{t-1}` and never what
  /// it must say. NaN stands for a missing one, which the network's own output replaces; nil, and
  /// every prediction, lets it feed on its own. Networks that feed nothing back take no notice.
  public var teacher: Tensor<Scalar>?
  /// The row of `teacher` that belongs to the sequence's first step, for a Jordan network.
  ///
  /// A chunk of a longer sequence comes with the whole of it as teacher and its own place there:
  /// its first step is shown the row before, which no part of the chunk holds.
  public var teacherStart = 0
  /// The probability of being shown the observed output rather than the network's own, drawn for
  /// each decoded step, for a Jordan network once a pass: 1 at the start of training, falling to 0.
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
