/// A tensor whose memory is used again: it grows when a larger shape is asked for, never shrinks.
public struct Workspace<Scalar: NetworkScalar> {
  private var buffer = Buffer<Scalar>(count: 0)

  /// A workspace without memory.
  public init() {}

  /// A tensor of the given shape; its numbers are whatever was there.
  public mutating func tensor(steps: Int, batch: Int, features: Int) -> Tensor<Scalar> {
    let count = steps * batch * features
    if buffer.count < count { buffer = Buffer(count: count) }
    return Tensor(buffer, steps: steps, batch: batch, features: features)
  }
}
