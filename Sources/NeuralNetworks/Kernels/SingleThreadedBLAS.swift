internal import COpenBLAS

/// Keeps OpenBLAS on the calling thread: parallelism is over series and folds, and the order of
/// a sum must not depend on how many threads there are.
enum SingleThreadedBLAS {
  private static let once: Void = openblas_set_num_threads(1)

  /// Pins it, the first time it is called.
  static func pin() {
    once
  }
}
