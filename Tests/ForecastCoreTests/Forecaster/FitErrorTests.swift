import ForecastCore
import Testing

@Suite struct FitErrorTests {
  private func slice(_ values: [Double]) throws -> SeriesSlice {
    let series = try TimeSeries(
      id: "gold", frequency: .daily,
      timestamps: values.indices.map { Timestamp(rawValue: $0 * 86_400) }, values: values)
    return try Panel([series])[series: 0]
  }

  @Test func completeValuesAreTheObservations() throws {
    #expect(try slice([1, 2, 3, 4]).narrowed(to: 1..<3).completeValues(minimumCount: 2) == [2, 3])
  }

  @Test func completeValuesRefuseAShortSlice() throws {
    let error = #expect(throws: FitError.self) {
      try slice([1, 2, 3, 4]).narrowed(to: 0..<2).completeValues(minimumCount: 3)
    }
    #expect(
      error?.description == """
        series 'gold': expected at least 3 observations, found 2. Use a longer history or a \
        model with fewer parameters.
        """)
  }

  @Test func aMissingValueIsNamedByItsPlaceInTheSeries() throws {
    let error = #expect(throws: FitError.self) {
      try slice([1, 2, 3, .nan, .nan]).narrowed(to: 1..<5).completeValues(minimumCount: 1)
    }
    #expect(
      error?.description == """
        series 'gold': expected a value at 1970-01-04 (observation 4), found none. Fill it with \
        --missing interpolate or forward-fill, or use a model that takes gaps, such as arima.
        """)
  }

  @Test func everyErrorSaysWhereAndWhat() {
    let errors: [(FitError, String)] = [
      (
        .valueOutsideDomain(series: "a", position: 4, value: -1.5, expected: "a positive number"),
        """
        series 'a', observation 5: expected a positive number, found -1.5. Use another model or \
        transformation.
        """
      ),
      (
        .singularRegressors(series: "a", rank: 1, columns: 3),
        """
        series 'a': expected 3 independent regressors, found 1. The series is constant or \
        repeats itself; use fewer lags or a baseline.
        """
      ),
      (
        .diverged(series: "a", detail: "the loss is nan"),
        "series 'a': the fit broke down: the loss is nan."
      ),
      (
        .diverged(series: nil, detail: "the loss is nan"),
        "all series together: the fit broke down: the loss is nan."
      ),
      (
        .notAligned(series: "a", other: "b"),
        """
        series 'a' and 'b': expected the same times, found different ones. Cut the series to \
        their common span.
        """
      ),
      (.unsuitable(series: "a", reason: "it has no season"), "series 'a': it has no season."),
    ]
    for (error, text) in errors { #expect(error.description == text) }
  }
}
