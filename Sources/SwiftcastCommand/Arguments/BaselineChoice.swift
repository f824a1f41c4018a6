internal import ArgumentParser
internal import ForecastCore

/// Which model skill and tests are measured against.
struct BaselineChoice {
  /// What the user asked for; nil leaves the choice to `preferring`.
  let named: String?
  /// Models taken by themselves, the first that is there.
  let preferring: [String]

  init(named: String?, preferring: [String]) {
    self.named = named
    self.preferring = preferring
  }

  /// The baseline, or nil where nobody asked for one and none is there.
  func name(among models: [String]) throws -> String? {
    guard let named else { return preferring.first { models.contains($0) } }
    guard models.contains(named) else {
      let hint = NearestName.of(named, among: models).map { ", did you mean '\($0)'?" } ?? "."
      throw ValidationError(
        "--baseline: unknown model '\(named)'\(hint) Models: \(models.joined(separator: ", ")).")
    }
    return named
  }
}
