/// A list of models in a file: what `--models models.yml` reads.
///
///     models:
///       - naive
///       - ar:lags=5,trend=linear        # as on the command line
///       - model: ar
///         label: seasonal ar            # what reports call it
///         options:
///           lag-list: [1, 2, 12]
///           trend: constant
///
/// The file is YAML.
public struct ModelFile: Hashable, Sendable {
  /// The models, in the order of the file.
  public let specifications: [ModelSpecification]

  /// Reads a file's text and checks every model against the catalog.
  ///
  /// - Parameters:
  ///   - text: the content of the file.
  ///   - path: what errors call the file.
  /// - Throws: `ModelFileError` with the line: bad syntax, unknown keys with the nearest known
  ///   one, and whatever the catalog refuses.
  public init(text: String, path: String) throws(ModelFileError) {
    do {
      specifications = try Self.models(in: try FileNode(yaml: text))
    } catch {
      throw ModelFileError(path: path, line: error.line, problem: error.problem)
    }
  }

  private static func models(in root: FileNode) throws(FileProblem) -> [ModelSpecification] {
    var list = root
    if case .map(let entries) = root.content {
      for entry in entries where entry.key != "models" {
        throw FileProblem(
          line: entry.line, problem: .unknownKey(entry.key, known: ["models"]))
      }
      list = entries[0].value
    }
    guard case .list(let items) = list.content else {
      throw FileProblem(
        line: list.line, problem: .wrongShape(expected: "a list of models", found: list.kind))
    }
    guard !items.isEmpty else {
      throw FileProblem(
        line: list.line, problem: .wrongShape(expected: "at least one model", found: "none"))
    }
    var specifications: [ModelSpecification] = []
    for item in items { specifications.append(try specification(item)) }
    return specifications
  }

  private static func specification(
    _ node: FileNode
  ) throws(FileProblem) -> ModelSpecification {
    let specification: ModelSpecification
    switch node.content {
    case .text(let text):
      specification = try refusing(at: node.line) { () throws(OptionError) in
        try ModelSpecification(text)
      }
    case .map(let entries): specification = try read(entries, line: node.line)
    case .list:
      throw FileProblem(
        line: node.line, problem: .wrongShape(expected: "a model", found: node.kind))
    }
    _ = try refusing(at: node.line) { () throws(OptionError) in
      try ModelCatalog.forecaster(specification)
    }
    return specification
  }

  private static func refusing<Value>(
    at line: Int, _ body: () throws(OptionError) -> Value
  ) throws(FileProblem) -> Value {
    do { return try body() } catch { throw FileProblem(line: line, problem: .refused(error)) }
  }

  /// `model`, `label` and `options` of one item.
  private static func read(
    _ entries: [FileNode.Entry], line: Int
  ) throws(FileProblem) -> ModelSpecification {
    var model: String?
    var label: String?
    var settings: [OptionSetting] = []
    for entry in entries {
      switch entry.key {
      case "model": model = try entry.value.text(expected: "a model's name")
      case "label":
        let text = try entry.value.text(expected: "a label")
        guard !text.isEmpty, !text.contains(where: { ",=:".contains($0) }) else {
          throw FileProblem(
            line: entry.line,
            problem: .wrongShape(expected: "a label without , = and :", found: "'\(text)'"))
        }
        label = text
      case "options": settings = try options(entry.value)
      default:
        throw FileProblem(
          line: entry.line,
          problem: .unknownKey(entry.key, known: ["model", "label", "options"]))
      }
    }
    guard let model else {
      throw FileProblem(
        line: line, problem: .wrongShape(expected: "the key 'model'", found: "a map without it"))
    }
    return ModelSpecification(model: model, settings: settings, label: label)
  }

  /// Each option as the command line writes it: lists joined by '+'.
  private static func options(_ node: FileNode) throws(FileProblem) -> [OptionSetting] {
    guard case .map(let entries) = node.content else {
      throw FileProblem(
        line: node.line, problem: .wrongShape(expected: "a map of options", found: node.kind))
    }
    var settings: [OptionSetting] = []
    for entry in entries {
      let value: String
      if case .list(let items) = entry.value.content {
        var texts: [String] = []
        for item in items { texts.append(try item.text(expected: "a value")) }
        value = texts.isEmpty ? "none" : texts.joined(separator: "+")
      } else {
        value = try entry.value.text(expected: "a value")
      }
      settings.append(OptionSetting(key: entry.key, value: value))
    }
    return settings
  }
}
