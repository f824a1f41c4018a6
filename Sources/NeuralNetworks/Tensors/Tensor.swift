/// A batch of sequences, time first: `[T, B, F]`, without gaps.
///
/// Time first makes a step one matrix `[B, F]` and all steps together one matrix `[T·B, F]`. Like
/// a `MatrixView` a tensor refers to a buffer; copying one copies no numbers.
public struct Tensor<Scalar: NetworkScalar> {
  /// The memory the tensor lies in.
  public let buffer: Buffer<Scalar>
  /// Where the first number lies in the buffer.
  public let offset: Int
  /// T, the number of time steps.
  public let steps: Int
  /// B, the number of sequences.
  public let batch: Int
  /// F, the numbers a step and sequence.
  public let features: Int

  /// A new tensor of zeros.
  public init(steps: Int, batch: Int, features: Int) {
    self.init(
      Buffer(count: steps * batch * features), steps: steps, batch: batch, features: features)
  }

  /// A tensor inside a buffer; one that does not fit traps.
  public init(
    _ buffer: Buffer<Scalar>, offset: Int = 0, steps: Int, batch: Int, features: Int
  ) {
    precondition(
      steps >= 0 && batch >= 0 && features >= 0 && offset >= 0
        && offset + steps * batch * features <= buffer.count,
      "[\(steps), \(batch), \(features)] at \(offset) does not fit a buffer of \(buffer.count)")
    self.buffer = buffer
    self.offset = offset
    self.steps = steps
    self.batch = batch
    self.features = features
  }

  /// How many numbers it holds.
  public var count: Int { steps * batch * features }

  /// Step `t` as a matrix `[B, F]`.
  public subscript(t: Int) -> MatrixView<Scalar> {
    precondition(t >= 0 && t < steps, "step \(t) outside 0..<\(steps)")
    return MatrixView(
      buffer, offset: offset + t * batch * features, rows: batch, columns: features)
  }

  /// One number: feature `f` of sequence `b` at step `t`.
  public subscript(t: Int, b: Int, f: Int) -> Scalar {
    get { self[t][b, f] }
    nonmutating set { self[t][b, f] = newValue }
  }

  /// All steps as one matrix `[T·B, F]`.
  public var flattened: MatrixView<Scalar> {
    MatrixView(buffer, offset: offset, rows: steps * batch, columns: features)
  }

  /// The steps of a range, as a tensor over the same memory.
  public func steps(_ range: Range<Int>) -> Tensor {
    precondition(range.lowerBound >= 0 && range.upperBound <= steps, "steps \(range)")
    return Tensor(
      buffer, offset: offset + range.lowerBound * batch * features, steps: range.count,
      batch: batch, features: features)
  }

  /// A copy of the numbers, time first, then sequence, then feature.
  public var array: [Scalar] {
    unsafe Array(UnsafeBufferPointer(start: buffer.base + offset, count: count))
  }
}
