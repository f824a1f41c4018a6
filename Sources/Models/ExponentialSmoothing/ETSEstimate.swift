internal import Glibc

/// An ETS model with its parameters and how well they suit the series they were found on.
public struct ETSEstimate: Hashable, Sendable {
  /// The components.
  public let form: ETSForm
  /// Smoothing parameters and initial states.
  public let parameters: ETSParameters
  /// How many observations there were.
  public let count: Int
  /// How many numbers were estimated, the error's variance counted.
  public let parameterCount: Int
  /// Gaussian log likelihood up to a constant, the variance concentrated out:
  /// `-n/2 log Σe²`, less `Σ log |f|` for multiplicative errors.
  public let logLikelihood: Double
  /// The mean squared one-step error, in the square of the series' unit.
  public let meanSquaredError: Double
  /// The variance of the errors `e` (relative ones for multiplicative errors), corrected for the
  /// number of parameters.
  public let variance: Double

  init(
    form: ETSForm, parameters: ETSParameters, count: Int, parameterCount: Int,
    logLikelihood: Double, meanSquaredError: Double, variance: Double
  ) {
    self.form = form
    self.parameters = parameters
    self.count = count
    self.parameterCount = parameterCount
    self.logLikelihood = logLikelihood
    self.meanSquaredError = meanSquaredError
    self.variance = variance
  }

  /// Filters a series and takes the measures of the fit.
  ///
  /// - Parameters:
  ///   - form: the components.
  ///   - parameters: the smoothing parameters and initial states.
  ///   - values: the series, `[n]`.
  ///   - estimatedCount: how many numbers were estimated, the variance not counted.
  init(form: ETSForm, parameters: ETSParameters, values: [Double], estimatedCount: Int) {
    var state = parameters.initial
    var squares = 0.0
    var absoluteSquares = 0.0
    var logarithms = 0.0
    for y in values {
      let forecast = state.update(y, form, parameters)
      let error = y - forecast
      absoluteSquares += error * error
      if form.error == .multiplicative {
        squares += error / forecast * (error / forecast)
        logarithms += log(abs(forecast))
      } else {
        squares += error * error
      }
    }
    let n = Double(values.count)
    self.form = form
    self.parameters = parameters
    count = values.count
    parameterCount = estimatedCount + 1
    logLikelihood =
      -0.5 * n * log(squares + ETSObjective.leastSquares(of: values, form)) - logarithms
    meanSquaredError = absoluteSquares / n
    variance = squares / Double(max(values.count - estimatedCount, 1))
  }

  /// The estimate for the series plus a constant, of a form that only adds.
  func shifted(by constant: Double) -> ETSEstimate {
    ETSEstimate(
      form: form, parameters: parameters.shifted(by: constant), count: count,
      parameterCount: parameterCount, logLikelihood: logLikelihood,
      meanSquaredError: meanSquaredError, variance: variance)
  }

  /// What decides between forms; smaller is better, +∞ where the sample is too small for it.
  public func criterion(_ criterion: InformationCriterion) -> Double {
    -2 * logLikelihood + criterion.penalty(parameters: parameterCount, observations: count)
  }

  /// Akaike's criterion.
  public var aic: Double { criterion(.aic) }
  /// Akaike's criterion, corrected for small samples.
  public var aicc: Double { criterion(.aicc) }
  /// Schwarz's criterion.
  public var bic: Double { criterion(.bic) }
}
