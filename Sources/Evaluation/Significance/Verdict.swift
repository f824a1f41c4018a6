/// Who beats the baseline, horizon by horizon: the facts of the verdict in words.
///
/// A model beats the baseline at a horizon where its mean loss is lower and the p-value, adjusted
/// for all models and horizons, is below 0.05.
public struct Verdict: Hashable, Sendable {
  /// A model and how it stands against the baseline.
  public struct Standing: Hashable, Sendable {
    /// The model.
    public let model: String
    /// The share of the baseline's mean loss that it saves.
    ///
    /// `1 − loss / loss of the baseline` over all targets, nil where the baseline's is 0; of a verdict
    /// `measured(by:metric:)` the skill of the score table.
    public let skill: Double?
    /// The p-value against the baseline, adjusted for all tests; nil where none could be made.
    public let pValue: Double?
  }

  /// What can be said of one horizon.
  public struct Step: Hashable, Sendable {
    /// Steps ahead, from 1.
    public let horizon: Int
    /// The models that beat the baseline by more than chance, lowest loss first.
    public let winners: [Standing]
    /// The models that the baseline beats by more than chance, lowest loss first.
    public let losers: [Standing]
    /// The models of a lower loss than the baseline that might be chance, lowest loss first.
    public let ahead: [Standing]
    /// The models of no lower loss that might be chance, lowest loss first.
    public let behind: [Standing]
    /// The models that may be the best, by the model confidence set at 95 %, in the order of the
    /// comparison; empty where there is none.
    public let confidenceSet: [String]
    /// Why nothing can be tested at this horizon, where that is so.
    public let obstacle: SignificanceError?
  }

  /// What can be said of neighbouring horizons alike.
  public enum Outcome: Hashable, Sendable {
    /// This model has the lowest loss of those that beat the baseline at each of the horizons.
    case beaten(by: String)
    /// No model beats the baseline by more than chance.
    case unbeaten
    /// No test could be made: too few origins, as their targets overlap.
    case overlapping
    /// No test could be made for another reason.
    case untested(SignificanceError)
  }

  /// Neighbouring horizons of one outcome.
  public struct Span: Hashable, Sendable {
    /// From the first to the last, both included.
    public let horizons: ClosedRange<Int>
    /// What holds at each of them.
    public let outcome: Outcome
    /// The least and the most skill of the winner, where it is known.
    public let skill: ClosedRange<Double>?
    /// The p-value the outcome rests on: of the winner the largest; where nobody wins the
    /// smallest of a model of a lower loss, nil where no model has one.
    public let pValue: Double?
    /// How far origins overlap at each of the horizons, where that is why there is no test.
    public let overlaps: [OriginOverlap]
    /// Models that the baseline beats by more than chance at some of the horizons, those beaten at
    /// the same horizons together, most horizons first.
    public let losers: [Losers]
  }

  /// Models that the baseline beats at the same horizons.
  public struct Losers: Hashable, Sendable {
    /// The models, the lowest loss first.
    public let models: [String]
    /// Steps ahead, ascending; not always neighbours.
    public let horizons: [Int]

    /// Models and where they lose.
    public init(models: [String], horizons: [Int]) {
      self.models = models
      self.horizons = horizons
    }
  }

  /// The model that has to be beaten.
  public let baseline: String
  /// Every horizon; empty where the baseline has no scores or no model is compared with it.
  public let steps: [Step]

  /// The horizons, those of one outcome together.
  public var spans: [Span] {
    var groups: [[Step]] = []
    for step in steps {
      if let last = groups.last?.last, last.outcome == step.outcome {
        groups[groups.count - 1].append(step)
      } else {
        groups.append([step])
      }
    }
    return groups.map(Span.init)
  }
}

extension Verdict.Step {
  /// What holds at this horizon.
  public var outcome: Verdict.Outcome {
    switch obstacle {
    case .overlapping: return .overlapping
    case .some(let reason): return .untested(reason)
    case nil: return winners.first.map { .beaten(by: $0.model) } ?? .unbeaten
    }
  }
}

extension Verdict.Span {
  /// The span of steps of one outcome, at least one.
  fileprivate init(_ steps: [Verdict.Step]) {
    horizons = steps[0].horizon...steps[steps.count - 1].horizon
    outcome = steps[0].outcome
    let skills = steps.compactMap { $0.winners.first?.skill }
    skill =
      skills.count == steps.count
      ? skills.min().flatMap { low in skills.max().map { low...$0 } } : nil
    switch outcome {
    case .beaten: pValue = steps.compactMap { $0.winners.first?.pValue }.max()
    case .unbeaten: pValue = steps.flatMap { $0.ahead.compactMap(\.pValue) }.min()
    case .overlapping, .untested: pValue = nil
    }
    overlaps = steps.compactMap { step in
      if case .overlapping(let overlap) = step.obstacle { overlap } else { nil }
    }
    losers = Self.losers(of: steps)
  }

  /// Models by the horizons they lose at.
  private static func losers(of steps: [Verdict.Step]) -> [Verdict.Losers] {
    var models: [String] = []
    for model in steps.flatMap({ $0.losers.map(\.model) }) where !models.contains(model) {
      models.append(model)
    }
    let horizons = models.map { model in
      steps.filter { $0.losers.contains { $0.model == model } }.map(\.horizon)
    }
    var groups: [Verdict.Losers] = []
    for (model, own) in zip(models, horizons) {
      if let place = groups.firstIndex(where: { $0.horizons == own }) {
        groups[place] = Verdict.Losers(models: groups[place].models + [model], horizons: own)
      } else {
        groups.append(Verdict.Losers(models: [model], horizons: own))
      }
    }
    return groups.enumerated().sorted {
      (-$0.element.horizons.count, $0.offset) < (-$1.element.horizons.count, $1.offset)
    }.map(\.element)
  }
}
