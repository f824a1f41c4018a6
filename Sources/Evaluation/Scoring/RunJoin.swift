public import ForecastCore

/// Joins the forecasts of several runs into one table, if they forecast the same folds.
public struct RunJoin: Sendable {
  /// One run.
  public struct Run: Sendable {
    /// What the run is called.
    public let name: String
    /// Its forecasts, cutoffs and actuals.
    public let table: ForecastTable
    /// The spacing of its series, for texts.
    public let frequency: Frequency
    /// The SHA-256 of the data it was made on, in hexadecimal; empty where it is not known.
    public let dataDigest: String

    /// A run.
    public init(
      name: String, table: ForecastTable, frequency: Frequency, dataDigest: String = ""
    ) {
      self.dataDigest = dataDigest
      self.name = name
      self.table = table
      self.frequency = frequency
    }
  }

  /// Models that runs share whose bounds they do not, or not all.
  public struct SharedModel: Hashable, Sendable {
    /// The model, one in the table.
    public let name: String
    /// The runs that have it, each with the levels of its bounds, narrowest first.
    public let levels: [RunLevels]
    /// Levels at which the runs have different bounds; the table has none there.
    public let disputed: [ConfidenceLevel]
  }

  /// A run and the levels of its bounds.
  public struct RunLevels: Hashable, Sendable {
    /// The run.
    public let run: String
    /// Narrowest first.
    public let levels: [ConfidenceLevel]

    /// A run and the levels of its bounds.
    public init(run: String, levels: [ConfidenceLevel]) {
      self.run = run
      self.levels = levels
    }
  }

  /// All models of all runs.
  public let table: ForecastTable
  /// Models of several runs that stand once though their bounds differ.
  public let sharedModels: [SharedModel]

  /// Joins runs.
  ///
  /// A model that several runs have under one name with the same points at every fold is one model,
  /// whatever their bounds: it has those of all runs, level by level, and none where they disagree.
  /// With other points it is called `name@run`; with other bounds at `level` too, as those are what
  /// is compared then.
  ///
  /// - Parameters:
  ///   - runs: at least one.
  ///   - level: the level whose bounds are compared; nil where points are.
  /// - Throws: `RunJoinError` showing the first fold or actual that differs.
  public init(_ runs: [Run], comparingBoundsAt level: ConfidenceLevel? = nil) throws {
    precondition(!runs.isEmpty, "at least one run is needed")
    let first = runs[0]
    let ranks = Self.ranks(of: first.table)
    let keys = Self.sortedKeys(of: first.table, ranks)
    var models: [JoinedModel] = []
    for run in runs {
      try Self.compareData(first, run)
      let own = Self.sortedKeys(of: run.table, ranks)
      try Self.compare(first, keys, run, own)
      for model in run.table.models {
        let ordered = JoinedModel(model.reordered(own.map(\.row)), of: run.name)
        if let place = models.firstIndex(where: { $0.isSame(as: ordered, boundsAt: level) }) {
          models[place].add(ordered)
        } else {
          models.append(ordered)
        }
      }
    }
    let names = models.map { model in
      let isAlone = models.count { $0.name == model.name } == 1
      return isAlone ? model.name : "\(model.name)@\(model.runs[0].run)"
    }
    sharedModels = zip(models, names).compactMap { $0.shared(named: $1) }
    let order = keys.map(\.row)
    var columns = zip(models, names).flatMap { $0.columns(named: $1) }
    if let actuals = first.table.actuals {
      columns.append(ForecastTable.Column(name: "y", values: order.map { actuals[$0] }))
    }
    table = try ForecastTable(
      seriesIDs: order.map { first.table.seriesIDs[$0] },
      times: order.map { first.table.times[$0] },
      cutoffs: first.table.cutoffs.map { cutoffs in order.map { cutoffs[$0] } }, columns: columns,
      models: names)
  }

  /// What a row forecasts, and where it stands.
  private struct Key {
    let series: String
    let cutoff: Timestamp?
    let time: Timestamp
    let row: Int

    var fold: FoldKey { FoldKey(series: series, cutoff: cutoff, time: time) }
  }

  private struct FoldKey: Hashable {
    let series: String
    let cutoff: Timestamp?
    let time: Timestamp
  }

  /// The place of every series: the order in which the first run has them.
  private static func ranks(of table: ForecastTable) -> [String: Int] {
    var ranks: [String: Int] = [:]
    for id in table.seriesIDs where ranks[id] == nil { ranks[id] = ranks.count }
    return ranks
  }

  /// Rows by series, cutoff and time.
  private static func sortedKeys(of table: ForecastTable, _ ranks: [String: Int]) -> [Key] {
    let keys = table.times.indices.map { row in
      Key(
        series: table.seriesIDs[row], cutoff: table.cutoffs?[row], time: table.times[row],
        row: row)
    }
    return keys.sorted {
      (ranks[$0.series] ?? .max, $0.cutoff?.rawValue ?? 0, $0.time.rawValue)
        < (ranks[$1.series] ?? .max, $1.cutoff?.rawValue ?? 0, $1.time.rawValue)
    }
  }

  private static func compareData(_ first: Run, _ second: Run) throws(RunJoinError) {
    let digests = [first.dataDigest, second.dataDigest]
    guard !digests.contains(""), digests[0] != digests[1] else { return }
    throw .differentData(
      first: first.name, second: second.name, firstDigest: digests[0], secondDigest: digests[1])
  }

  private static func compare(
    _ first: Run, _ keys: [Key], _ second: Run, _ others: [Key]
  ) throws(RunJoinError) {
    let known = Set(keys.map(\.fold))
    let found = Set(others.map(\.fold))
    if known != found {
      let missing = keys.filter { !found.contains($0.fold) }
      let added = others.filter { !known.contains($0.fold) }
      let example = (missing + added)[0]
      throw .differentFolds(
        first: first.name, second: second.name, onlyFirst: missing.count,
        onlySecond: added.count, series: example.series,
        cutoff: example.cutoff.map { first.frequency.text(of: $0) } ?? "",
        time: first.frequency.text(of: example.time))
    }
    guard let actuals = first.table.actuals, let otherActuals = second.table.actuals else {
      throw .noActuals(run: first.table.actuals == nil ? first.name : second.name)
    }
    for (key, other) in zip(keys, others) {
      let (expected, value) = (actuals[key.row], otherActuals[other.row])
      guard expected == value || expected.isNaN && value.isNaN else {
        throw .differentActuals(
          first: first.name, second: second.name, series: key.series,
          time: first.frequency.text(of: key.time), firstValue: expected, secondValue: value)
      }
    }
  }
}
