public import Evaluation
internal import ForecastCore

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

  /// Which models of several runs stand once though their bounds are not the same in all: models of
  /// the same runs and levels in one line.
  public static func boundLines(_ models: [RunJoin.SharedModel]) -> [String] {
    var groups: [[RunJoin.SharedModel]] = []
    for model in models {
      let place = groups.firstIndex {
        $0[0].levels == model.levels && $0[0].disputed == model.disputed
      }
      if let place { groups[place].append(model) } else { groups.append([model]) }
    }
    return groups.map { group in
      let isOne = group.count == 1
      let levels = group[0].levels.map { run in
        let own = run.levels.map { "\($0) %" }
        return (own.isEmpty ? "none" : CoverageText.list(own)) + " (\(run.run))"
      }
      let disputed = group[0].disputed.map { "\($0)" }
      let differing =
        disputed.isEmpty
        ? ""
        : " Bounds at \(CoverageText.list(disputed.map { $0 + " %" })) differ: compare them by "
          + CoverageText.list(disputed.map { "--metric interval-score-\($0)" }) + "."
      return "\(CoverageText.list(group.map(\.name))): the same points in "
        + "\(CoverageText.list(group[0].levels.map(\.run))), so "
        + "\(isOne ? "it is one model" : "each is one model") here; bounds at "
        + levels.joined(separator: ", ") + "." + differing
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
