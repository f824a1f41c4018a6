/// A piece of a file of models: a text, a list or a map, and where it stands.
struct FileNode: Hashable, Sendable {
  indirect enum Content: Hashable, Sendable {
    case text(String)
    case list([FileNode])
    case map([Entry])
  }

  struct Entry: Hashable, Sendable {
    let key: String
    let line: Int
    let value: FileNode
  }

  let line: Int
  let content: Content

  /// What errors call it.
  var kind: String {
    switch content {
    case .text(let text): "'\(text)'"
    case .list: "a list"
    case .map: "a map"
    }
  }

  func text(expected: String) throws(FileProblem) -> String {
    guard case .text(let text) = content else {
      throw FileProblem(line: line, problem: .wrongShape(expected: expected, found: kind))
    }
    return text
  }
}
