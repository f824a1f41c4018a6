import NumericalMethods

/// Series that break careless models.
enum OddSeries: String, CaseIterable, Sendable {
  case zeros, negative, nearUnitRoot, mostlyZeros, jump, alternating, straightLine, huge, tiny

  var values: [Double] {
    let positions = Array(0..<60)
    switch self {
    case .zeros: return positions.map { _ in 0 }
    case .negative: return Sample.wandering(60, seasonLength: 4).map { -$0 }
    case .nearUnitRoot:
      var random = SeededRandom(seed: 9)
      var value = 50.0
      return positions.map { _ in
        value = 0.9999 * value + random.normal()
        return value
      }
    case .mostlyZeros: return positions.map { $0 % 9 == 4 ? 3 : 0 }
    case .jump: return positions.map { $0 < 40 ? 1 : 1e6 }
    case .alternating: return positions.map { $0 % 2 == 0 ? 1 : -1 }
    case .straightLine: return positions.map { 5 + 0.5 * Double($0) }
    case .huge: return Sample.wandering(60, seasonLength: 4).map { $0 * 1e12 }
    case .tiny: return Sample.wandering(60, seasonLength: 4).map { $0 * 1e-12 }
    }
  }
}
