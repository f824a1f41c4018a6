public import ForecastCore

extension Conformalised.Fitted: DescribesFit {
  /// What the base model found, and the past errors its bounds come from.
  public func describe(_ training: SeriesSlice) -> [FitDescription] {
    describe(training, levels: [])
  }

  /// The same with the rank and width of bounds of each level; of 80 and 95 % where none is given.
  public func describe(
    _ training: SeriesSlice, levels: [ConfidenceLevel]
  ) -> [FitDescription] {
    let found = descriptions(of: base, training)
    guard let scores = scores[training.id] else { return found }
    return found + [
      scores.description(
        of: calibration, levels: levels.isEmpty ? [.eighty, .ninetyFive] : levels.sorted())
    ]
  }
}

extension ConformalScores {
  /// The number of errors at each step, and which of them bounds each level.
  func description(
    of calibration: ConformalCalibration, levels: [ConfidenceLevel]
  ) -> FitDescription {
    var description = FitDescription(
      form: "bounds from past errors, \(calibration.method.rawValue) conformal")
    description.formula = "point ± the error at that rank, counted from the smallest"
    let steps = errors.indices
    description.steps = [
      .init(name: "errors", values: errors.map { Double($0.count) }),
      .init(
        name: "mean error",
        values: errors.map { $0.isEmpty ? nil : $0.reduce(0, +) / Double($0.count) }),
    ]
    for level in levels {
      let place = { (step: Int) in
        rank(step: step, level: level, method: calibration.method, rate: calibration.rate)
      }
      let width = { (step: Int) in
        reach(step: step, level: level, method: calibration.method, rate: calibration.rate)
      }
      description.steps += [
        .init(name: "rank at \(level) %", values: steps.map { place($0).map(Double.init) }),
        .init(name: "± at \(level) %", values: steps.map { width($0) }),
      ]
    }
    for level in levels where steps.contains(where: { errors[$0].count < Self.needed(for: level) })
    {
      description.remarks.append(
        "bounds at \(level) % need \(Self.needed(for: level)) past errors of a step")
    }
    return description
  }
}
