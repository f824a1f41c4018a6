internal import COpenBLAS

/// Into which pieces a single-precision product is cut, because OpenBLAS is faster on them.
///
/// Measured with OpenBLAS 0.3.21 on an EPYC with AVX-512, one core, peak 115 GFLOP/s:
/// `AᵀB` of 256 × 64 over 3,840 rows runs at 83, over 384 at a time at 97. `AB` of 64 × 256 × 64
/// runs at 96, in two halves at 114; of 256 × 512 × 128 at 103, by twelve rows at 112: below 10⁶
/// multiplications the AVX-512 builds have kernels that pack nothing.
enum ProductSplit {
  private static let largestUnpacked = 1_000_000

  private static let hasUnpackedKernels: Bool = {
    guard let name = unsafe openblas_get_corename() else { return false }
    return ["SkylakeX", "Cooperlake", "SapphireRapids"].contains(unsafe String(cString: name))
  }()

  /// How many rows of `AB` to compute in one call.
  static func rows(m: Int, n: Int, k: Int, transposed: Bool) -> Int {
    let work = n * k
    guard !transposed, m * work > largestUnpacked, work > 0, hasUnpackedKernels else { return m }
    let most = largestUnpacked / work & ~3
    guard most >= 8 else { return m }
    let pieces = (m + most - 1) / most
    return min(most, ((m + pieces - 1) / pieces + 3) & ~3)
  }

  /// How many rows of both sides of `AᵀB` to sum over in one call.
  static func inner(_ k: Int) -> Int { k > 512 ? 384 : max(k, 1) }
}
