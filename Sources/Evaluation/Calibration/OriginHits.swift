internal import ForecastCore
internal import NumericalMethods

/// Outcomes between the bounds of a level, counted origin by origin.
///
/// Outcomes of one origin, whether of several series or of several steps, may go together in any
/// way: a shock hits them all. How far they do is seen in how much the counts of the origins differ.
struct OriginHits: Sendable {
  private struct Cluster {
    var inside = 0
    var count = 0
  }

  private var clusters: [Int: Cluster] = [:]

  /// Counts an outcome of an origin.
  mutating func add(_ isInside: Bool, origin: Int) {
    clusters[origin, default: Cluster()].count += 1
    if isInside { clusters[origin, default: Cluster()].inside += 1 }
  }

  /// Counts what another count has, origin by origin.
  mutating func add(_ other: OriginHits) {
    for (origin, cluster) in other.clusters {
      clusters[origin, default: Cluster()].count += cluster.count
      clusters[origin, default: Cluster()].inside += cluster.inside
    }
  }

  /// The coverage, with the number of outcomes it is worth.
  ///
  /// - Parameters:
  ///   - level: of the bounds.
  ///   - reach: the neighbouring origins whose targets overlap, at least 1: they count as one.
  /// - Returns: nil where nothing was counted.
  func coverage(at level: ConfidenceLevel, reach: Double) -> CoverageCount? {
    guard !clusters.isEmpty else { return nil }
    // In one order, so that sums round alike.
    let clusters = clusters.sorted { $0.key < $1.key }.map(\.value)
    return CoverageCount(
      level: level, inside: clusters.reduce(0) { $0 + $1.inside },
      count: clusters.reduce(0) { $0 + $1.count },
      independent: max(1, Self.effectiveCount(clusters, reach: reach) / reach))
  }

  /// The number of independent outcomes that would tell as much.
  ///
  /// With m[g] outcomes at each of G origins, x[g] of them inside, n in all and p = Σ x / n,
  ///
  ///     V = G/(G−1) · Σ (x[g] − m[g] p)² / n²        the cluster-robust variance of p
  ///     effective = p (1 − p) / V · (z / t)²,        t with G / reach − 1 degrees of freedom
  ///
  /// no more than n, and no less than n² / Σ m[g]², which is G where the origins are of one size:
  /// what is left where all outcomes of an origin are the same. That is also taken where every
  /// outcome is inside, or none, as nothing then tells how far they go together. From a single
  /// origin nothing tells either; its series count as independent, as they do in tests by series.
  ///
  /// - Source: Korn & Graubard (1998), Survey Methodology 24(2), 193–201; Dean & Pagano (2015),
  ///   J. Survey Statistics and Methodology 3(4), 484–503, who find Wilson's interval on it the most
  ///   reliable; Cameron & Miller (2015), J. Human Resources 50(2), 317–372, for V.
  private static func effectiveCount(_ clusters: [Cluster], reach: Double) -> Double {
    let n = Double(clusters.reduce(0) { $0 + $1.count })
    let groups = Double(clusters.count)
    guard clusters.count > 1 else { return n }
    let share = Double(clusters.reduce(0) { $0 + $1.inside }) / n
    let fewest = n * n / clusters.reduce(0) { $0 + Double($1.count * $1.count) }
    let squares = clusters.reduce(0) { sum, cluster in
      let deviation = Double(cluster.inside) - Double(cluster.count) * share
      return sum + deviation * deviation
    }
    guard share > 0, share < 1 else { return fewest }
    guard squares > 0 else { return n }
    let variance = groups / (groups - 1) * squares / (n * n)
    let z = NormalDistribution.standard.quantile(0.975)
    let t = StudentT(degreesOfFreedom: max(1, groups / reach - 1)).quantile(0.975)
    let effective = share * (1 - share) / variance * (z / t) * (z / t)
    return min(n, max(fewest, effective))
  }
}
