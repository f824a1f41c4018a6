public import ForecastCore

extension ThetaFit: DescribesFit {
  /// The variant, α, θ, the initial level and the trend line.
  ///
  /// The first three errors do not count, so the initial level is seen through `(1 - α)³` of
  /// itself; where that is next to nothing, any level does and none is told.
  public func describe(_ training: SeriesSlice) -> [FitDescription] {
    var description = FitDescription(form: "Theta, \(variant.rawValue)")
    var numbers = [("alpha", alpha), ("theta", theta)]
    let share = (1 - alpha) * (1 - alpha) * (1 - alpha)
    if share > 0.05 {
      numbers.append(("level", initialLevel))
    } else {
      description.remarks.append(
        "the initial level is left out: with alpha this large the errors that count do not tell it")
    }
    if variant.optimisesTheta, theta > 1e5 {
      description.remarks.append("theta is at its upper end: the trend line counts in full")
    }
    if !variant.isDynamic {
      numbers += [("intercept", line.intercept), ("slope", line.slope)]
    }
    description.coefficients = numbers.map { .init(name: $0.0, value: $0.1) }
    description.note(variance, as: \.variance)
    description.note(aicc, as: \.aicc)
    description.observations = errorCount
    description.preparation = adjustment.preparation
    return [description]
  }
}

extension FourThetaFit: DescribesFit {
  /// The kind of line and error, α and θ.
  public func describe(_ training: SeriesSlice) -> [FitDescription] {
    var description = FitDescription(
      form: "4Theta, \(isExponential ? "exponential" : "linear") trend, "
        + "\(isMultiplicative ? "products" : "sums")")
    description.coefficients = [
      .init(name: "alpha", value: alpha), .init(name: "theta", value: theta),
    ]
    description.preparation = adjustment.preparation
    return [description]
  }
}

extension SeasonalAdjustment {
  /// What was taken out, in words; nothing where there was no season.
  var preparation: [String] {
    guard indices.count > 1 else { return [] }
    return [
      "season of \(indices.count) taken out as \(isMultiplicative ? "factors" : "differences")"
    ]
  }
}
