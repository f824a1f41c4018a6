public import ForecastCore

extension Naive.Local: DescribesFit {
  /// The last value and the spread of changes.
  public func describe(_ training: SeriesSlice) -> [FitDescription] {
    var description = FitDescription(form: "the last value, repeated")
    description.formula = "y[n+k] = last, variance σ² k"
    let values = training.values.filter { !$0.isNaN }
    if let last = values.last { description.coefficients = [.init(name: "last", value: last)] }
    if let innovationDeviation {
      description.note(innovationDeviation * innovationDeviation, as: \.variance)
    }
    description.observations = values.count
    return [description]
  }
}

extension SeasonalNaive.Local: DescribesFit {
  /// The spread of changes from season to season.
  public func describe(_ training: SeriesSlice) -> [FitDescription] {
    var description = FitDescription(form: "the last season of \(seasonLength), repeated")
    description.formula =
      "y[n+k] = the last value of its season, variance σ² times the seasons ahead"
    description.note(innovationDeviation * innovationDeviation, as: \.variance)
    description.observations = training.count
    return [description]
  }
}

extension Drift.Local: DescribesFit {
  /// The last value and the mean change.
  public func describe(_ training: SeriesSlice) -> [FitDescription] {
    var description = FitDescription(form: "the last value and the mean change")
    description.formula = "y[n+k] = last + k slope, variance σ² k (1 + k / (n - 1))"
    if let last = training.values.last {
      description.coefficients = [.init(name: "last", value: last)]
    }
    description.coefficients.append(
      .init(
        name: "slope", value: slope,
        standardError: innovationDeviation / Double(changes).squareRoot()))
    description.note(innovationDeviation * innovationDeviation, as: \.variance)
    description.observations = changes + 1
    return [description]
  }
}

extension Mean.Local: DescribesFit {
  /// The mean and the spread around it.
  public func describe(_ training: SeriesSlice) -> [FitDescription] {
    var description = FitDescription(form: "the mean of all values")
    description.formula = "y[n+k] = mean, variance σ² (1 + 1/n)"
    description.coefficients = [
      .init(
        name: "mean", value: mean,
        standardError: standardDeviation / Double(observations).squareRoot())
    ]
    description.note(standardDeviation * standardDeviation, as: \.variance)
    description.observations = observations
    return [description]
  }
}

extension WindowAverage.Local: DescribesFit {
  /// The mean of the window and the errors such means have had at each step.
  public func describe(_ training: SeriesSlice) -> [FitDescription] {
    var description = FitDescription(form: "the mean of the last \(window) values")
    description.formula = "y[n+k] = mean, variance as measured at each step"
    if let values = try? training.lastValues(window) {
      let mean = values.reduce(0) { $0 + ($1 - values[0]) } / Double(window) + values[0]
      description.coefficients = [.init(name: "mean", value: mean)]
    }
    description.steps = [.init(name: "root mean squared error", values: deviations)]
    description.observations = training.count
    return [description]
  }
}

extension Naive2.Local: DescribesFit {
  /// The seasonal indices, where a season was found.
  public func describe(_ training: SeriesSlice) -> [FitDescription] {
    let m = indices.count
    var description = FitDescription(
      form: m > 1
        ? "the last value, its season of \(m) taken out and put back"
        : "the last value, repeated: no season was found")
    description.formula = "y[n+k] = last / season[n] · season[n+k]"
    if let last = training.values.last {
      description.coefficients = [.init(name: "last", value: last)]
    }
    if m > 1 {
      description.coefficients += indices.enumerated().map {
        .init(name: "season\($0 + 1)", value: $1)
      }
    }
    description.note(innovationDeviation * innovationDeviation, as: \.variance)
    description.observations = training.count
    return [description]
  }
}
