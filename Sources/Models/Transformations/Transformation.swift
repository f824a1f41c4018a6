public import ForecastCore

/// What is done to the values before a model sees them, and undone in its forecasts.
///
/// A value that depends on the data (the λ of Box–Cox) is learned inside the fit, from the
/// training part only. Forecasts come back in the unit of the series: where the model's errors
/// are symmetric, the point is then the *median* of the outcomes, not their mean, which under a
/// logarithm lies higher. Bounds keep their coverage.
public enum Transformation: String, OptionChoice {
  /// Nothing.
  case none
  /// The logarithm; every value must be above 0.
  case log
  /// The change from one observation to the next.
  case difference
  /// The change of the logarithm: the continuously compounded return.
  case logReturn = "log-return"
  /// `(y^λ - 1) / λ`, the logarithm at λ = 0; every value must be above 0.
  case boxCox = "box-cox"

  /// A model that sees transformed values and forecasts in the unit of the series.
  ///
  /// A model of single series stays one. Under `difference` and `log-return` forecasts are
  /// summed up, so bounds need the model to know how its errors hang together
  /// (`CumulativeErrors`); models that do not give points only.
  public func applied(to model: any Forecaster) -> any Forecaster {
    guard self != .none else { return model }
    if let local = model as? any LocalForecaster { return wrapped(local) }
    return wrapped(model)
  }

  private func wrapped(_ model: some LocalForecaster) -> any Forecaster {
    LocallyTransformed(model, by: self)
  }

  private func wrapped(_ model: some Forecaster) -> any Forecaster {
    Transformed(model, by: self)
  }

  /// Whether forecasts have to be summed up.
  var isDifference: Bool { self == .difference || self == .logReturn }

  /// How many observations there are more than transformed values.
  var lostObservations: Int { isDifference ? 1 : 0 }
}

extension FitError {
  /// The error in terms of observations, of which the model saw `lost` fewer a series.
  func counting(_ lost: Int, of training: PanelSlice) -> FitError {
    guard case .seriesTooShort(let id, let needed, let found) = self else { return self }
    let observations = training.first { $0.id == id }?.count
    return .seriesTooShort(
      series: id, needed: needed + lost, found: observations ?? found + lost)
  }
}
