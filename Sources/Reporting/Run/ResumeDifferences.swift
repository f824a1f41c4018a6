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
    let names = [begun, asked].map { $0.models.map(\.name).joined(separator: ", ") }
    if lines.isEmpty, names[0] != names[1] {
      lines.append("order of models: begun with \(names[0]), now \(names[1])")
    }
    return lines
  }

  private static func facts(of manifest: RunManifest) -> [RunManifest.Setting] {
    RunDifferences.facts(of: manifest)
      + [
        RunManifest.Setting(key: "data sha-256", value: manifest.data.sha256),
        RunManifest.Setting(key: "folds", value: "\(manifest.plan.folds ?? 0)"),
      ]
      + manifest.environment
  }
}
