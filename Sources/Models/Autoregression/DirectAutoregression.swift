public import ForecastCore

/// A regression of each step ahead on the past: one model a step, no forecast fed back.
///
///     y[t+k] = c_k + d_k·(t+k) + Σ φ_{k,l} y[t+1-l] + ε_k[t],   k = 1 … horizon
///
/// Bounds of step k are normal with the residual variance of its own regression. The number of
/// steps is the fit's horizon; a longer forecast is refused. Refits over moving windows update
/// one triangular factor a step, as `Autoregression` does.
///
/// - Complexity: O(horizon · n k²) to fit, O(h k) to forecast.
/// - Source: Marcellino, Stock & Watson (2006), J. Econometrics 135(1-2); reference §4.
public struct DirectAutoregression: LocalForecaster, CatalogModel {
  /// The name users write.
  public static let catalogName = "direct-ar"
  /// One sentence.
  public static let summary = "A regression of each step ahead on the past, one model a step."

  /// What reports call the model.
  public var name = catalogName
  /// Which lags, which trend.
  public let options: Options

  /// A direct autoregression.
  ///
  /// - Throws: `OptionError` on a value out of range or options that contradict each other.
  public init(options: Options = Options()) throws(OptionError) {
    self.options = try options.checked()
  }

  /// One regression for each step.
  public struct Local: FittedLocalForecaster, Hashable {
    /// Entry k − 1 forecasts step k.
    let regressions: [LagRegression]

    /// The steps it was fitted for.
    public var horizon: Int { regressions.count }

    /// Evaluates each step's regression at the end of the history.
    ///
    /// - Throws: `FitError.unsuitable` beyond the fitted horizon, `.seriesTooShort`,
    ///   `.missingValue`.
    public func forecast(
      after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
    ) throws -> Forecast {
      guard steps <= horizon else {
        throw FitError.unsuitable(
          series: history.id,
          reason: "expected at most \(horizon) steps, as many as were fitted, found \(steps)")
      }
      let wanted = regressions.prefix(steps)
      let reach = wanted.compactMap { $0.lags.max() }.max() ?? 0
      let values = try history.lastValues(reach)
      let means = wanted.enumerated().map { ahead, regression in
        let time = history.start + history.count - regression.start + ahead + 1
        var mean = regression.intercept + regression.slope * Double(time)
        for (lag, weight) in zip(regression.lags, regression.weights) {
          mean += weight * values[values.count - lag]
        }
        return mean
      }
      return try Forecast(
        after: history, means: means,
        standardDeviations: wanted.map { $0.residualVariance.squareRoot() }, levels: levels)
    }
  }

  /// Learns one regression for each step of the context's horizon.
  ///
  /// - Throws: `FitError.seriesTooShort`, `.missingValue`, `.singularRegressors`.
  public func fit(_ training: SeriesSlice, context: FitContext) throws(FitError) -> Local {
    var fitter = UpdatingFitter(options: options, horizon: context.horizon)
    return try fitter.fit(training)
  }

  /// A fitter that updates the factorisations from window to window.
  public func makeRollingFitter(context: FitContext) -> any RollingFitter<Local> {
    UpdatingFitter(options: options, horizon: context.horizon)
  }

  private struct UpdatingFitter: RollingFitter {
    /// One a step.
    var regressions: [MovingLagRegression]

    init(options: Options, horizon: Int) {
      regressions = (1...horizon).map {
        MovingLagRegression(
          plan: options.autoregression().plan(seasonLength: 1, lead: $0))
      }
    }

    var reusesWork: Bool { true }

    mutating func fit(_ training: SeriesSlice) throws(FitError) -> Local {
      // The last step needs the longest series: ask it first.
      var fits: [LagRegression] = []
      for index in regressions.indices.reversed() {
        fits.append(try regressions[index].fit(training))
      }
      return Local(regressions: fits.reversed())
    }

    /// The steps', one after another.
    var memory: [UInt8] {
      var writer = ByteWriter()
      for regression in regressions { writer.write(regression.memory) }
      return writer.bytes
    }

    mutating func restore(_ memory: [UInt8], after training: SeriesSlice) -> Bool {
      var reader = ByteReader(memory[...])
      for index in regressions.indices {
        guard let part = reader.block(), regressions[index].restore(part, after: training)
        else { return false }
      }
      return reader.isAtEnd
    }
  }
}
