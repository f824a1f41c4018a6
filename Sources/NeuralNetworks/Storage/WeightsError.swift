/// Why a file's tensors are not the weights of a network.
public enum WeightsError: Error, Hashable, Sendable {
  /// A tensor the network needs is not there.
  case missing(tensor: String)
  /// A tensor of another shape than the network's.
  case wrongShape(tensor: String, expected: [Int], found: [Int])
  /// A tensor the network has no place for.
  case unexpected(tensor: String)
  /// A PyTorch module of other gates than the network's cell.
  case wrongModule(tensor: String, expected: TorchModule, found: String)
  /// A cell that PyTorch has no module for.
  case noTorchModule(layer: String, cell: String)
  /// A convention of the update gate for a cell that has none.
  case noUpdateGate(layer: String, cell: String)
  /// No recurrent layers under the prefix that was asked for.
  case noLayers(prefix: String, found: [String])
  /// Weights of other cells than the network's.
  case wrongCells(expected: String, found: String)
  /// Weights of layers that are put together in another way than the network's.
  case wrongArrangement(expected: String, found: String)
  /// A number that is NaN or infinite; `position` counts from 0.
  case notFinite(tensor: String, position: Int)
}

extension WeightsError: CustomStringConvertible {
  /// Where, what was expected, what was found, how to mend it.
  public var description: String {
    let remedy = "Check that file and network have the same cell, layers and sizes."
    return switch self {
    case .missing(let name): "weights: expected a tensor '\(name)', found none. \(remedy)"
    case .wrongShape(let name, let expected, let found):
      "weights, tensor '\(name)': expected shape \(expected), found \(found). \(remedy)"
    case .unexpected(let name):
      "weights: the network has no place for tensor '\(name)'. \(remedy)"
    case .wrongModule(let name, let expected, let found):
      """
      weights, tensor '\(name)': expected \(expected), found \(found). \
      Load it into a network of that cell.
      """
    case .noTorchModule(let layer, let cell):
      """
      weights: the network's '\(layer)' is a cell '\(cell)', which PyTorch does not have. \
      Load into a network of the cell elman-tanh, elman-relu, lstm or gru.
      """
    case .noUpdateGate(let layer, let cell):
      """
      weights: the update gate's convention was given, but the network's '\(layer)' is a cell \
      '\(cell)', which has no update gate. Leave it out.
      """
    case .noLayers(let prefix, let found):
      """
      weights: the network has no recurrent layers under '\(prefix)'; it has some under \
      \(found.map { "'\($0)'" }.joined(separator: ", ")). Name one of these.
      """
    case .wrongCells(let expected, let found):
      """
      weights: expected the cells \(Self.quoted(expected)), found \(Self.quoted(found)). \
      Load them into a network of those cells.
      """
    case .wrongArrangement(let expected, let found):
      """
      weights: expected layers with \(Self.quoted(expected)), found \(Self.quoted(found)). \
      Load them into a network of such layers.
      """
    case .notFinite(let name, let position):
      "weights, tensor '\(name)': expected numbers, found NaN or infinity at \(position)."
    }
  }

  private static func quoted(_ cells: String) -> String {
    cells.split(separator: "\n").map { "'\($0)'" }.joined(separator: ", ")
  }
}
