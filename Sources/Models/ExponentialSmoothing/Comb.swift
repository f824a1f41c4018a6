public import ForecastCore
internal import NumericalMethods

/// The mean of simple smoothing, Holt and damped Holt on the seasonally adjusted series.
///
/// The season is tested and taken out as for `naive2`. The three errors go together, so the
/// deviation of the mean is taken as the mean of the deviations: bounds are on the safe side.
///
/// - Source: Makridakis & Hibon (2000), Int. J. Forecasting 16(4), method "Comb S-H-D"; Makridakis
///   et al. (2020), benchmark "Comb" of the M4 competition.
public struct Comb: LocalForecaster, CatalogModel {
  /// The name users write.
  public static let catalogName = "comb"
  /// One sentence.
  public static let summary = "Mean of simple, Holt and damped smoothing, seasonally adjusted."

  /// What reports call the model.
  public var name = catalogName
  /// What was chosen.
  public let options: SeasonLengthOptions

  /// The combination with the given options.
  ///
  /// - Throws: `OptionError`.
  public init(options: SeasonLengthOptions = SeasonLengthOptions()) throws(OptionError) {
    self.options = try options.checked()
  }

  /// The three fits and the season taken out before them.
  public struct Local: FittedLocalForecaster {
    let members: [ETSEstimate]
    let adjustment: SeasonalAdjustment

    /// The mean of the three forecasts, with the season put back.
    ///
    /// - Throws: `FitError.missingValue`.
    public func forecast(
      after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
    ) throws -> Forecast {
      let adjusted = adjustment.removed(from: try history.completeValues(minimumCount: 1))
      let share = 1 / Double(members.count)
      var means = [Double](repeating: 0, count: steps)
      var deviations = means
      for member in members {
        var state = member.parameters.initial
        for value in adjusted { state.update(value, member.form, member.parameters) }
        let moments = ETSMoments(estimate: member, state: state, steps: steps)
        for step in 0..<steps {
          means[step] += share * moments.means[step]
          deviations[step] += share * (moments.variances?[step] ?? 0).squareRoot()
        }
      }
      return try Forecast(
        after: history,
        means: means.enumerated().map { adjustment.restored(to: $1, at: history.count + $0) },
        standardDeviations: deviations.enumerated().map {
          $1 * adjustment.scale(at: history.count + $0)
        }, levels: levels)
    }
  }

  static let forms = [ETSForm.Trend.none, .additive, .damped].map {
    ETSForm(.additive, $0, .none)
  }

  /// Takes out a season that passes the test and fits the three models by likelihood.
  ///
  /// Trends a short series does not allow (fewer than 6 or 7 observations) are left out.
  ///
  /// - Throws: `FitError.missingValue`, `.seriesTooShort` below 2 observations.
  public func fit(_ training: SeriesSlice, context: FitContext) throws(FitError) -> Local {
    try fit(training, from: ETSOptima())
  }

  /// Fits the three models, each from its optimum for an overlapping window where there is one.
  func fit(
    _ training: SeriesSlice, from optima: ETSOptima
  ) throws(FitError) -> Local {
    let values = try training.completeValues(minimumCount: 2)
    let m = options.seasonLength.fixedValue ?? training.seasonLength
    let adjustment = SeasonalAdjustment.tested(values, m: m)
    let adjusted = adjustment.removed(from: values)
    var members: [ETSEstimate] = []
    for form in Self.forms {
      let search = ETSSearch(pattern: ETSPattern(form), seasonLength: .fixed(1))
      if let estimate = search.estimate(form, adjusted, previous: optima[form]) {
        members.append(estimate)
      }
    }
    return Local(members: members, adjustment: adjustment)
  }
}
