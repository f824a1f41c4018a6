/// The losses of every model at one horizon, target by target: what tests are made of.
struct HorizonLosses: Sendable {
  /// Targets that belong together: of one origin, or of one series.
  struct Group: Sendable {
    /// The losses added up, `[model]`.
    var sums: [Double]
    /// How many targets there are.
    var count: Int

    /// The mean loss, `[model]`.
    var means: [Double] { sums.map { $0 / Double(count) } }

    mutating func add(_ losses: [Double]) {
      for model in sums.indices { sums[model] += losses[model] }
      count += 1
    }
  }

  /// From how many series on a panel is tested by series: fewer leave a t distribution of too
  /// few degrees of freedom to find anything.
  static let fewestClusters = 10

  /// The targets of each origin, oldest first.
  let byOrigin: [Group]
  /// The targets of each series that has any.
  let bySeries: [Group]
  /// How far the errors of one origin reach into the next.
  let overlap: OriginOverlap

  /// The origins a forecast error reaches over: those further apart do not overlap.
  var reach: Int { overlap.reach }

  /// Whether series are the independent units of tests, rather than origins.
  var isClusteredBySeries: Bool { bySeries.count >= Self.fewestClusters }

  /// The mean loss over all targets, `[model]`.
  let means: [Double]

  /// The model of the lowest mean loss, the first on a tie; nil without targets.
  var best: Int? { means.indices.min { means[$0] < means[$1] } }

  /// Groups the losses of a step, counted from 0.
  ///
  /// - Throws: `SignificanceError.undefinedLoss`.
  init(
    _ data: ScoringData, step: Int, loss: SignificanceTable.Loss
  ) throws(SignificanceError) {
    let models = data.models.indices
    try self.init(data, step: step, count: models.count) { (fold) throws(MetricError) in
      var losses: [Double] = []
      for model in models { losses.append(try fold.point(model: model, step: step).loss(loss)) }
      return losses
    }
  }

  /// Groups `count` losses of every target at a step.
  ///
  /// - Throws: `SignificanceError.undefinedLoss`.
  init(
    _ data: ScoringData, step: Int, count: Int,
    losses of: (ScoringFold) throws(MetricError) -> [Double]
  ) throws(SignificanceError) {
    let empty = Group(sums: Array(repeating: 0, count: count), count: 0)
    var origins: [Int: Group] = [:]
    var clusters: [Group] = []
    var total = empty
    for one in data.series {
      var cluster = empty
      for fold in one.folds where step < fold.actuals.count && !fold.actuals[step].isNaN {
        let losses: [Double]
        do { losses = try of(fold) } catch { throw .undefinedLoss(error) }
        cluster.add(losses)
        total.add(losses)
        origins[fold.origin, default: empty].add(losses)
      }
      if cluster.count > 0 { clusters.append(cluster) }
    }
    byOrigin = origins.keys.sorted().compactMap { origins[$0] }
    bySeries = clusters
    means = total.count > 0 ? total.means : []
    overlap = OriginOverlap(
      origins: byOrigin.count, reach: data.reach(at: step), step: data.step,
      distance: step + data.gap)
  }

  /// The losses of every horizon.
  static func all(
    _ data: ScoringData, loss: SignificanceTable.Loss
  ) -> [Result<HorizonLosses, SignificanceError>] {
    (0..<data.horizon).map { step in
      Result { () throws(SignificanceError) in
        try HorizonLosses(data, step: step, loss: loss)
      }
    }
  }
}
