/// Why a file's tensors are not the weights of a network.
public enum WeightsError: Error, Hashable, Sendable {
  /// A tensor the network needs is not there.
  case missing(tensor: String)
  /// A tensor of another shape than the network's.
  case wrongShape(tensor: String, expected: [Int], found: [Int])
  /// A tensor the network has no place for.
  case unexpected(tensor: String)
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
    case .notFinite(let name, let position):
      "weights, tensor '\(name)': expected numbers, found NaN or infinity at \(position)."
    }
  }
}
