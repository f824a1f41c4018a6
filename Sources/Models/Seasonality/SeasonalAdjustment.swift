internal import ForecastCore

/// Classical seasonal indices taken out of a series before a model sees it, and put back after.
struct SeasonalAdjustment: Hashable, Sendable {
  /// `[m]`, the first for the first training observation; `[1]` or `[0]` where there is none.
  let indices: [Double]
  /// Whether the indices are factors, else differences.
  let isMultiplicative: Bool

  /// Nothing to take out.
  static let none = SeasonalAdjustment(indices: [1], isMultiplicative: true)

  /// Indices of a series whose season passes the M4 test; none where it does not.
  ///
  /// Factors, unless a value is 0 or below or an index comes out below 0.01: then differences.
  ///
  /// - Parameters:
  ///   - values: the training part, none missing.
  ///   - m: the season length.
  /// - Returns: what to take out.
  /// - Source: Fiorucci et al. (2016), §5; the fall-back is statsforecast's.
  static func tested(_ values: [Double], m: Int) -> SeasonalAdjustment {
    SeasonalityTest.passes(values, m: m) ? classical(values, m: m) : .none
  }

  /// Indices of a series of at least two seasons, whatever a test says.
  static func classical(_ values: [Double], m: Int) -> SeasonalAdjustment {
    if values.allSatisfy({ $0 > 0 }) {
      let factors = ClassicalDecomposition.multiplicativeIndices(values, m: m)
      if factors.allSatisfy({ $0 >= 0.01 }) {
        return SeasonalAdjustment(indices: factors, isMultiplicative: true)
      }
    }
    return SeasonalAdjustment(
      indices: ClassicalDecomposition.additiveIndices(values, m: m), isMultiplicative: false)
  }

  /// An observation without its season; `position` counts from the first training observation.
  func removed(from value: Double, at position: Int) -> Double {
    let index = indices[position % indices.count]
    return isMultiplicative ? value / index : value - index
  }

  /// The inverse of `removed(from:at:)`.
  func restored(to value: Double, at position: Int) -> Double {
    let index = indices[position % indices.count]
    return isMultiplicative ? value * index : value + index
  }

  /// What a deviation of the adjusted series is in the unit of the series.
  func scale(at position: Int) -> Double {
    isMultiplicative ? abs(indices[position % indices.count]) : 1
  }

  /// Every observation without its season.
  func removed(from values: [Double]) -> [Double] {
    values.enumerated().map { removed(from: $1, at: $0) }
  }
}

extension SeasonalAdjustment: ByteCoded {
  func write(to writer: inout ByteWriter) {
    writer.write(indices)
    writer.write(isMultiplicative)
  }

  init?(from reader: inout ByteReader) {
    guard let indices = reader.numbers(), !indices.isEmpty, let isMultiplicative = reader.flag()
    else { return nil }
    self.init(indices: indices, isMultiplicative: isMultiplicative)
  }
}
