import Models
import Testing

@Suite struct ModelSpecificationTests {
  @Test func readsNameOptionsAndLabel() throws {
    #expect(try ModelSpecification("ar") == ModelSpecification(model: "ar"))
    let specification = try ModelSpecification("mine=ar:lags=5,trend=linear")
    #expect(specification.model == "ar")
    #expect(specification.label == "mine")
    #expect(
      specification.settings == [
        OptionSetting(key: "lags", value: "5"), OptionSetting(key: "trend", value: "linear"),
      ])
    // Only the first equals sign of a setting divides it.
    #expect(
      try ModelSpecification("x:key=a=b").settings == [OptionSetting(key: "key", value: "a=b")])
  }

  @Test(arguments: ["ar", "ar:lags=5", "mine=ar", "mine=ar:lag-list=1+2+12,trend=none"])
  func whatItWritesReadsBack(_ text: String) throws {
    #expect(try ModelSpecification(text).description == text)
  }

  @Test func displayNamesHaveNoComma() throws {
    #expect(try ModelSpecification("ar").displayName == "ar")
    #expect(try ModelSpecification("mine=ar:lags=5").displayName == "mine")
    #expect(
      try ModelSpecification("ar:lags=5,trend=linear").displayName == "ar lags=5 trend=linear")
  }

  @Test(arguments: [
    ("", "cannot read model '': expected a model's name before the options"),
    (":lags=5", "cannot read model ':lags=5': expected a model's name before the options"),
    ("a=b=ar", "cannot read model 'a=b=ar': expected a model's name before the options"),
    ("=ar", "cannot read model '=ar': expected a model's name before the options"),
    (" =ar", "cannot read model ' =ar': a name may not be empty"),
    ("y=ar", "cannot read model 'y=ar': a name may not be 'y', which is a column of cv.csv"),
    ("ds=ar", "cannot read model 'ds=ar': a name may not be 'ds', which is a column of cv.csv"),
    ("a-lo-80=ar", "cannot read model 'a-lo-80=ar': a name may not contain '-lo-'"),
    ("a\r\nb=ar", "cannot read model 'a\r\nb=ar': a name may not contain a line break"),
    ("ar:", "cannot read model 'ar:': nothing follows the colon"),
    ("ar:lags", "cannot read model 'ar:lags': expected key=value, found 'lags'"),
    ("ar:lags=", "cannot read model 'ar:lags=': expected key=value, found 'lags='"),
    ("ar:=5", "cannot read model 'ar:=5': expected key=value, found '=5'"),
    ("ar:lags=5,,", "cannot read model 'ar:lags=5,,': expected key=value, found ''"),
  ])
  func saysWhichPartItCannotRead(_ text: String, start: String) {
    let error = #expect(throws: OptionError.self) { try ModelSpecification(text) }
    #expect(error?.description == start + "; write name:key=value,key=value")
  }
}
