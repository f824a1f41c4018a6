internal import Glibc
internal import NumericalMethods

/// The start of the exact filter of one model over some columns: while the gains settle.
struct FilterHead {
  private let model: ARMAModel
  private let columns: [[Double]]
  private var recursion: InnovationsRecursion
  private var moments: WhitenedMoments
  /// What is filtered, from the first position up to here.
  private(set) var position = 0
  /// The innovations of each column, `[c][n]`, as far as filtered.
  private(set) var innovations: [[Double]]

  /// The filter before the first observation; nil where the model is not stationary.
  init?(_ model: ARMAModel, _ columns: [[Double]]) {
    guard let recursion = InnovationsRecursion(model) else { return nil }
    self.model = model
    self.columns = columns
    self.recursion = recursion
    moments = WhitenedMoments(columns: columns.count)
    innovations = columns.map { [Double](repeating: 0, count: $0.count) }
  }

  /// Whether the gains stand still.
  var isSteady: Bool { recursion.isSteady }

  /// Filters until the gains stand still, or to the end.
  mutating func settle() {
    let n = columns.first?.count ?? 0
    var means = columns.map { _ in [Double](repeating: 0, count: model.stateCount) }
    var scaled = [Double](repeating: 0, count: columns.count)
    while position < n, !recursion.isSteady {
      let variance = recursion.variance
      let scale = 1 / variance.squareRoot()
      for c in columns.indices {
        let innovation = columns[c][position] - means[c][0]
        innovations[c][position] = innovation
        scaled[c] = innovation * scale
        model.move(&means[c], gain: recursion.gain, variance: variance, innovation: innovation)
      }
      moments.add(scaled)
      moments.logVariances += log(variance)
      moments.count += 1
      recursion.advance()
      position += 1
    }
  }

  /// Goes on to a position with the gains that stand still.
  mutating func continueSteadily(to end: Int) {
    guard position < end, isSteady else { return }
    let terms = model.maTerms.map {
      LagTerm(lag: $0.lag, coefficient: steadyMA($0.lag))
    }
    for c in columns.indices {
      fillARMAResiduals(
        of: columns[c], ar: model.arTerms, ma: terms, from: position, to: end,
        into: &innovations[c])
    }
    moments.add(innovations, from: position, to: end, variance: recursion.variance)
    moments.logVariances += Double(end - position) * log(recursion.variance)
    moments.count += end - position
    position = end
  }

  /// The moving-average coefficient of a filter that stands still: `K_j / F - φ_j`.
  func steadyMA(_ lag: Int) -> Double {
    recursion.gain[lag - 1] / recursion.variance
      - (lag <= model.ar.count ? model.ar[lag - 1] : 0)
  }

  /// The moments once `count` more innovations, with these sums of products, are added.
  func finished(adding products: [Double], count: Int) -> WhitenedMoments {
    var moments = moments
    guard count > 0 else { return moments }
    for (index, product) in products.enumerated() {
      moments.products[index] += product / recursion.variance
    }
    moments.logVariances += Double(count) * log(recursion.variance)
    moments.count += count
    return moments
  }
}
