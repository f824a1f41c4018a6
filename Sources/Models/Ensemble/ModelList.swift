/// Several models as one option: `ets+dynamic-theta+(holt:damped=true)`.
public struct ModelList: Hashable, Sendable {
  /// The models, in order.
  public let models: [ModelSpecification]

  /// A list of models.
  public init(_ models: [ModelSpecification]) { self.models = models }
}

extension ModelList: OptionValue {
  /// Reads models joined by `+`; those with options stand in parentheses.
  public init?(optionText: String) {
    let parts = ModelSpecification.parts(optionText, at: "+")
    let models = parts.compactMap { ModelSpecification(optionText: String($0)) }
    guard models.count == parts.count else { return nil }
    self.init(models)
  }

  /// The models joined by `+`, each in parentheses.
  public var optionText: String { models.map(\.optionText).joined(separator: "+") }

  /// What may be written.
  public static var optionSyntax: String { "models joined by '+': ets+(holt:damped=true)" }
}
