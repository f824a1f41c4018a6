internal import Glibc
internal import NumericalMethods

/// The starts of the exact filters of up to eight models of one order, side by side: while their
/// gains settle.
///
/// What `FilterHead` does for one model. It ends where the gains of all stand still.
struct FilterHeadBatch {
  typealias Lanes = ARMAResidualBatch.Lanes

  private let columns: [[Double]]
  /// r, the length of the state.
  private let size: Int
  private let ar: [Lanes]
  private var variance: Lanes
  private var gain: [Lanes]
  private var direction: [Lanes]
  private var weight: Lanes
  private var isSteady = false
  /// The predicted states, `[c][r]`.
  private var means: [Lanes]
  private var logVariances = Lanes.zero
  /// `Σ e_i e_j / F`, `[c, c]`.
  private var products: [Lanes]
  /// Which lanes hold a stationary model.
  private let isStationary: [Bool]
  /// What is filtered, from the first position up to here.
  private(set) var position = 0
  /// The innovations of each column, as far as filtered.
  private(set) var innovations: [[Lanes]]

  /// The filters before the first observation.
  init(_ models: [ARMAModel], _ columns: [[Double]]) {
    self.columns = columns
    let size = models.reduce(1) { max($0, $1.stateCount) }
    self.size = size
    // A lane without a model waits, settled from the start.
    var variance = Lanes(repeating: 1)
    var weight = Lanes.zero
    var ar = [Lanes](repeating: .zero, count: size)
    var gain = ar
    var isStationary: [Bool] = []
    for (lane, model) in models.enumerated() {
      let recursion = InnovationsRecursion(model)
      isStationary.append(recursion != nil)
      guard let recursion else { continue }
      variance[lane] = recursion.variance
      weight[lane] = recursion.weight
      for j in recursion.gain.indices {
        ar[j][lane] = recursion.ar[j]
        gain[j][lane] = recursion.gain[j]
      }
    }
    self.variance = variance
    self.weight = weight
    self.ar = ar
    self.gain = gain
    direction = gain
    self.isStationary = isStationary
    means = [Lanes](repeating: .zero, count: columns.count * size)
    products = [Lanes](repeating: .zero, count: columns.count * columns.count)
    innovations = columns.map { _ in [] }
  }

  /// Filters until all gains stand still, or to the end.
  mutating func settle() {
    let n = columns.first?.count ?? 0
    var patience = size
    var factors = Lanes(repeating: 1)
    while position < n, !isSteady {
      observe()
      factors *= variance
      // One logarithm for eight variances, whose product overflows for none.
      if position % 8 == 7 {
        addLogarithms(of: &factors)
      }
      if advance() {
        patience -= 1
        isSteady = patience < 0
      }
      position += 1
    }
    addLogarithms(of: &factors)
  }

  /// Takes in the observations at `position`.
  private mutating func observe() {
    let inverse = 1 / variance
    for c in columns.indices {
      innovations[c].append(columns[c][position] - means[c * size])
    }
    for i in columns.indices {
      let share = innovations[i][position] * inverse
      for j in 0...i {
        let product = share * innovations[j][position]
        products[i * columns.count + j] += product
        if j < i { products[j * columns.count + i] += product }
      }
      move(column: i, share: share)
    }
  }

  /// `a ← T a + K e / F`.
  private mutating func move(column: Int, share: Lanes) {
    let (gain, ar) = (gain, ar)
    let (base, last) = (column * size, size - 1)
    var means = means.mutableSpan
    let first = means[base]
    for j in 0..<last {
      means[base + j] = means[base + j + 1] + gain[j] * share + ar[j] * first
    }
    means[base + last] = gain[last] * share + ar[last] * first
  }

  /// Moves the gains on, as `InnovationsRecursion` does; true where no lane changes any more.
  private mutating func advance() -> Bool {
    let old = variance
    let first = direction[0]
    let next = old + weight * first * first
    let (slope, share) = (weight * first, first / old)
    var largest = Lanes.zero
    Self.turn(&direction, &gain, ar, slope: slope, share: share, largest: &largest)
    weight *= old / next
    variance = next
    // M is below 0.
    let change = -weight * largest
    return all(change .<= InnovationsRecursion.tolerance * next)
  }

  /// Moves direction and gain by one step; `largest` grows to the largest square of a direction.
  private static func turn(
    _ direction: inout [Lanes], _ gain: inout [Lanes], _ ar: [Lanes], slope: Lanes, share: Lanes,
    largest: inout Lanes
  ) {
    let first = direction[0]
    var direction = direction.mutableSpan
    var gain = gain.mutableSpan
    for j in ar.indices {
      let ahead = j + 1 < ar.count ? direction[j + 1] : .zero
      let moved = ahead + ar[j] * first
      let turned = moved - gain[j] * share
      direction[j] = turned
      gain[j] += moved * slope
      largest = pointwiseMax(largest, turned * turned)
    }
  }

  private mutating func addLogarithms(of factors: inout Lanes) {
    for lane in factors.indices { logVariances[lane] += log(factors[lane]) }
    factors = Lanes(repeating: 1)
  }

  /// The moving-average coefficients of filters that stand still: `K_j / F - φ_j`.
  func steadyMA(_ lag: Int) -> Lanes { gain[lag - 1] / variance - ar[lag - 1] }

  /// The innovations at `position - 1, position - 2, …` of each column, at most `reach`.
  func before(reach: Int) -> [[Lanes]] {
    innovations.map { Array($0.suffix(reach).reversed()) }
  }

  /// The moments of each model once `count` more innovations, with these sums of products, are
  /// added; nil for one that is not stationary.
  func finished(adding rest: [Lanes], count: Int) -> [WhitenedMoments?] {
    let logs = count > 0 ? Double(count) * variance.logarithms : .zero
    return isStationary.indices.map { lane in
      guard isStationary[lane] else { return nil }
      var moments = WhitenedMoments(columns: columns.count)
      moments.count = position + count
      moments.logVariances = logVariances[lane] + logs[lane]
      moments.products = products.indices.map { index in
        products[index][lane] + (count > 0 ? rest[index][lane] / variance[lane] : 0)
      }
      return moments
    }
  }
}

extension SIMD8<Double> {
  fileprivate var logarithms: Self {
    var result = self
    for lane in indices { result[lane] = log(self[lane]) }
    return result
  }
}
