/// What a fit found, for people and programs: the form chosen, its numbers, and what else was tried.
public struct FitDescription: Codable, Hashable, Sendable {
  /// An estimated number under its name.
  public struct Coefficient: Codable, Hashable, Sendable {
    /// The name: `ar1`, `alpha`.
    public let name: String
    /// The estimate.
    public let value: Double
    /// Its standard error, where one is known.
    public let standardError: Double?

    /// A coefficient; a standard error that is no number is left out.
    public init(name: String, value: Double, standardError: Double? = nil) {
      self.name = name
      self.value = value
      self.standardError = standardError.flatMap { $0.isFinite ? $0 : nil }
    }
  }

  /// A form that was tried.
  public struct Candidate: Codable, Hashable, Sendable {
    /// The form in words.
    public let form: String
    /// What it scored; nil where it could not be fitted or was passed over.
    public let criterion: Double?
    /// What its criterion was computed from, where those of others were not: only candidates of
    /// one basis compare.
    public let basis: String?

    /// A candidate; a criterion that is no number is left out.
    public init(form: String, criterion: Double, basis: String? = nil) {
      self.form = form
      self.criterion = criterion.isFinite ? criterion : nil
      self.basis = basis
    }
  }

  /// A number a step, under its name.
  public struct StepNumbers: Codable, Hashable, Sendable {
    /// What they are.
    public let name: String
    /// `[h]`, nil where there is none.
    public let values: [Double?]

    /// Numbers of the steps from 1 on.
    public init(name: String, values: [Double?]) {
      self.name = name
      self.values = values
    }
  }

  /// The form in words: `ARIMA(1,1,1) with drift`, `ETS(MAdM)`.
  public var form: String
  /// Which member of a combination it is, the outermost first: `ensemble`, then `ets`.
  public var members: [String] = []
  /// What the member counts at each step, `[h]`; empty where it does not depend on the step.
  public var weights: [Double] = []
  /// How the coefficients forecast, where that is an equation of a line: `y[n+k] = y[n]`.
  public var formula: String?
  /// What was done to the series before, first step first: `Box–Cox, λ = 0.25`.
  public var preparation: [String] = []
  /// The estimated numbers.
  public var coefficients: [Coefficient] = []
  /// Numbers that each step has of its own.
  public var steps: [StepNumbers] = []
  /// σ², the variance of the one-step errors, relative ones where the form multiplies them.
  public var variance: Double?
  /// The logarithm of the likelihood, up to a constant the candidates share.
  public var logLikelihood: Double?
  /// Akaike's criterion, corrected.
  public var aicc: Double?
  /// How many observations the likelihood counts.
  public var observations: Int?
  /// What was tried, in order; empty where nothing was chosen.
  public var candidates: [Candidate] = []
  /// What the candidates were compared by; nil where that is an information criterion.
  public var comparedBy: String?
  /// What else is to be known of the numbers, a sentence each.
  public var remarks: [String] = []

  /// A form, with more to be said of it.
  public init(form: String) { self.form = form }

  /// The same as that of a member of a combination.
  ///
  /// - Parameters:
  ///   - member: what the member is called.
  ///   - weights: what it counts at each step; empty keeps those there are.
  /// - Returns: the description with the member's name before any of its own members.
  public func within(_ member: String, weights: [Double] = []) -> FitDescription {
    var copy = self
    copy.members.insert(member, at: 0)
    if !weights.isEmpty { copy.weights = weights }
    return copy
  }

  /// Keeps a number that is one.
  ///
  /// - Parameters:
  ///   - number: maybe infinite.
  ///   - path: where to keep it.
  public mutating func note(
    _ number: Double, as path: WritableKeyPath<FitDescription, Double?>
  ) {
    self[keyPath: path] = number.isFinite ? number : nil
  }
}
