/// What runs were asked for that differs between them.
public enum RunDifferences {
  /// A line an option, version or model that is not the same in all runs: the key, then every
  /// value with the runs that have it.
  ///
  /// - Parameter runs: two or more, of one data file.
  /// - Returns: none where everything was asked alike.
  public static func lines(_ runs: [SavedRun]) -> [String] {
    let facts = runs.map { Self.facts(of: $0.manifest) }
    var keys: [String] = []
    for key in facts.joined().map(\.key) where !keys.contains(key) { keys.append(key) }
    return keys.compactMap { key in
      // A model that only some runs have is no difference: that is what comparing is for.
      let values = zip(runs, facts).compactMap { run, own in
        own.first { $0.key == key }.map { (run: run.name, value: $0.value) }
      }
      var distinct: [String] = []
      for value in values where !distinct.contains(value.value) { distinct.append(value.value) }
      let isEverywhere = values.count == runs.count
      guard distinct.count > 1 || !isEverywhere && !key.hasPrefix("model ") else { return nil }
      var parts = distinct.map { value in
        let names = values.filter { $0.value == value }.map(\.run)
        return "\(value) (\(names.joined(separator: ", ")))"
      }
      let others = runs.map(\.name).filter { name in !values.contains { $0.run == name } }
      if !isEverywhere, !key.hasPrefix("model ") {
        parts.append("not set (\(others.joined(separator: ", ")))")
      }
      return "\(key): \(parts.joined(separator: "; "))"
    }
  }

  /// What decides the numbers of a run: the data, every option, every model.
  private static func facts(of manifest: RunManifest) -> [RunManifest.Setting] {
    let models = manifest.models.map { model in
      let options = model.options.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
      return RunManifest.Setting(
        key: "model \(model.name)", value: options.isEmpty ? model.specification : options)
    }
    return settings(of: manifest) + models
  }

  /// The same without the models.
  static func settings(of manifest: RunManifest) -> [RunManifest.Setting] {
    let data = manifest.data
    let own = [
      ("version", manifest.version), ("series", "\(data.series)"),
      ("observations", "\(data.observations)"), ("frequency", data.frequency),
      ("season length", "\(data.seasonLength)"),
    ]
    let options = manifest.options.map { ($0.key, $0.value) }
    return (own + options).map { RunManifest.Setting(key: $0.0, value: $0.1) }
  }
}
