internal import ForecastCore

/// A model as the runs that are joined have it: one where its points are the same everywhere.
struct JoinedModel {
  let name: String
  /// The runs that have it, with the levels of their bounds.
  private(set) var runs: [RunJoin.RunLevels]
  private let point: [Double]
  /// Narrowest level first.
  private var bounds: [ForecastTable.Bounds]
  private var disputed: Set<ConfidenceLevel> = []

  /// A model of one run, its rows in the order of the join.
  init(_ model: ForecastTable.Model, of run: String) {
    name = model.name
    point = model.point
    bounds = model.bounds
    runs = [RunJoin.RunLevels(run: run, levels: model.bounds.map(\.level))]
  }

  /// Whether both have one name and the same points, empty fields included; at a level that is
  /// compared no other bounds either, where both have some.
  func isSame(as other: JoinedModel, boundsAt level: ConfidenceLevel?) -> Bool {
    name == other.name && Self.areSame(point, other.point)
      && !(level.map { differs(from: other, at: $0) } ?? false)
  }

  private func differs(from other: JoinedModel, at level: ConfidenceLevel) -> Bool {
    guard let own = bounds.first(where: { $0.level == level }),
      let theirs = other.bounds.first(where: { $0.level == level })
    else { return false }
    return !Self.areSame(own.lower, theirs.lower) || !Self.areSame(own.upper, theirs.upper)
  }

  /// Adds what another run has of the model: bounds at further levels.
  mutating func add(_ other: JoinedModel) {
    runs += other.runs
    for theirs in other.bounds {
      if differs(from: other, at: theirs.level) {
        disputed.insert(theirs.level)
      } else if !bounds.contains(where: { $0.level == theirs.level }) {
        bounds.append(theirs)
      }
    }
    bounds.sort { $0.level < $1.level }
  }

  /// What a reader must know of a model of several runs whose bounds are not the same in all.
  func shared(named name: String) -> RunJoin.SharedModel? {
    guard !disputed.isEmpty || runs.contains(where: { $0.levels != runs[0].levels }) else {
      return nil
    }
    return RunJoin.SharedModel(name: name, levels: runs, disputed: disputed.sorted())
  }

  /// The columns of a table; bounds that runs disagree on are in none.
  func columns(named name: String) -> [ForecastTable.Column] {
    [ForecastTable.Column(name: name, values: point)]
      + bounds.filter { !disputed.contains($0.level) }.flatMap { bound in
        [
          ForecastTable.Column(name: "\(name)-lo-\(bound.level)", values: bound.lower),
          ForecastTable.Column(name: "\(name)-hi-\(bound.level)", values: bound.upper),
        ]
      }
  }

  /// Bit by bit, so that empty fields are equal.
  private static func areSame(_ left: [Double], _ right: [Double]) -> Bool {
    left.map(\.bitPattern) == right.map(\.bitPattern)
  }
}

extension ForecastTable.Model {
  /// The same, its rows in another order.
  func reordered(_ rows: [Int]) -> ForecastTable.Model {
    ForecastTable.Model(
      name: name, point: rows.map { point[$0] },
      bounds: bounds.map { bound in
        ForecastTable.Bounds(
          level: bound.level, lower: rows.map { bound.lower[$0] },
          upper: rows.map { bound.upper[$0] })
      })
  }
}
