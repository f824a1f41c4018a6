public import ForecastCore

/// A model that hands another one a series it has changed, or changes what that one forecasts.
///
/// It is called as the other is, and both draw the same numbers.
public protocol WrappingForecaster: Forecaster {
  /// The model behind it.
  associatedtype Base: Forecaster

  /// The model behind it.
  var base: Base { get set }
}

extension WrappingForecaster {
  /// What reports call the model: the base model's name.
  public var name: String {
    get { base.name }
    set { base.name = newValue }
  }

  /// The base model's.
  public var streamName: String { base.streamName }
}
