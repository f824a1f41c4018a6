import ForecastCore
import Models
import Testing

@Suite struct ModelCatalogTests {
  @Test func unknownModelsNameTheNearest() {
    let error = #expect(throws: OptionError.self) { try ModelCatalog.entry(named: "niave") }
    #expect(error?.description == "unknown model 'niave', did you mean 'naive'?")
    let far = #expect(throws: OptionError.self) { try ModelCatalog.entry(named: "zzzzzz") }
    #expect(far?.description.hasPrefix("unknown model 'zzzzzz'; known: mean, naive, ") == true)
  }

  @Test func specificationsBecomeNamedModels() throws {
    let model = try ModelCatalog.forecaster(ModelSpecification("ar:lags=5,trend=linear"))
    #expect(model.name == "ar lags=5 trend=linear")
    #expect((model as? Autoregression)?.options.lags == .fixed(5))
    #expect((model as? Autoregression)?.options.trend == .linear)
  }

  @Test func onlyTheVectorAutoregressionNeedsThePanel() throws {
    #expect(try ModelCatalog.entry(named: "var").isGlobal)
    #expect(try !ModelCatalog.entry(named: "ar").isGlobal)
  }

  @Test(arguments: [
    ("ar:lags=2,lag-list=1+2", "options 'lags' and 'lag-list' both choose the lags; keep one"),
    ("ar:lag-list=1+2+1", "option 'lag-list': a lag is given twice; keep one"),
    (
      "ar:method=burg,trend=linear",
      "method=burg removes a mean at most; use method=least-squares for a trend"
    ),
    (
      "ar:method=yule-walker,seasonal-lags=1",
      "method=yule-walker takes lags 1 to p; use method=least-squares for chosen lags"
    ),
    (
      "direct-ar:lags=0,trend=none",
      "a model without lags needs a trend; set trend=constant or lags=1"
    ),
    ("var:lags=0,trend=none", "a model without lags needs a trend; set trend=constant or lags=1"),
  ])
  func optionsThatContradictEachOtherAreRefused(_ text: String, message: String) throws {
    let specification = try ModelSpecification(text)
    let error = #expect(throws: OptionError.self) {
      try ModelCatalog.forecaster(specification)
    }
    #expect(error?.description == message)
  }
}
