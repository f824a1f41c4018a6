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

  /// The definition the catalog hands out: itself, or where its options allow one, a model of
  /// single series that does the same.
  var listed: any Forecaster { get }

  /// A definition with the given options.
  ///
  /// - Throws: `OptionError` on a value outside its documented range.
  init(options: Options) throws(OptionError)
}

extension CatalogModel {
  /// The model itself.
  public var listed: any Forecaster { self }

  /// The name in the catalog.
  public var streamName: String { Self.catalogName }
}
