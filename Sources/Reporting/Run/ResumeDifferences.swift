/// What keeps a run from being continued: everything that decides its numbers and has changed.
public enum ResumeDifferences {
  /// A line for every fact that is not the same.
  ///
  /// - Parameters:
  ///   - begun: the manifest the run was begun with.
  ///   - asked: what is asked now.
  /// - Returns: none where the run can go on.
  public static func lines(begun: RunManifest, asked: RunManifest) -> [String] {
    let before = facts(of: begun)
    let now = facts(of: asked)
    var keys: [String] = []
    for key in (before + now).map(\.key) where !keys.contains(key) { keys.append(key) }
    var lines = keys.compactMap { key -> String? in
      let first = before.first { $0.key == key }?.value
      let second = now.first { $0.key == key }?.value
      guard first != second else { return nil }
      return "\(key): begun with \(first ?? "none"), now \(second ?? "none")"
    }
    lines += models(begun, asked)
    let names = [begun, asked].map { $0.models.map(\.name).joined(separator: ", ") }
    if lines.isEmpty, names[0] != names[1] {
      lines.append("order of models: begun with \(names[0]), now \(names[1])")
    }
    return lines
  }

  /// What can be done about it, a sentence.
  ///
  /// - Parameters:
  ///   - begun: the manifest the run was begun with.
  ///   - asked: what is asked now.
  ///   - path: the run's folder.
  /// - Returns: as the differences are of data, program or options.
  public static func remedy(begun: RunManifest, asked: RunManifest, path: String) -> String {
    if begun.data.sha256 != asked.data.sha256 {
      return
        "Numbers of two files cannot stand in one run: put \(begun.data.path) back as it was, or "
        + "evaluate the new one in another folder."
    }
    if begun.version != asked.version || begun.environment != asked.environment {
      return
        "Its numbers could not be repeated: go on with the program and on the machine it was begun "
        + "with, or begin anew in another folder."
    }
    return "'swiftcast evaluate --resume \(path)' alone goes on as it was begun; another run needs "
      + "another folder."
  }

  /// A line for every model that only one has, and for every option that is not the same.
  private static func models(_ begun: RunManifest, _ asked: RunManifest) -> [String] {
    let missing = begun.models.flatMap { model -> [String] in
      guard let other = asked.models.first(where: { $0.name == model.name }) else {
        return ["model \(model.name): begun with it, now without"]
      }
      let (before, now) = (options(of: model), options(of: other))
      let keys =
        before.map(\.key)
        + now.map(\.key).filter { key in
          !before.contains { $0.key == key }
        }
      return keys.compactMap { key in
        let first = before.first { $0.key == key }?.value
        let second = now.first { $0.key == key }?.value
        guard first != second else { return nil }
        return "model \(model.name), \(key): begun with \(first ?? "none"), now \(second ?? "none")"
      }
    }
    let added = asked.models.filter { model in !begun.models.contains { $0.name == model.name } }
    return missing + added.map { "model \($0.name): begun without it, now with it" }
  }

  /// A model without options is told by what was written.
  private static func options(of model: RunManifest.Model) -> [RunManifest.Setting] {
    model.options.isEmpty
      ? [RunManifest.Setting(key: "specification", value: model.specification)] : model.options
  }

  private static func facts(of manifest: RunManifest) -> [RunManifest.Setting] {
    RunDifferences.settings(of: manifest)
      + [
        RunManifest.Setting(key: "data sha-256", value: manifest.data.sha256),
        RunManifest.Setting(key: "folds", value: "\(manifest.plan.folds ?? 0)"),
      ]
      + manifest.environment
  }
}
