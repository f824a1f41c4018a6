/// Why a file holds no training to go on with.
public enum CheckpointError: Error, Hashable, Sendable {
  /// A tensor that a checkpoint has is not there.
  case missingTensor(String)
  /// A tensor that is too short.
  case wrongCount(tensor: String, expected: Int, found: Int)
  /// A whole number in the metadata is not there or none.
  case badNumber(String, found: String?)
}

extension CheckpointError: CustomStringConvertible {
  /// Where, what was expected, what was found, how to mend it.
  public var description: String {
    let remedy = "Resume from a file that a training's checkpoint wrote."
    return switch self {
    case .missingTensor(let name):
      "checkpoint: expected a tensor '\(name)', found none. \(remedy)"
    case .wrongCount(let name, let expected, let found):
      "checkpoint, tensor '\(name)': expected \(expected) numbers, found \(found). \(remedy)"
    case .badNumber(let name, let found):
      """
      checkpoint, '\(name)': expected a whole number, found \
      \(found.map { "'\($0)'" } ?? "none"). \(remedy)
      """
    }
  }
}
