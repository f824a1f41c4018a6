public import ForecastCore

/// A line of the catalog: everything about a model but its type.
public struct ModelEntry: Sendable {
  /// One option as the catalog shows it.
  public struct OptionDescription: Hashable, Sendable {
    /// The option's key.
    public let key: String
    /// What may be written.
    public let syntax: String
    /// The value it has when it is not set.
    public let defaultValue: String
    /// One sentence.
    public let summary: String
  }

  /// The name users write.
  public let name: String
  /// One sentence: what it forecasts with.
  public let summary: String
  /// Whether one fit serves a whole panel, rather than one a series.
  public let isGlobal: Bool
  /// Whether what it has learned can be written down and used again (`SavedModel`).
  public let canBeSaved: Bool
  /// Which columns beside a series it reads.
  public let columns: ColumnReading
  /// Every option, in order.
  public let options: [OptionDescription]

  private let build: @Sendable ([OptionSetting]) throws(OptionError) -> any Forecaster
  private let encode: @Sendable ([OptionSetting]) throws(OptionError) -> [OptionSetting]

  /// The entry of a model.
  public init<Model: CatalogModel>(_: Model.Type) {
    name = Model.catalogName
    summary = Model.summary
    isGlobal = !(Model.self is any LocalForecaster.Type)
    canBeSaved = Model.self is any SavableModel.Type
    columns =
      Model.self is any HoldsModels.Type
      ? .asItsModels
      : Model.self is any NetworkModel.Type
        ? .all
        : Model.Options.fields.contains { $0.key == KnownColumns.optionKey } ? .known : .nothing
    let defaults = Model.Options().settings
    options = zip(Model.Options.fields, defaults).map { field, setting in
      OptionDescription(
        key: field.key, syntax: field.syntax, defaultValue: setting.value,
        summary: field.summary)
    }
    build = { settings throws(OptionError) in
      try Model(options: Model.Options(settings: settings)).listed
    }
    encode = { settings throws(OptionError) in
      try Model(options: Model.Options(settings: settings)).options.settings
    }
  }

  /// A definition from a user's settings.
  ///
  /// - Throws: `OptionError` naming the offending key or value.
  public func makeForecaster(
    settings: [OptionSetting] = []
  ) throws(OptionError) -> any Forecaster {
    try build(settings)
  }

  /// Every option's value once the user's settings are laid over the defaults.
  ///
  /// - Throws: `OptionError` naming the offending key or value.
  public func allSettings(
    for settings: [OptionSetting]
  ) throws(OptionError) -> [OptionSetting] {
    try encode(settings)
  }
}
