/// The least-squares line `A + B t` through a series at t = 1 … n, extended one value at a time.
///
///     B[n] = ((n - 2) B[n-1] + 6 (y[n] - ȳ[n-1]) / n) / (n + 1),   A[n] = ȳ[n] - (n + 1) / 2 B[n]
///
/// - Source: Fiorucci et al. (2016), equations 21–24.
struct TrendLine: Hashable, Sendable {
  /// How many values it runs through.
  private(set) var count = 0
  /// Their mean.
  private(set) var mean = 0.0
  /// A.
  private(set) var intercept = 0.0
  /// B.
  private(set) var slope = 0.0

  /// The line through nothing.
  init() {}

  /// The line through a series.
  init(_ values: [Double]) {
    for value in values { append(value) }
  }

  /// The line through as many zeros.
  init(ofZeros count: Int) { self.count = count }

  mutating func append(_ value: Double) {
    let n = Double(count + 1)
    if count > 0 { slope = ((n - 2) * slope + 6 * (value - mean) / n) / (n + 1) }
    mean = ((n - 1) * mean + value) / n
    intercept = mean - (n + 1) / 2 * slope
    count += 1
  }
}
