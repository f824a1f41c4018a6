/// Which parameters a network has, in which order, where in the flat vector.
public struct ParameterLayout: Hashable, Sendable {
  /// The blocks, one after the other without gaps.
  public private(set) var blocks: [ParameterBlock] = []
  /// How many numbers all blocks hold.
  public private(set) var count = 0

  /// The cells whose parameters stand here, each with what stands before their names.
  public private(set) var cells: [NamedCell] = []

  /// A cell's place in a layout.
  public struct NamedCell: Hashable, Sendable {
    /// What stands before the names of the cell's blocks: `layers.0.`, `layers.0.reverse.`.
    public let prefix: String
    /// Which cell: blocks of the same shapes mean other things to another.
    public let kind: CellKind
  }

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

  /// Says which cell the blocks under `prefix` belong to.
  mutating func name(_ kind: CellKind, at prefix: String) {
    cells.append(NamedCell(prefix: prefix, kind: kind))
  }

  /// The cells by name, one a line, for files of weights: `layers.0. gru`.
  var cellList: String {
    cells.map { "\($0.prefix) \($0.kind.name)" }.joined(separator: "\n")
  }

  /// What the shapes do not tell of how layers are put together, for files of weights.
  private(set) var arrangement: [String] = []

  /// Says how layers are put together: `skip residual`.
  mutating func describe(_ part: String, _ value: String) {
    let line = "\(part) \(value)"
    if !arrangement.contains(line) { arrangement.append(line) }
  }

  /// The block of a name.
  public func block(named name: String) -> ParameterBlock? {
    blocks.first { $0.name == name }
  }
}
