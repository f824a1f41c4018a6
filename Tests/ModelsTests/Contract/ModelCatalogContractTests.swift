import ForecastCore
import Models
import Testing

/// What every entry of the catalog promises of its names and options.
@Suite struct ModelCatalogContractTests {
  @Test func namesAreUnique() {
    let names = ModelCatalog.entries.map(\.name)
    #expect(Set(names).count == names.count)
  }

  @Test(arguments: ModelUnderContract.all)
  func namesAndKeysAreKebabCase(_ model: ModelUnderContract) {
    for name in [model.entry.name] + model.entry.options.map(\.key) {
      #expect(name.wholeMatch(of: /[a-z][a-z0-9]*(-[a-z0-9]+)*/) != nil, "\(name)")
    }
  }

  @Test(arguments: ModelUnderContract.all)
  func everyOptionIsDescribed(_ model: ModelUnderContract) {
    #expect(model.entry.summary.hasSuffix("."))
    for option in model.entry.options {
      #expect(option.summary.hasSuffix("."), "\(option.key)")
      #expect(!option.syntax.isEmpty)
    }
    let keys = model.entry.options.map(\.key)
    #expect(Set(keys).count == keys.count)
  }

  @Test(arguments: ModelUnderContract.all)
  func defaultsSurviveATripThroughText(_ model: ModelUnderContract) throws {
    let defaults = try model.entry.allSettings(for: [])
    #expect(defaults.map(\.value) == model.entry.options.map(\.defaultValue))
    let again = try model.entry.allSettings(for: defaults)
    #expect(again == defaults)
    let specification = ModelSpecification(model: model.entry.name, settings: defaults)
    let read = try ModelSpecification(specification.description)
    #expect(read == specification)
  }

  @Test(arguments: ModelUnderContract.all)
  func aBadOptionNamesItself(_ model: ModelUnderContract) {
    #expect(
      throws: OptionError.unknownKey("no-such-key", known: model.entry.options.map(\.key))
    ) {
      try model.entry.makeForecaster(settings: [OptionSetting(key: "no-such-key", value: "1")])
    }
    for option in model.entry.options where !option.syntax.contains("text") {
      #expect(
        throws: OptionError.badValue(key: option.key, expected: option.syntax, found: "¿?")
      ) {
        try model.entry.makeForecaster(settings: [OptionSetting(key: option.key, value: "¿?")])
      }
    }
  }

  @Test(arguments: ModelUnderContract.all)
  func aModelTakesTheNameItIsGiven(_ model: ModelUnderContract) throws {
    let entry = model.entry
    #expect(try entry.makeForecaster().name == entry.name)
    let labelled = ModelSpecification(model: entry.name, label: "mine")
    #expect(try ModelCatalog.forecaster(labelled).name == "mine")
  }
}
