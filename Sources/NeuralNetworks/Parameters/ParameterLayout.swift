/// Which parameters a network has, in which order, where in the flat vector.
public struct ParameterLayout: Hashable, Sendable {
  /// The blocks, one after the other without gaps.
  public private(set) var blocks: [ParameterBlock] = []
  /// How many numbers all blocks hold.
  public private(set) var count = 0

  /// No parameters yet.
  public init() {}

  /// Appends a block; a name used before traps.
  ///
  /// - Parameters:
  ///   - name: unique in the layout.
  ///   - shape: `[rows, columns]` or `[count]`, every number at least 1.
  ///   - initialisation: its values before training.
  /// - Returns: the block with its place.
  @discardableResult
  public mutating func append(
    _ name: String, shape: [Int], _ initialisation: Initialisation
  ) -> ParameterBlock {
    precondition(block(named: name) == nil, "two parameter blocks are called '\(name)'")
    precondition(
      (1...2).contains(shape.count) && shape.allSatisfy { $0 >= 1 },
      "'\(name)': a shape has one or two dimensions of at least 1, found \(shape)")
    let block = ParameterBlock(
      name: name, shape: shape, offset: count, initialisation: initialisation)
    blocks.append(block)
    count += block.count
    return block
  }

  /// The block of a name.
  public func block(named name: String) -> ParameterBlock? {
    blocks.first { $0.name == name }
  }
}
