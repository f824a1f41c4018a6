/// One named array of a network's parameters and its place in the flat vector.
public struct ParameterBlock: Hashable, Sendable {
  /// The name, unique in a network: `layers.0.recurrentWeight`.
  public let name: String
  /// `[rows, columns]` of a weight, `[count]` of a bias; row-major.
  public let shape: [Int]
  /// Where the first number lies in the flat vector.
  public let offset: Int
  /// The values before training.
  public let initialisation: Initialisation

  /// How many numbers it holds.
  public var count: Int { shape.reduce(1, *) }
  /// Its place in the flat vector.
  public var range: Range<Int> { offset..<offset + count }
  /// The number of rows: the first dimension of a weight, 1 for a bias.
  public var rows: Int { shape.count > 1 ? shape[0] : 1 }
  /// The number of columns: the last dimension.
  public var columns: Int { shape[shape.count - 1] }
}
