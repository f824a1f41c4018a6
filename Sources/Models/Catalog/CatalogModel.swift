public import ForecastCore

/// A model the catalog lists: it can be made from a name and options.
public protocol CatalogModel: Forecaster {
  /// The options of the model.
  associatedtype Options: ModelOptions

  /// The name users write, kebab-case.
  static var catalogName: String { get }
  /// One sentence: what it forecasts with.
  static var summary: String { get }

  /// The options it was made with.
  var options: Options { get }

  /// A definition with the given options.
  ///
  /// - Throws: `OptionError` on a value outside its documented range.
  init(options: Options) throws(OptionError)
}
