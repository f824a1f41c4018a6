public import ForecastCore
internal import NumericalMethods

/// The 4Theta method: the best of eight Theta models by their in-sample errors.
///
/// The trend line is straight or exponential, the theta line is made by sums or by products, the
/// season is taken out by factors or by differences, and θ is between 1 and 3, all by the least
/// mean absolute one-step error:
///
///     Z = θ d + (1 - θ) L                    d̂ = Ẑ / θ + (1 - 1/θ) L
///     Z = d^θ L^(1-θ)                        d̂ = Ẑ^(1/θ) L^(1-1/θ)
///
/// with d the adjusted series, L the line and Ẑ simple smoothing of Z. Values of 0 or below allow
/// sums and differences only. Bounds are normal with the variance of simple smoothing.
///
/// - Complexity: O(n) for each of some 40 values of θ and 30 of α, eight times.
/// - Source: Spiliotis, Assimakopoulos & Makridakis (2020), European J. Operational Research
///   284(2).
public struct FourTheta: LocalForecaster, CatalogModel {
  /// The name users write.
  public static let catalogName = "four-theta"
  /// One sentence.
  public static let summary = "4Theta: the best of eight Theta models, lines straight or curved."

  /// What reports call the model.
  public var name = catalogName
  /// What was chosen.
  public let options: SeasonLengthOptions

  /// The model with the given options.
  ///
  /// - Throws: `OptionError`.
  public init(options: SeasonLengthOptions = SeasonLengthOptions()) throws(OptionError) {
    self.options = try options.checked()
  }

  static let thetas = 1.0...3.0

  /// Fits every model the values allow and keeps the one of the least in-sample error.
  ///
  /// - Throws: `FitError.missingValue`; `.seriesTooShort` below 4 observations, unless equal.
  public func fit(_ training: SeriesSlice, context: FitContext) throws(FitError) -> FourThetaFit {
    let isConstant = training.count > 1 && training.allSatisfy { $0 == training[0] }
    let values = try training.completeValues(minimumCount: isConstant ? 2 : 4)
    let m = options.seasonLength.fixedValue ?? training.seasonLength
    let base = abs(values.reduce(0, +)) / Double(values.count)
    let largest = values.reduce(0) { max($0, abs($1)) }
    // A mean of nearly nothing is no unit.
    let unit = base > 1e-3 * largest ? base : (largest > 0 ? largest : 1)
    let scaled = values.map { $0 / unit }
    var best: FourThetaFit?
    for adjustment in adjustments(scaled, m: m) {
      let adjusted = adjustment.removed(from: scaled)
      for isExponential in [false, true] {
        for isMultiplicative in [false, true] {
          guard let line = FourThetaLine(adjusted, isExponential: isExponential),
            !isMultiplicative || (adjusted + line.values(adjusted.count)).allSatisfy({ $0 > 0 })
          else { continue }
          let fit = FourThetaFit.searched(
            adjusted, line: line, isMultiplicative: isMultiplicative, adjustment, unit: unit)
          if fit.error < best?.error ?? .infinity { best = fit }
        }
      }
    }
    guard let best else {
      throw .diverged(series: training.id, detail: "no theta line is finite")
    }
    return best
  }

  /// What may be taken out: factors and differences where a season passes the test.
  private func adjustments(_ values: [Double], m: Int) -> [SeasonalAdjustment] {
    let tested = SeasonalAdjustment.tested(values, m: m)
    guard tested.isMultiplicative, tested.indices.count > 1 else { return [tested] }
    return [
      tested,
      SeasonalAdjustment(
        indices: ClassicalDecomposition.additiveIndices(values, m: m), isMultiplicative: false),
    ]
  }
}
