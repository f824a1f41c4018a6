/// How many steps a network reads and writes.
public enum Topology: Hashable, Sendable {
  /// One step in, one out: `[1, B, I]` → `[1, B, O]`.
  case oneToOne
  /// One step in, a decoder writes `steps` from the state it leaves: `[1, B, I]` → `[h, B, O]`.
  case oneToMany(steps: Int)
  /// A head on the last state: `[T, B, I]` → `[1, B, O]`.
  case manyToOne
  /// A head at every step: `[T, B, I]` → `[T, B, O]`.
  case manyToManyInStep
  /// An encoder reads all, a decoder writes `steps`: `[T, B, I]` → `[h, B, O]`.
  case encoderDecoder(steps: Int)

  /// The steps written after reading `steps`.
  public func outputSteps(reading steps: Int) -> Int {
    switch self {
    case .oneToOne, .manyToOne: 1
    case .manyToManyInStep: steps
    case .oneToMany(let written), .encoderDecoder(let written): written
    }
  }
}
