/// A reproducible stream of random numbers that splits into independent child streams.
///
/// The generator is xoshiro256**, its state filled by SplitMix64 from the seed. Uniforms and
/// normals are made here rather than by the standard library, so that a new compiler cannot
/// change a result. `child(_:)` derives a stream from the *seed* and an index only, never from
/// how much was drawn: whoever runs first, child 7 is the same stream.
///
/// - Source: Blackman & Vigna (2021), ACM Trans. Math. Softw. 47(4); Steele, Lea & Flood (2014).
public struct SeededRandom: Sendable, Hashable {
  /// The seed this stream, and all its children, derive from.
  public let seed: UInt64
  private var s0: UInt64
  private var s1: UInt64
  private var s2: UInt64
  private var s3: UInt64

  /// Starts the stream of a seed; equal seeds give equal streams.
  public init(seed: UInt64) {
    self.seed = seed
    var mixer = seed
    s0 = Self.splitMix(&mixer)
    s1 = Self.splitMix(&mixer)
    s2 = Self.splitMix(&mixer)
    s3 = Self.splitMix(&mixer)
  }

  /// The stream of child `index`, independent of this stream and of every other child.
  public func child(_ index: Int) -> SeededRandom {
    var mixer = seed ^ 0xA076_1D64_78BD_642F
    let own = Self.splitMix(&mixer)
    var child = own &+ UInt64(bitPattern: Int64(index)) &* 0x9E37_79B9_7F4A_7C15
    return SeededRandom(seed: Self.splitMix(&child))
  }

  /// The stream of the child called `name`: the same name, the same stream.
  public func child(named name: String) -> SeededRandom {
    child(Int(Int64(bitPattern: FNV1a(name.utf8).hash)))
  }

  /// The next 64 random bits.
  public mutating func bits() -> UInt64 {
    let result = Self.rotateLeft(s1 &* 5, by: 7) &* 9
    let shifted = s1 << 17
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= shifted
    s3 = Self.rotateLeft(s3, by: 45)
    return result
  }

  /// A uniform number in [0, 1), a multiple of 2⁻⁵³.
  public mutating func uniform() -> Double {
    Double(bits() >> 11) * 0x1p-53
  }

  /// A uniform number in [lower, upper); `lower` itself where the two are equal.
  public mutating func uniform(_ lower: Double, _ upper: Double) -> Double {
    Self.place(uniform(), lower, upper)
  }

  /// A fraction of the way from `lower` to `upper`, below `upper` even where the sum rounds up.
  static func place(_ fraction: Double, _ lower: Double, _ upper: Double) -> Double {
    let place = lower + (upper - lower) * fraction
    return place < upper ? place : max(lower, upper.nextDown)
  }

  /// A uniform integer in `0..<bound`, without modulo bias (Lemire 2019).
  public mutating func integer(below bound: Int) -> Int {
    precondition(bound >= 1, "bound must be at least 1, found \(bound)")
    let range = UInt64(bound)
    var product = bits().multipliedFullWidth(by: range)
    if product.low < range {
      let threshold = (0 &- range) % range
      while product.low < threshold { product = bits().multipliedFullWidth(by: range) }
    }
    return Int(product.high)
  }

  /// A random order of `0..<count` (Fisher–Yates).
  public mutating func permutation(of count: Int) -> [Int] {
    var order = Array(0..<count)
    for last in stride(from: count - 1, to: 0, by: -1) {
      order.swapAt(last, integer(below: last + 1))
    }
    return order
  }

  private static func splitMix(_ state: inout UInt64) -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  private static func rotateLeft(_ x: UInt64, by k: UInt64) -> UInt64 {
    (x << k) | (x >> (64 - k))
  }
}
