/// Why a file holds no training to go on with.
public enum CheckpointError: Error, Hashable, Sendable {
  /// A tensor that a checkpoint has is not there.
  case missingTensor(String)
  /// A tensor of more or fewer numbers.
  case wrongCount(tensor: String, expected: Int, found: Int)
  /// A whole number in the metadata is not there or none.
  case badNumber(String, found: String?)
  /// A whole number that no training reaches.
  case numberTooLarge(String, found: Int, limit: Int)
  /// More or fewer tensors of a family than the options call for.
  case wrongTensors(String, expected: Int, found: Int)
  /// A carried state that is none of the network's.
  case wrongState(count: Int, sequences: Int)
}

extension CheckpointError: CustomStringConvertible {
  /// Where, what was expected, what was found, how to mend it.
  public var description: String {
    let remedy = "Resume from a file that a training's checkpoint wrote."
    let sameTraining = "Resume with the network and options it was trained with."
    return switch self {
    case .missingTensor(let name):
      "checkpoint: expected a tensor '\(name)', found none. \(remedy)"
    case .wrongCount(let name, let expected, let found):
      "checkpoint, tensor '\(name)': expected \(expected) numbers, found \(found). \(sameTraining)"
    case .badNumber(let name, let found):
      """
      checkpoint, '\(name)': expected a whole number, found \
      \(found.map { "'\($0)'" } ?? "none"). \(remedy)
      """
    case .numberTooLarge(let name, let found, let limit):
      "checkpoint, '\(name)': expected at most \(limit), found \(found). \(remedy)"
    case .wrongTensors(let name, let expected, let found):
      """
      checkpoint: expected \(expected) tensors '\(name).…', found \(found). \(sameTraining)
      """
    case .wrongState(let count, let sequences):
      """
      checkpoint: expected a state of the network's layers, found \(count) numbers for \
      \(sequences) sequences. \(sameTraining)
      """
    }
  }
}
