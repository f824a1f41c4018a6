public import NumericalMethods

/// A network's parameters and their gradients: two flat vectors of one layout.
///
/// Optimisers, clipping, averaging and storage see only the two buffers; layers see views of
/// their own blocks.
public final class Parameters<Scalar: NetworkScalar> {
  /// What lies where.
  public let layout: ParameterLayout
  /// The parameters, `[layout.count]`.
  public let values: Buffer<Scalar>
  /// The loss's derivative by each of them, at the same places.
  ///
  /// Backward passes add into it.
  public let gradients: Buffer<Scalar>

  /// All zeros; `initialise(using:)` gives starting values.
  public init(_ layout: ParameterLayout) {
    SingleThreadedBLAS.pin()
    self.layout = layout
    values = Buffer(count: layout.count)
    gradients = Buffer(count: layout.count)
  }

  /// The values of others, in the same memory, with gradients apart.
  init(sharing others: Parameters) {
    layout = others.layout
    values = others.values
    gradients = Buffer(count: others.layout.count)
  }

  /// The values of a block: a matrix, or one row for a bias.
  public func value(_ block: ParameterBlock) -> MatrixView<Scalar> {
    MatrixView(values, offset: block.offset, rows: block.rows, columns: block.columns)
  }

  /// The gradient of a block.
  public func gradient(_ block: ParameterBlock) -> MatrixView<Scalar> {
    MatrixView(gradients, offset: block.offset, rows: block.rows, columns: block.columns)
  }

  /// Sets every gradient to zero.
  public func zeroGradients() {
    gradients.fill(0)
  }

  /// Gives every block its starting values, block `i` drawing from child stream `i`.
  public func initialise(using random: SeededRandom) {
    for (index, block) in layout.blocks.enumerated() {
      var stream = random.child(index)
      block.initialisation.fill(value(block), using: &stream)
    }
  }
}
