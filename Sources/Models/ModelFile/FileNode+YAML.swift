internal import Yams

extension FileNode {
  /// The tree of a YAML text.
  ///
  /// - Parameter yaml: one document.
  /// - Throws: `FileProblem` with the line: what the YAML library says, or a key that is no text.
  init(yaml: String) throws(FileProblem) {
    let root: Node?
    do { root = try Yams.compose(yaml: yaml) } catch { throw FileProblem(error) }
    guard let root else {
      throw FileProblem(
        line: 1, problem: .wrongShape(expected: "a list of models", found: "an empty file"))
    }
    try self.init(root)
  }

  private init(_ node: Node) throws(FileProblem) {
    line = node.mark?.line ?? 1
    switch node {
    case .scalar(let scalar): content = .text(scalar.string)
    case .sequence(let items):
      var list: [FileNode] = []
      for item in items { list.append(try FileNode(item)) }
      content = .list(list)
    case .mapping(let pairs):
      var entries: [Entry] = []
      for (key, value) in pairs {
        let line = key.mark?.line ?? self.line
        guard case .scalar(let name) = key else {
          throw FileProblem(
            line: line, problem: .wrongShape(expected: "a key", found: "a list or a map"))
        }
        entries.append(Entry(key: name.string, line: line, value: try FileNode(value)))
      }
      content = .map(entries)
    case .alias:
      throw FileProblem(
        line: line, problem: .wrongShape(expected: "a value", found: "an unknown alias"))
    }
  }
}

extension FileProblem {
  /// What the YAML library found wrong.
  fileprivate init(_ error: any Error) {
    switch error {
    case YamlError.scanner(_, let problem, let mark, _),
      YamlError.parser(_, let problem, let mark, _),
      YamlError.composer(_, let problem, let mark, _):
      self.init(line: mark.line, problem: .syntax("no valid YAML: \(problem)"))
    case YamlError.duplicatedKeysInMapping(let keys, let context):
      let names = keys.sorted().map { "'\($0)'" }.joined(separator: ", ")
      self.init(
        line: context.mark.line, problem: .syntax("expected every key once, found \(names) twice"))
    default: self.init(line: 1, problem: .syntax("no valid YAML: \(error)"))
    }
  }
}
