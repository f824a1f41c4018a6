/// A JSON value as it was written: member order is kept, numbers stay text.
enum JSONValue: Hashable, Sendable {
  /// One name and its value; an object keeps them in order and has no name twice.
  struct Member: Hashable, Sendable {
    let name: String
    let value: JSONValue
  }
  case object([Member])
  case array([JSONValue])
  case string(String)
  case number(String)
  case boolean(Bool)
  case null

  /// What kind of value this is, for errors.
  var kind: String {
    switch self {
    case .object: "an object"
    case .array: "an array"
    case .string: "a string"
    case .number: "a number"
    case .boolean: "true or false"
    case .null: "null"
    }
  }
}
