import ForecastCore
import ForecastTestSupport
import NumericalMethods
import Testing

@testable import Models

/// Series whose level is huge beside their spread.
@Suite struct LargeLevelTests {
  /// An autoregression around 5 with multiples of 2⁻¹⁶ for values: adding 10¹⁰ rounds nothing.
  private static let values: [Double] = {
    var random = SeededRandom(seed: 11)
    var state = 0.0
    return (0..<120).map { _ in
      state = 0.6 * state + random.normal()
      return ((5 + state) * 0x1p16).rounded() * 0x1p-16
    }
  }()
  private static let shift = 1e10

  private static let forms = ["ANN", "AAN", "AAdN", "ANA", "AAA", "AAdA"].map {
    "ets:model=\($0)"
  }

  @Test(
    arguments: [
      "arima:d=0", "arima:d=0,p=2,q=0,trend=drift", "arima", "arima:trend=drift",
      "arima:p=0,d=0,q=1,seasonal-p=1", "auto-arima", "auto-arima:approximation=true", "ses",
      "holt", "holt-winters",
    ] + forms)
  func aShiftMovesForecastsAndKeepsWidths(_ text: String) throws {
    let near = try Self.forecast(text, shift: 0)
    let far = try Self.forecast(text, shift: Self.shift)
    for step in near.point.indices {
      let width = Self.width(near, step)
      expectClose(far.point[step] - Self.shift, near.point[step], absolute: 1e-5 * width)
      expectClose(Self.width(far, step), width, relative: 1e-5)
    }
  }

  /// With errors in proportion to a level that hardly moves, as with additive ones.
  @Test(arguments: ["ets:model=MNN", "ets:model=MNM", "holt-winters:season=multiplicative"])
  func widthsOfMultipliedErrorsAreThoseOfTheData(_ text: String) throws {
    let additive = try Self.forecast("ets:model=ANN", shift: 0)
    let forecast = try Self.forecast(text, shift: Self.shift)
    for step in forecast.point.indices {
      #expect(abs(forecast.point[step] - Self.shift) < 20, "\(forecast.point[step])")
      let ratio = Self.width(forecast, step) / Self.width(additive, step)
      #expect(ratio > 0.6 && ratio < 1.6, "\(ratio)")
    }
  }

  private static func forecast(_ text: String, shift: Double) throws -> Forecast {
    let model = try #require(
      try ModelCatalog.forecaster(ModelSpecification(text)) as? any LocalForecaster)
    return try forecast(model, Sample.slice(values.map { $0 + shift }, seasonLength: 12))
  }

  private static func forecast(
    _ model: some LocalForecaster, _ slice: SeriesSlice
  ) throws -> Forecast {
    try model.fit(slice, context: FitContext(horizon: 3))
      .forecast(after: slice, steps: 3, levels: [.ninetyFive])
  }

  private static func width(_ forecast: Forecast, _ step: Int) -> Double {
    forecast.intervals[0].upper[step] - forecast.intervals[0].lower[step]
  }
}
