/// Failures of one reason together: a long one is read once, with how often it was met.
///
/// Reasons that differ in numbers or in the name of the series only (`series 'a': found 113`) are one.
public struct FailureGroups: Hashable, Sendable {
  /// Forecasts that failed for one reason in one phase.
  public struct Group: Hashable, Sendable {
    /// The models, in the order they failed in, and how many forecasts of each.
    public let models: [Share]
    /// The first of them.
    public let first: RunManifest.Failure

    /// How many forecasts there are.
    public var count: Int { models.reduce(0) { $0 + $1.count } }

    /// `naive and drift at 20 folds each`, `ar at 1 fold and ets at 3 folds`.
    public var text: String {
      let counts = Set(models.map(\.count))
      guard models.count > 1, let count = counts.first, counts.count == 1 else {
        return CoverageText.list(
          models.map { "\($0.name) at \(CoverageText.count($0.count, "fold"))" })
      }
      return "\(CoverageText.list(models.map(\.name))) at \(CoverageText.count(count, "fold")) each"
    }
  }

  /// How many forecasts of a model failed.
  public struct Share: Hashable, Sendable {
    /// The model.
    public let name: String
    /// Its forecasts.
    public var count: Int
  }

  /// In the order of the first failure of each.
  public let groups: [Group]

  /// Groups failures; folds that were not reached are none.
  public init(_ failures: [RunManifest.Failure]) {
    struct Key: Hashable {
      let phase: String
      let reason: String
    }
    var places: [Key: Int] = [:]
    var found: [(first: RunManifest.Failure, models: [Share])] = []
    for failure in failures where !failure.isInterruption {
      let key = Key(phase: failure.phase, reason: Self.kind(of: failure))
      let place = places[key] ?? found.count
      if place == found.count {
        places[key] = place
        found.append((failure, []))
      }
      if let model = found[place].models.firstIndex(where: { $0.name == failure.model }) {
        found[place].models[model].count += 1
      } else {
        found[place].models.append(Share(name: failure.model, count: 1))
      }
    }
    groups = found.map { Group(models: $0.models, first: $0.first) }
  }

  /// The reason without the name of the series and without numbers.
  private static func kind(of failure: RunManifest.Failure) -> String {
    var kind = ""
    for character in failure.reason.replacing("'\(failure.series)'", with: "''") {
      if !character.isNumber {
        kind.append(character)
      } else if kind.last != "#" {
        kind.append("#")
      }
    }
    return kind
  }
}
