internal import ForecastCore

/// Refuses what `model.json` may say but no fit can have said: numbers that would trap or ask for
/// endless memory, parts that contradict each other.
struct ManifestChecks {
  let content: SavedModel.Content
  /// `model.json`, for errors.
  let path: String

  private static let sizes = 1...100_000

  /// Every check.
  ///
  /// - Parameter model: what the options describe.
  /// - Throws: `SavedModelError.badValue` naming the first value that is wrong.
  func run(against model: WindowModel) throws(SavedModelError) {
    try checkHead()
    let owners = content.groups.map(\.series)
    if model.window.scope == .local {
      let named = owners.compactMap(\.self)
      try require(
        !named.isEmpty && named.count == owners.count && Set(named).count == named.count, "groups",
        "one for each series", "\(owners.count)")
    } else {
      try require(owners == [nil], "groups", "one for all series", "\(owners.count)")
    }
    for (index, group) in content.groups.enumerated() {
      try check(group.plan, "groups.\(index).plan", against: model)
      let tellsDirections = model.band != nil
      try require(
        group.directions.map { tellsDirections && $0.fits(horizon: group.plan.horizon) }
          ?? !tellsDirections, "groups.\(index).directions",
        tellsDirections ? "numbers for \(group.plan.horizon) steps" : "none",
        group.directions == nil ? "none" : "others")
      try check(
        group.networks, "groups.\(index).networks", most: model.training.seeds)
    }
  }

  private func checkHead() throws(SavedModelError) {
    try require(content.format >= 1, "format", "1 or more", content.format)
    try require(size: content.origin.horizon, "origin.horizon")
    try require(size: content.seasonLength, "seasonLength")
    try require(
      content.spans.count == content.series.count
        && content.spans.allSatisfy { $0.first <= $0.last }, "spans",
      "one for each of \(content.series.count) series", content.spans.count)
  }

  private func check(
    _ networks: [SavedModel.Content.Network], _ key: String, most: Int
  ) throws(SavedModelError) {
    // Fewer where training was interrupted.
    let expected = 1...most
    try require(
      expected.contains(networks.count), key, "1 to \(expected.upperBound)", networks.count)
    for (place, network) in networks.enumerated() {
      let record = network.training
      try require(
        record.keptEpoch.map(record.epochs.indices.contains) ?? true,
        "\(key).\(place).training.keptEpoch", "below \(record.epochs.count)",
        record.keptEpoch ?? 0)
    }
  }

  private func check(
    _ plan: WindowPlan, _ key: String, against model: WindowModel
  ) throws(SavedModelError) {
    let horizon = content.origin.horizon
    try require(plan.horizon == horizon, "\(key).horizon", "\(horizon)", plan.horizon)
    try require(size: plan.inputSize, "\(key).inputSize")
    try require(size: plan.segment, "\(key).segment")
    try require(
      plan.segment == (model.readsWindowAtOnce ? plan.inputSize : 1)
        || model.segment != nil && plan.inputSize % plan.segment == 0,
      "\(key).segment", "a divisor of the input size", plan.segment)
    try require(
      plan.writesSegments == (model.segment != nil), "\(key).writesSegments",
      "\(model.segment != nil)", plan.writesSegments)
    for covariate in plan.covariates {
      try require(
        covariate.mean.isFinite && covariate.deviation > 0, "\(key).covariates",
        "deviations above 0", covariate.deviation)
    }
    if plan.skipLag != 0 { try require(size: plan.skipLag, "\(key).skipLag") }
    try require(plan.calendar.count <= 16, "\(key).calendar", "16 at most", plan.calendar.count)
    try require(plan.scaling != .automatic, "\(key).scaling", "a settled one", "auto")
    try require(
      plan.strategy == model.strategy, "\(key).strategy", model.strategy.rawValue,
      plan.strategy.rawValue)
    try require(
      plan.band == model.band, "\(key).band", model.band.map { "\($0)" } ?? "none",
      plan.band.map { "\($0)" } ?? "none")
    try require(
      plan.output == model.window.output, "\(key).output", model.window.output.rawValue,
      plan.output.rawValue)
  }

  /// Every check of a model that smooths series.
  ///
  /// - Parameter model: what the options describe.
  /// - Returns: the plan and networks.
  /// - Throws: `SavedModelError.badValue` naming the first value that is wrong.
  func run(
    against model: SmoothedRNN
  ) throws(SavedModelError) -> SavedModel.Content.SmoothedGroup {
    try checkHead()
    guard let group = content.smoothed else {
      throw .badValue(path: path, key: "smoothed", expected: "a plan", found: "none")
    }
    let plan = group.plan
    let horizon = content.origin.horizon
    try require(plan.horizon == horizon, "smoothed.plan.horizon", "\(horizon)", plan.horizon)
    try require(size: plan.inputSize, "smoothed.plan.inputSize")
    try require(size: plan.walk, "smoothed.plan.walk")
    try require(
      plan.seasonLengths.count <= 16, "smoothed.plan.seasonLengths", "16 at most",
      plan.seasonLengths.count)
    for length in plan.seasonLengths { try require(size: length, "smoothed.plan.seasonLengths") }
    try require(
      plan.output == model.options.output, "smoothed.plan.output", model.options.output.rawValue,
      plan.output.rawValue)
    try require(
      plan.series.map(\.id) == content.series, "smoothed.plan.series", "those of 'series'",
      "others")
    for known in plan.series {
      try require(
        known.scale > 0 && known.scale.isFinite, "smoothed.plan.series", "scales above 0",
        known.scale)
    }
    try check(group.networks, "smoothed.networks", most: model.options.training.seeds)
    return group
  }

  func require(size: Int, _ key: String) throws(SavedModelError) {
    try require(Self.sizes.contains(size), key, "1 to \(Self.sizes.upperBound)", size)
  }

  func require(
    _ isRight: Bool, _ key: String, _ expected: String, _ found: some CustomStringConvertible
  ) throws(SavedModelError) {
    guard isRight else {
      throw .badValue(path: path, key: key, expected: expected, found: "\(found)")
    }
  }
}
